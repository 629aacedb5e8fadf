package org.layerwise.app;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.run.Run;

/** Begins kept runs anew, and has them go on, whatever experiment is open. Called on the front. */
public final class RunRestarts {
    private final RunRegistry runs;
    private final Supplier<@Nullable OpenTable> open;
    private final TestTableCache tests;

    /** @param open the table that is open, which is not read again */
    RunRestarts(RunRegistry runs, Supplier<@Nullable OpenTable> open, TestTableCache tests) {
        this.runs = runs;
        this.open = open;
        this.tests = tests;
    }

    /**
     * Begins a run of the same experiment, from the same weights.
     *
     * @param id whose
     * @param begun called when it has begun
     * @param failed gets the reason why it cannot
     */
    public void anew(String id, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        Resumption ready = of(id);
        runs.start(ready::anew, false, begun, failed);
    }

    /**
     * Has a run go on, in its record: from its last checkpoint, or from the beginning where it has come to none.
     *
     * @param id which
     * @param more epochs beyond those that were planned, or trained; 0: just the plan as it was
     * @param paused whether it waits before its next batch
     * @param begun called when it goes on
     * @param failed gets the reason why it cannot, such as that a process trains it
     */
    public void resume(String id, int more, boolean paused, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        Resumption ready = of(id);
        runs.start(() -> ready.start(more), paused, begun, failed);
    }

    private Resumption of(String id) {
        Run here = runs.trained()
                .filter(run -> run.id().equals(id))
                .flatMap(ShownRun::run)
                .orElse(null);
        return new Resumption(id, here, runs.store(), open.get(), tests);
    }
}
