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
     * @param more epochs beyond those of a checkpoint, or all those of a model's new run; 0: as the experiment says
     * @throws org.layerwise.base.ProblemException when the table is not here, or a checkpoint's is another
     */
    RunRegistry.Start start(int more) {
        return record.isCheckpoint() ? goOn(more) : begin(more);
    }

    private RunRegistry.Start goOn(int more) {
        CheckpointFile.Found found = new CheckpointFile(record.file()).load();
        Continuation continuation =
                Continuation.of(record.file(), found, record.info().state().end(), more);
        RunRecipe recipe = continuation
                .recipe()
                .withTables(record.tables().table(), record.tables().testTable());
        return new RunRegistry.Start(tables.placed(recipe).prepare(tables), "", continuation.changes());
    }

    private RunRegistry.Start begin(int more) {
        OpenTable open = tables.open();
        if (open == null) {
            throw Problem.error(Location.file(record.tables().table().toString()), Message.of("app/table-gone"))
                    .toException();
        }
        Experiment experiment = more == 0 ? now : ExperimentEdit.apply(now, List.of("training.epochs=" + more));
        RunRecipe recipe = new RunRecipe(
                experiment,
                open.path(),
                experiment.split().hasTestTable() ? Path.of(experiment.split().testTable()) : null,
                new RunStart.ModelWeights(record.file()));
        return new RunRegistry.Start(recipe.prepare(tables), "", List.of());
    }
}
