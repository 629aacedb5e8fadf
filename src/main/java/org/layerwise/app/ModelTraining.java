package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Continuation;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.train.RunEnd;

/**
 * How a run is made ready that begins where the run of an opened file ended. In the background.
 *
 * @param record of the file
 * @param now the experiment as it is edited: a model trains by it, a checkpoint by its own
 * @param tables that it is trained on
 */
record ModelTraining(FileRecord record, Experiment now, TablesAtHand tables) {

    /**
     * A checkpoint's run goes on; a model's weights are those that a new run begins with.
     *
     * @param epochs in all, those that the file's run was trained for included; 0: as planned, or as the experiment says
     * @throws org.layerwise.base.ProblemException when the table is not here, or a checkpoint's is another
     */
    RunRegistry.Start start(long epochs) {
        return record.isCheckpoint()
                ? goOn(epochs)
                : begin(epochs - record.info().progress().epochs());
    }

    private RunRegistry.Start goOn(long epochs) {
        Path file = record.file();
        CheckpointFile.Found found = new CheckpointFile(file).load();
        CheckpointFile.Found placed = new CheckpointFile.Found(
                found.checkpoint(), record.tables().table(), record.tables().testTable());
        RunEnd end = record.info().state().end();
        Continuation continuation =
                epochs == 0 ? Continuation.of(file, placed, end, 0) : Continuation.until(file, placed, end, epochs);
        return new RunRegistry.Start(tables.prepared(continuation), "", continuation.changes(), record.parent());
    }

    private RunRegistry.Start begin(long more) {
        OpenTable open = tables.open();
        if (open == null) {
            throw Problem.error(Location.file(record.tables().table().toString()), Message.of("app/table-gone"))
                    .toException();
        }
        Experiment experiment = more <= 0 ? now : ExperimentEdit.apply(now, List.of("training.epochs=" + more));
        RunRecipe recipe = new RunRecipe(
                experiment,
                open.path(),
                experiment.split().hasTestTable() ? Path.of(experiment.split().testTable()) : null,
                new RunStart.ModelWeights(record.file()));
        return new RunRegistry.Start(recipe.prepare(tables), "", List.of());
    }
}
