package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Continuation;
import org.layerwise.run.Run;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.train.RunEnd;

/**
 * How a run is made ready to go on. In the background.
 *
 * @param shown which
 * @param store where it is kept
 * @param tables that it is trained on
 */
record Resumption(ShownRun shown, RunStore store, TablesAtHand tables) {

    /**
     * What a run goes on with, be it kept or known from a file alone.
     *
     * @param now the experiment that is open; null for none
     * @param epochs in all, those that are trained included; 0: as planned
     * @throws org.layerwise.base.ProblemException when it cannot go on
     */
    static RunRegistry.Start start(
            ShownRun shown, RunStore store, TablesAtHand tables, @Nullable Experiment now, long epochs) {
        return shown.record() instanceof FileRecord of
                ? new ModelTraining(of, now == null ? of.experiment() : now, tables).start(epochs)
                : new Resumption(shown, store, tables).start(epochs);
    }

    /**
     * What it goes on with.
     *
     * @param epochs in all, those that are trained included; 0: as planned
     * @throws org.layerwise.base.ProblemException when it cannot go on
     */
    RunRegistry.Start start(long epochs) {
        shown.run().ifPresent(Run::await);
        RunRecord record = store.open(shown.id());
        Optional<Path> checkpoint = record.checkpoint();
        if (checkpoint.isEmpty()) {
            return new RunRegistry.Start(tables.placed(record.recipe()).prepare(tables), shown.id(), List.of());
        }
        Path file = checkpoint.get();
        CheckpointFile.Found found = new CheckpointFile(file).load();
        RunEnd end = record.info().state().end();
        Continuation continuation =
                epochs == 0 ? Continuation.of(file, found, end, 0) : Continuation.until(file, found, end, epochs);
        return new RunRegistry.Start(tables.prepared(continuation), shown.id(), continuation.changes());
    }
}
