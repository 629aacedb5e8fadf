package org.layerwise.runs;

import org.layerwise.train.RunEnd;

/** What a kept run is doing, or how it ended. */
public enum StoredState {
    RUNNING,
    COMPLETED,
    EARLY_STOPPED,
    TARGET_REACHED,
    TIME_LIMIT,
    /** Stopped by hand. */
    STOPPED,
    /** Its process is gone. */
    INTERRUPTED,
    NOT_FINITE,
    FAILED;

    static StoredState of(RunEnd end) {
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
}
