package org.layerwise.runs;

import java.util.Locale;
import org.layerwise.train.RunEnd;

/** What a kept run is doing, or how it ended. */
public enum StoredState {
    RUNNING,
    /** It waits until somebody lets it go on. */
    PAUSED,
    COMPLETED,
    EARLY_STOPPED,
    TARGET_REACHED,
    TIME_LIMIT,
    /** Stopped by hand. */
    STOPPED,
    /** Its process was asked to end, or is gone. */
    INTERRUPTED,
    NOT_FINITE,
    FAILED;

    /** How a run ended that was not interrupted. */
    public static StoredState of(RunEnd end) {
        return switch (end) {
            case UNFINISHED, FAILED -> FAILED;
            case COMPLETED -> COMPLETED;
            case EARLY_STOPPED -> EARLY_STOPPED;
            case TARGET_REACHED -> TARGET_REACHED;
            case TIME_LIMIT -> TIME_LIMIT;
            case STOPPED -> STOPPED;
            case NOT_FINITE -> NOT_FINITE;
        };
    }

    /** How the run's training ended; {@link RunEnd#UNFINISHED} where it goes on or was interrupted. */
    public RunEnd end() {
        return switch (this) {
            case RUNNING, PAUSED, INTERRUPTED -> RunEnd.UNFINISHED;
            case COMPLETED -> RunEnd.COMPLETED;
            case EARLY_STOPPED -> RunEnd.EARLY_STOPPED;
            case TARGET_REACHED -> RunEnd.TARGET_REACHED;
            case TIME_LIMIT -> RunEnd.TIME_LIMIT;
            case STOPPED -> RunEnd.STOPPED;
            case NOT_FINITE -> RunEnd.NOT_FINITE;
            case FAILED -> RunEnd.FAILED;
        };
    }

    /** Its name in lists and files: {@code early-stopped}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
