package org.layerwise.app;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.run.Run;
import org.layerwise.train.RunState;

/**
 * A run that waits because its checkpoint cannot be written: for room, for another folder, or for leave to go on without. Called on
 * the front, but where it says otherwise.
 */
public final class UnsavedRun {
    private final Background background;
    private final Runnable changed;
    private @Nullable Run run;
    private List<Problem> problems = List.of();

    /** @param changed told when there is such a run, or no longer */
    UnsavedRun(Background background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    /** Has a run wait, on its own thread, before its place is known to be lost. */
    static void pause(Run run) {
        if (!run.control().isStopRequested()) {
            run.control().pause();
        }
    }

    /** It could not be saved. */
    void failed(Run of, List<Problem> why) {
        run = of;
        problems = List.copyOf(why);
        changed.run();
    }

    /** Why the run waits; empty when none waits for that reason. */
    public Optional<Problem> problem() {
        return run != null && run.state() == RunState.PAUSED ? problems.stream().findFirst() : Optional.empty();
    }

    /** Saves it now where that is possible, and has it go on then. */
    public void tryAgain() {
        Run waiting = run;
        if (waiting == null || waiting.state() != RunState.PAUSED) {
            return;
        }
        background.run(
                () -> waiting.control()
                        .betweenBatches(waiting.outputs()::writeCheckpoints)
                        .join(),
                left -> {
                    if (left.isEmpty()) {
                        goOn();
                    } else {
                        failed(waiting, left);
                    }
                },
                left -> failed(waiting, left));
    }

    /** Has it go on, saved or not. */
    public void goOn() {
        Run waiting = run;
        run = null;
        problems = List.of();
        if (waiting != null) {
            waiting.control().run();
        }
        changed.run();
    }
}
