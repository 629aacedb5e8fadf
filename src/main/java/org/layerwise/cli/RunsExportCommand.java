package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.exchange.tensorboard.TensorBoard;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ExperimentFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.TablePaths;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.train.Model;
import org.layerwise.train.ResumeState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise runs export}: what a run has left behind, as files. */
@Command(name = "export", description = "Writes what is kept of a run as files.", mixinStandardHelpOptions = true)
final class RunsExportCommand implements Callable<Integer> {
    private static final String LAST = "last";
    private static final String BEST = "best";

    private final RunsCommand runs;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String reference = "";

    @Option(
            names = "--at",
            paramLabel = "best|last|EPOCH",
            defaultValue = LAST,
            description = "From when the model and the checkpoint are: the best epoch, the end, or after an epoch."
                    + " Default: ${DEFAULT-VALUE}")
    private String at = LAST;

    @Option(names = "--csv", paramLabel = "METRICS.csv", description = "Every number, as train --csv writes them.")
    private @Nullable Path csv;

    @Option(names = "--model", paramLabel = "MODEL.layerwise", description = "The model.")
    private @Nullable Path model;

    @Option(names = "--checkpoint", paramLabel = "CHECKPOINT", description = "What train --resume goes on from.")
    private @Nullable Path checkpoint;

    @Option(names = "--experiment", paramLabel = "EXPERIMENT.json", description = "What was trained.")
    private @Nullable Path experiment;

    @Option(
            names = "--tensorboard",
            paramLabel = "FOLDER",
            description =
                    "A log folder of TensorBoard, in which the run gets a folder. It is made where it is not there.")
    private @Nullable Path tensorboard;

    RunsExportCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        requireOutputs();
        try (RunStore store = runs.open()) {
            RunRecord record = store.open(store.find(reference).id());
            String again = KeptRun.reference(store, record.info());
            TablePaths tables = record.tables();
            outputs().readsTable(tables.table()).readsTable(tables.testTable()).check();
            // what is not there is refused before anything is written
            Path modelFile = model == null ? null : modelFile(record, again);
            Path checkpointFile = checkpoint == null ? null : checkpointFile(record, again);
            if (csv != null) {
                record.exportMetrics(csv);
                written(csv);
            }
            if (tensorboard != null) {
                written(TensorBoard.write(
                        tensorboard,
                        record.info().name(),
                        record.layout(),
                        record.info().started(),
                        record::replay));
            }
            if (experiment != null) {
                record.tables().save(record.experiment(), experiment);
                written(experiment);
            }
            if (model != null && modelFile != null) {
                save(modelFile, model);
            }
            if (checkpoint != null && checkpointFile != null) {
                CheckpointFile.Found found = new CheckpointFile(checkpointFile).load();
                new CheckpointFile(checkpoint, record.info().id())
                        .save(found.checkpoint(), found.table(), found.testTable());
                written(checkpoint);
            }
            return CommandLineApp.OK;
        }
    }

    private void written(Path file) {
        runs.console().err().println("Wrote " + file + ".");
    }

    private CommandFiles outputs() {
        return new CommandFiles()
                .usesStore(runs.folder())
                .writes(csv, Message.of("cli/metrics"))
                .writes(model, Message.of("cli/model"))
                .writes(checkpoint, Message.of("cli/checkpoint"))
                .writes(experiment, Message.of("cli/experiment"))
                .addsTo(tensorboard);
    }

    private void requireOutputs() {
        if (csv == null && model == null && checkpoint == null && experiment == null && tensorboard == null) {
            throw Problem.error(Location.NOWHERE, Message.of("cli/nothing-to-export"))
                    .toException();
        }
        outputs().check();
    }

    /** The model that the run ended with, or that of a checkpoint. */
    private Path modelFile(RunRecord record, String again) {
        return at.equals(LAST) && record.model().isPresent() ? record.model().get() : checkpointFile(record, again);
    }

    private Path checkpointFile(RunRecord record, String again) {
        RunInfo run = record.info();
        return switch (at) {
            case LAST ->
                record.checkpoint().orElseThrow(() -> wrong(Message.of("cli/no-checkpoint-yet", run.name(), again)));
            case BEST -> record.best().orElseThrow(() -> wrong(Message.of("cli/no-best-yet", run.name())));
            default -> afterEpoch(record, epoch());
        };
    }

    private int epoch() {
        try {
            return Integer.parseInt(at);
        } catch (NumberFormatException e) {
            throw wrong(Message.of("cli/no-place-in-run", at));
        }
    }

    private Path afterEpoch(RunRecord record, int epoch) {
        TreeSet<Integer> known = new TreeSet<>();
        for (Optional<Path> file : List.of(record.checkpoint(), record.best())) {
            Integer after = file.flatMap(RunsExportCommand::epochAfter).orElse(null);
            if (after != null && after == epoch) {
                return file.orElseThrow();
            }
            if (after != null) {
                known.add(after);
            }
        }
        throw wrong(Message.of(
                "cli/no-such-epoch",
                record.info().name(),
                epoch,
                known.isEmpty() ? Message.of("cli/no-epoch-kept") : List.copyOf(known)));
    }

    /** The epoch that a checkpoint is right after; empty for one in the middle of an epoch. */
    private static Optional<Integer> epochAfter(Path checkpoint) {
        return new CheckpointFile(checkpoint)
                .standing()
                .filter(standing -> standing.row() == 0)
                .map(ResumeState::wholeEpochs);
    }

    /** As train -o writes it: a test table is named from where the file is. */
    private void save(Path from, Path to) {
        Model kept = ModelFile.load(from);
        ExperimentFile place = new ExperimentFile(from);
        new TablePaths(
                        place.table(kept.experiment()),
                        place.testTable(kept.experiment()).orElse(null))
                .save(kept, to);
        written(to);
    }

    private static ProblemException wrong(Message text) {
        return Problem.error(Location.path("--at", ""), text).toException();
    }
}
