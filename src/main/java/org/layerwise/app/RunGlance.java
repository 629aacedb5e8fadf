package org.layerwise.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.layerwise.run.Run;
import org.layerwise.run.RunProgress;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.StoredState;
import org.layerwise.train.RunState;

/**
 * How far a run is, wherever it is trained.
 *
 * @param state what it is doing, or how it ended
 * @param stopping whether it was asked to stop, and has not yet
 * @param epoch that was begun last
 * @param epochs that are planned
 * @param step the last update; 0 before the first
 * @param fraction of its epochs that is done, 0 … 1
 * @param rowsPerSecond lately; 0 while unknown
 * @param timeLeft at this speed; null while unknown
 * @param blas what multiplies the matrices; empty where it is trained elsewhere
 */
public record RunGlance(
        StoredState state,
        boolean stopping,
        int epoch,
        int epochs,
        long step,
        double fraction,
        double rowsPerSecond,
        @Nullable Duration timeLeft,
        String blas) {

    /** A run that is trained by this process, or was. */
    static RunGlance of(Run run) {
        RunProgress progress = run.progress();
        StoredState state = switch (run.state()) {
            case RUNNING -> StoredState.RUNNING;
            case PAUSED -> StoredState.PAUSED;
            case ENDED -> run.end() == null ? StoredState.FAILED : StoredState.of(run.end());
        };
        return new RunGlance(
                state,
                run.state() != RunState.ENDED && run.control().isStopRequested(),
                progress.epoch(),
                progress.epochs(),
                progress.step(),
                progress.fraction(),
                progress.rowsPerSecond(),
                run.state() == RunState.RUNNING ? progress.timeLeft() : null,
                run.blasName());
    }

    /** A run from what is kept of it. */
    static RunGlance of(RunInfo info) {
        RunInfo.Progress progress = info.progress();
        int begun = info.goesOn() && progress.epochs() < progress.of() ? progress.epochs() + 1 : progress.epochs();
        return new RunGlance(
                info.state(),
                false,
                begun,
                progress.of(),
                progress.steps(),
                progress.of() == 0 ? 0 : Math.min(1, (double) progress.epochs() / progress.of()),
                0,
                null,
                "");
    }

    /** Whether a process trains it. */
    public boolean goesOn() {
        return state == StoredState.RUNNING || state == StoredState.PAUSED;
    }
}
