package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentDiff;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Continuation;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunState;

/**
 * How a kept run is made ready to go on, or to begin anew. In the background.
 *
 * @param id which
 * @param run itself where this window trained it: it may still write; null where it did not
 * @param store where it is kept
 * @param tables that it is trained on
 */
record Resumption(String id, @Nullable Run run, RunStore store, TablesAtHand tables) {

    /**
     * The same experiment from the same beginning, as a run of its own.
     *
     * @throws org.layerwise.base.ProblemException when it cannot begin
     */
    RunRegistry.Start anew() {
        return new RunRegistry.Start(tables.placed(store.open(id).recipe()).prepare(tables), "", List.of());
    }

    /**
     * What goes on in the same record.
     *
     * @param epochs in all, those that are trained included; 0: as planned
     * @throws org.layerwise.base.ProblemException when it cannot go on: a process trains it, its table is not here
     */
    RunRegistry.Start start(long epochs) {
        if (run != null) {
            if (run.state() != RunState.ENDED) {
                store.open(id).info().requireEnded();
            }
            run.await();
        }
        RunRecord record = store.open(id);
        Optional<Path> checkpoint = record.checkpoint();
        if (checkpoint.isEmpty()) {
            return fromTheBeginning(record, epochs);
        }
        Path file = checkpoint.get();
        CheckpointFile.Found found = new CheckpointFile(file).load();
        RunEnd end = record.info().state().end();
        Continuation continuation =
                epochs == 0 ? Continuation.of(file, found, end, 0) : Continuation.until(file, found, end, epochs);
        return new RunRegistry.Start(tables.prepared(continuation), id, continuation.changes());
    }

    /** A run that came to no checkpoint. */
    private RunRegistry.Start fromTheBeginning(RunRecord record, long epochs) {
        RunRecipe recipe = tables.placed(record.recipe());
        Experiment before = recipe.experiment();
        Experiment after = epochs == 0 ? before : ExperimentEdit.apply(before, List.of("training.epochs=" + epochs));
        PreparedRun ready = recipe.withExperiment(after).prepare(tables);
        record.info().requireTables(ready);
        return new RunRegistry.Start(ready, id, ExperimentDiff.between(before, after));
    }
}
