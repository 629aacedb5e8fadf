package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.base.Where;
import org.layerwise.data.DataSpec;
import org.layerwise.data.PreparedData;
import org.layerwise.data.SplitSpec;
import org.layerwise.data.csv.CsvReader;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Ending;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.runs.CheckpointFile;
import org.layerwise.runs.ExperimentFile;
import org.layerwise.runs.ModelFile;
import org.layerwise.runs.WeightsFile;
import org.layerwise.train.Checkpoint;
import org.layerwise.train.Model;
import org.layerwise.train.Provenance;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layerwise train}: trains an experiment, or a checkpoint on, and leaves a model, also when it is interrupted. */
@Command(name = "train", description = "Trains an experiment.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;

    /** What may be changed in a run that has begun. */
    private static final List<String> ADJUSTABLE = List.of("training.epochs", "training.timeLimit", "training.target");

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPERIMENT.json", description = "The experiment.")
    private @Nullable Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL.layerwise",
            description = "The model to write. Default: EXPERIMENT.layerwise, or CHECKPOINT.layerwise")
    private @Nullable Path output;

    @Option(
            names = "--csv",
            paramLabel = "METRICS.csv",
            description =
                    "Where to write every number of the run. A resumed run goes on in it, behind the checkpoint's step.")
    private @Nullable Path csv;

    @Option(names = "--weights", paramLabel = "START.safetensors", description = "Weights to start from.")
    private @Nullable Path start;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the experiment for this run: network.dense1.units=8. May be repeated. "
                    + "A resumed run takes training.epochs, training.timeLimit and training.target.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--resume",
            paramLabel = "CHECKPOINT",
            description = "Goes on from a checkpoint, in place of EXPERIMENT.json, and writes later ones there.")
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

    @Option(
            names = "--checkpoint",
            paramLabel = "CHECKPOINT",
            description = "Where to write, now and then and when the run is interrupted, what --resume goes on from.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "EPOCHS",
            description = "Epochs between checkpoints. Default: a minute between them.")
    private int checkpointEvery;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    TrainCommand(Console console) {
        this.console = console;
    }

    /** What is trained: an experiment anew, or a checkpoint's on. */
    private record Source(
            Path file,
            Experiment experiment,
            Path table,
            @Nullable Path testTable,
            @Nullable Checkpoint from) {}

    @Override
    public Integer call() {
        Source source = resumed == null ? experiment() : checkpoint(resumed);
        Path model = output == null ? Names.withEnding(source.file(), "layerwise") : output;
        Path checkpoints = checkpoint == null ? resumed : checkpoint;
        checkOutputs(source, model, checkpoints);
        Experiment experiment = source.experiment();
        Table table = ReadingLine.load(
                        quiet ? console.withoutTerminal() : console,
                        source.table(),
                        experiment.data().format(),
                        experiment.data().faults())
                .table();
        Severity changed = source.from() == null ? Severity.WARNING : Severity.ERROR;
        checkTable(experiment, table, changed);
        Table testTable = testTable(source, changed);
        PreparedData data = PreparedData.of(
                table, testTable, experiment.data(), experiment.pipeline(), experiment.split(), experiment.seeds());
        console.report(data.problems());
        Trainer trainer =
                new Trainer(source.from() == null ? Ending.fitted(experiment, data.pipeline()) : experiment, data);
        console.report(ExperimentPlan.advice(experiment, data.pipeline(), trainer.plan()));
        if (start != null) {
            trainer.weights().restore(WeightsFile.load(start, trainer.plan()));
        }
        if (source.from() != null) {
            trainer.resume(source.from());
            console.report(differences(source.from(), trainer));
        }
        return train(trainer, source, model, checkpoints);
    }

    private Source experiment() {
        if (file == null) {
            throw usage("Missing required parameter: 'EXPERIMENT.json'");
        }
        if (movedTable != null) {
            throw usage("--table belongs to --resume; an experiment names its own table");
        }
        if (movedTestTable != null) {
            throw usage(
                    "--test-table belongs to --resume and to new; --set split.testTable=FILE changes it for one run");
        }
        ExperimentFile source = new ExperimentFile(file);
        Experiment experiment = edited(source.load());
        return new Source(
                file,
                experiment,
                source.table(experiment),
                source.testTable(experiment).orElse(null),
                null);
    }

    private Source checkpoint(Path from) {
        if (file != null) {
            throw usage(
                    "either EXPERIMENT.json or --resume CHECKPOINT can be given, for a checkpoint holds its experiment");
        }
        if (start != null) {
            throw usage("--weights cannot be given with --resume, for a checkpoint holds its weights");
        }
        for (String setting : settings) {
            if (ADJUSTABLE.stream()
                    .noneMatch(path -> setting.startsWith(path + "=") || setting.startsWith(path + "."))) {
                throw usage("--set " + setting + ": a resumed run can only be given another "
                        + String.join(", ", ADJUSTABLE));
            }
        }
        CheckpointFile.Found found = new CheckpointFile(from).load();
        if (movedTestTable != null && found.testTable() == null) {
            throw usage("--test-table: the run has no test table");
        }
        return new Source(
                from,
                edited(found.checkpoint().model().experiment()),
                movedTable == null ? found.table() : movedTable,
                movedTestTable == null ? found.testTable() : movedTestTable,
                found.checkpoint());
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Experiment edited(Experiment experiment) {
        Experiment edited = experiment;
        for (String setting : settings) {
            edited = ExperimentEdit.apply(edited, setting);
        }
        return edited;
    }

    /** Refuses, before any work is done, what cannot be written or would be written over. */
    private void checkOutputs(Source source, Path model, @Nullable Path checkpoints) {
        if (checkpointEvery < 0 || (checkpointEvery > 0 && checkpoints == null)) {
            throw usage("--checkpoint-every takes a number of epochs, and --checkpoint the file to write");
        }
        List<Path> reads = new ArrayList<>(List.of(source.table()));
        if (source.testTable() != null) {
            reads.add(source.testTable());
        }
        if (!source.file().equals(checkpoints)) {
            reads.add(source.file());
        }
        if (start != null) {
            reads.add(start);
        }
        Map<Path, String> written = new LinkedHashMap<>();
        check(model, "model", written, reads);
        if (csv != null) {
            check(csv, "metrics", written, reads);
        }
        if (checkpoints != null) {
            check(checkpoints, "checkpoint", written, reads);
        }
    }

    private static void check(Path output, String what, Map<Path, String> written, List<Path> reads) {
        Names.requireWritable(output);
        Names.requireApart(output, reads.toArray(Path[]::new));
        String other = written.put(output.toAbsolutePath().normalize(), what);
        if (other != null) {
            throw Problem.error(
                            Where.file(output.toString()),
                            "the " + what + " and the " + other + " cannot be the same file.",
                            "Name another file for one of them.")
                    .toException();
        }
    }

    private void checkTable(Experiment experiment, Table table, Severity severity) {
        experiment.data().checkFingerprint(table, severity).ifPresent(found -> {
            if (found.isError()) {
                throw found.toException();
            }
            console.report(List.of(found));
        });
    }

    /** The table of the test part, where it is one of its own; a resumed run needs the very one that it began with. */
    private static @Nullable Table testTable(Source source, Severity changed) {
        if (source.testTable() == null) {
            return null;
        }
        DataSpec spec = source.experiment().data();
        Table table = CsvReader.readLike(source.testTable(), spec.format(), spec.faults());
        source.experiment()
                .split()
                .checkTestFingerprint(table, changed)
                .filter(Problem::isError)
                .ifPresent(found -> {
                    throw found.toException();
                });
        return table;
    }

    /** A model whose test part is a file of its own finds its tables from where it stands itself. */
    private static Model placed(Model model, Source source, Path file) {
        if (source.testTable() == null) {
            return model;
        }
        Experiment told = model.experiment();
        SplitSpec split = told.split();
        Experiment absolute =
                told.withSplit(split.withTestTable(source.testTable().toString(), split.testFingerprint()));
        return model.withExperiment(new ExperimentFile(file)
                .relative(absolute, source.table(), told.data().fingerprint()));
    }

    /** What may keep a resumed run from giving the same bits. */
    private static List<Problem> differences(Checkpoint from, Trainer trainer) {
        Provenance then = from.model().provenance();
        Provenance now = trainer.model().provenance();
        if (then.blas().equals(now.blas()) && then.platform().equals(now.platform())) {
            return List.of();
        }
        return List.of(Problem.note(
                Where.NOWHERE,
                "the checkpoint was made with " + then.blas() + " on " + then.platform() + ", and goes on with "
                        + now.blas() + " on " + now.platform() + "; the last digits may differ.",
                ""));
    }

    private int train(Trainer trainer, Source source, Path model, @Nullable Path checkpoints) {
        RunControl control = new RunControl();
        CountDownLatch written = new CountDownLatch(1);
        Threads.onShutdown("layerwise-interrupt", () -> stopAndWait(control, written));
        try {
            MetricsRecord metrics = MetricsRecord.open(console, csv, trainer, source.from() != null);
            TrainProgress progress = new TrainProgress(console, quiet, source.experiment(), trainer, Ticker.SYSTEM);
            CheckpointWriter writer = checkpoints == null
                    ? null
                    : new CheckpointWriter(
                            console,
                            trainer,
                            new CheckpointFile(checkpoints),
                            source.table(),
                            source.testTable(),
                            checkpointEvery,
                            metrics::flush,
                            Ticker.SYSTEM);
            progress.begin();
            RunEnd end = trainer.run(
                    control, metrics.sinks(), writer == null ? progress : RunListener.both(progress, writer));
            ModelFile.save(placed(trainer.model(), source, model), model);
            progress.end(end, model, checkpoints);
            metrics.throwIfIncomplete();
            if (writer != null) {
                writer.throwIfMissing();
            }
            if (end == RunEnd.NOT_FINITE) {
                console.report(List.of(trainer.notFinite()));
                return CommandLineApp.FAILED;
            }
            return CommandLineApp.OK;
        } finally {
            written.countDown();
        }
    }

    /** On Ctrl-C or SIGTERM: the run ends at the next batch, and the process waits until the model is written. */
    private static void stopAndWait(RunControl control, CountDownLatch written) {
        control.stop();
        try {
            if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(TrainCommand.class.getName())
                        .log(System.Logger.Level.WARNING, "the model could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
