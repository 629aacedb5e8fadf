package org.layerwise.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.ExperimentFile;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Model;

/**
 * Where a run's tables are, and how a file that the run leaves behind names them.
 *
 * @param table the table that was trained on
 * @param testTable the table of the test part; null where it is the same
 */
public record TablePaths(Path table, @Nullable Path testTable) {

    /** Where those of a recipe are. */
    public static TablePaths of(RunRecipe recipe) {
        return new TablePaths(recipe.table(), recipe.testTable());
    }

    /**
     * Writes a model. One whose test part is a table of its own names both from where the file is, so that they can be found.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be written
     */
    public void save(Model model, Path file) {
        ModelFile.save(testTable == null ? model : model.withExperiment(relative(model.experiment(), file)), file);
    }

    /**
     * Writes an experiment, the tables named from where the file is.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be written
     */
    public void save(Experiment experiment, Path file) {
        new ExperimentFile(file).save(relative(experiment, file));
    }

    private Experiment relative(Experiment experiment, Path file) {
        SplitSpec split = experiment.split();
        Experiment absolute = testTable == null
                ? experiment
                : experiment.withSplit(split.withTestTable(testTable.toString(), split.testFingerprint()));
        return new ExperimentFile(file)
                .relative(absolute, table, experiment.data().fingerprint());
    }
}
