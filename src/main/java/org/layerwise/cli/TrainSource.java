package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.WindowedExperiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ExperimentFile;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What {@code train} is to train: an experiment from the beginning, or a checkpoint's run further. */
final class TrainSource {

    /** What may be changed in a run that has begun. */
    private static final List<String> ADJUSTABLE = List.of("training.epochs", "training.timeLimit", "training.target");

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPERIMENT.json", description = "The experiment.")
    private @Nullable Path experiment;

    @Option(names = "--weights", paramLabel = "START.safetensors", description = "Weights to start from.")
    private @Nullable Path weights;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the experiment for this run: network.dense1.units=8. May be repeated. "
                    + "A resumed run takes training.epochs, training.timeLimit and training.target.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--resume",
            paramLabel = "CHECKPOINT",
            description =
                    "Goes on from a checkpoint, in place of EXPERIMENT.json, and writes later ones there: in the kept run"
                            + " that it belongs to, or in a new one.")
    private @Nullable Path resumed;

    @Option(
            names = "--table",
            paramLabel = "TABLE.csv",
            description = "Where the table of a resumed run stands, if it was moved.")
    private @Nullable Path movedTable;

    @Option(
            names = "--test-table",
            paramLabel = "TABLE.csv",
            description = "Where the test table of a resumed run stands, if it was moved.")
    private @Nullable Path movedTestTable;

    /** The recipe that the options describe. */
    RunRecipe recipe(CommandSpec command) {
        return resumed == null ? fromExperiment(command) : fromCheckpoint(command, resumed);
    }

    /** The experiment's file or the checkpoint. */
    Path file() {
        return Objects.requireNonNull(resumed == null ? experiment : resumed);
    }

    /** The checkpoint that is gone on from; null for an experiment. */
    @Nullable
    Path resumed() {
        return resumed;
    }

    /** The id of the kept run that the checkpoint belongs to; empty for none, and for an experiment. */
    String keptRun() {
        return resumed == null ? "" : new CheckpointFile(resumed).keptRun().orElse("");
    }

    /** The weights that are started from; null for the usual ones. */
    @Nullable
    Path weights() {
        return weights;
    }

    private RunRecipe fromExperiment(CommandSpec command) {
        if (experiment == null) {
            throw usage(command, "Missing required parameter: 'EXPERIMENT.json'");
        }
        if (movedTable != null) {
            throw usage(command, "--table belongs to --resume; an experiment names its own table");
        }
        if (movedTestTable != null) {
            throw usage(
                    command,
                    "--test-table belongs to --resume and to new; --set split.testTable=FILE changes it for one run");
        }
        ExperimentFile file = new ExperimentFile(experiment);
        Experiment written = file.load();
        return RunRecipe.of(
                file,
                WindowedExperiment.adapted(written, ExperimentEdit.apply(written, settings)),
                weights == null ? new RunStart.FreshWeights() : new RunStart.FirstWeights(weights));
    }

    private RunRecipe fromCheckpoint(CommandSpec command, Path from) {
        if (experiment != null) {
            throw usage(
                    command,
                    "either EXPERIMENT.json or --resume CHECKPOINT can be given, for a checkpoint holds its experiment");
        }
        if (weights != null) {
            throw usage(command, "--weights cannot be given with --resume, for a checkpoint holds its weights");
        }
        for (String setting : settings) {
            if (ADJUSTABLE.stream()
                    .noneMatch(path -> setting.startsWith(path + "=") || setting.startsWith(path + "."))) {
                throw usage(
                        command,
                        "--set " + setting + ": a resumed run can only be given another "
                                + String.join(", ", ADJUSTABLE));
            }
        }
        CheckpointFile.Found found = new CheckpointFile(from).load();
        if (movedTestTable != null && found.testTable() == null) {
            throw usage(command, "--test-table: the run has no test table");
        }
        RunRecipe recipe = RunRecipe.resuming(from, found);
        return recipe.withExperiment(ExperimentEdit.apply(recipe.experiment(), settings))
                .withTables(
                        movedTable == null ? found.table() : movedTable,
                        movedTestTable == null ? found.testTable() : movedTestTable);
    }

    static ParameterException usage(CommandSpec command, String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
