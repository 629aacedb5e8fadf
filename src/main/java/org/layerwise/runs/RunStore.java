package org.layerwise.runs;

import java.util.List;
import org.layerwise.run.RunRecipe;
import org.layerwise.telemetry.FrameLayout;

/** Keeps runs: from their first step, and after their process has ended. Any thread. */
public interface RunStore {

    /**
     * Begins to keep a run.
     *
     * @param recipe what it is made from
     * @param layout of its frames
     * @throws org.layerwise.base.ProblemException when there is no room, or the place cannot be written
     */
    StoredRun begin(RunRecipe recipe, FrameLayout layout);

    /** All runs that are kept, the newest first. One whose process is gone reads interrupted. */
    List<RunInfo> list();

    /**
     * What is kept of a run.
     *
     * @throws org.layerwise.base.ProblemException when there is no such run, or its record is damaged
     */
    RunRecord open(String id);

    /**
     * Throws a run away.
     *
     * @throws org.layerwise.base.ProblemException when it goes on, or cannot be deleted
     */
    void delete(String id);
}
