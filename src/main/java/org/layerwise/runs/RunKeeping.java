package org.layerwise.runs;

import java.util.List;
import java.util.function.Consumer;
import org.layerwise.base.Problem;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.Run;

/** Has a run write everything that is kept of it, whoever trains it. */
public final class RunKeeping {
    private RunKeeping() {}

    /**
     * Before the run is started.
     *
     * @param report takes what cannot be kept, the first time
     */
    public static void attach(Run run, StoredRun kept, Consumer<List<Problem>> report) {
        attach(run, kept, report, report);
    }

    /**
     * The same.
     *
     * @param unsaved takes why a checkpoint could not be written, the first time, on the run's thread
     */
    public static void attach(
            Run run, StoredRun kept, Consumer<List<Problem>> report, Consumer<List<Problem>> unsaved) {
        run.outputs().keptAs(kept.id());
        run.outputs().write(kept);
        run.outputs().writeCheckpoints(kept::checkpoint, CheckpointPace.OF_KEPT_RUNS, unsaved);
        run.outputs().writeBest(kept::best, report);
        run.outputs().writeModel(kept::model);
        run.onChange(() -> kept.entered(run.state()));
    }
}
