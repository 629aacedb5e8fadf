package org.layerwise.app;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.Run;

/** Begins kept runs anew, and has them go on, whatever experiment is open. Called on the front. */
public final class RunRestarts {
    private final RunRegistry runs;
    private final Supplier<@Nullable OpenTable> open;
    private final Supplier<@Nullable Experiment> now;
    private final TestTableCache tests;

    /**
     * @param open the table that is open, which is not read again
     * @param now the experiment that is open
     */
    RunRestarts(
            RunRegistry runs,
            Supplier<@Nullable OpenTable> open,
            Supplier<@Nullable Experiment> now,
            TestTableCache tests) {
        this.runs = runs;
        this.open = open;
        this.now = now;
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
     * @param epochs in all, those that are trained included; 0: as planned
     * @param paused whether it waits before its next batch
     * @param begun called when it goes on
     * @param failed gets the reason why it cannot, such as that a process trains it
     */
    public void resume(String id, long epochs, boolean paused, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        Resumption ready = of(id);
        runs.start(() -> ready.start(epochs), paused, begun, failed);
    }

    /**
     * Has the run that is shown go on. One that is known from a file alone goes on in a new run: a checkpoint's bit for bit; a
     * model's weights are those that a run of the experiment as it is now begins with.
     *
     * @param epochs in all, those that are trained included; 0: as planned
     * @param paused whether it waits before its next batch
     * @param begun called when it goes on
     * @param failed gets the reason why it cannot: that its table is not here, or another one
     */
    public void resumeShown(long epochs, boolean paused, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        ShownRun shown = runs.shown().orElseThrow();
        if (shown.record() instanceof FileRecord file) {
            Experiment edited = now.get();
            ModelTraining ready = new ModelTraining(file, edited == null ? file.experiment() : edited, tables());
            runs.start(() -> ready.start(epochs), paused, begun, failed);
        } else {
            resume(shown.id(), epochs, paused, begun, failed);
        }
    }

    private TablesAtHand tables() {
        return new TablesAtHand(open.get(), tests);
    }

    private Resumption of(String id) {
        Run here = runs.trained()
                .filter(run -> run.id().equals(id))
                .flatMap(ShownRun::run)
                .orElse(null);
        return new Resumption(id, here, runs.store(), tables());
    }
}
