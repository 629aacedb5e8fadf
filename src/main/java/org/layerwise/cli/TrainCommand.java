package org.layerwise.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Severity;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.base.Where;
import org.layerwise.data.CsvFormat;
import org.layerwise.data.CsvReader;
import org.layerwise.data.PreparedData;
import org.layerwise.data.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.runs.ExperimentFile;
import org.layerwise.runs.ModelFile;
import org.layerwise.runs.WeightsFile;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.Recorder;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunEnd;
import org.layerwise.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise train}: trains an experiment and leaves a model, also when it is interrupted. */
@Command(name = "train", description = "Trains an experiment.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;

    private final Console console;

    @Parameters(index = "0", paramLabel = "EXPERIMENT.json", description = "The experiment.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL.layerwise",
            description = "The model to write. Default: EXPERIMENT.layerwise")
    private @Nullable Path output;

    @Option(names = "--csv", paramLabel = "METRICS.csv", description = "Where to write every number of the run.")
    private @Nullable Path csv;

    @Option(names = "--weights", paramLabel = "START.safetensors", description = "Weights to start from.")
    private @Nullable Path start;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the experiment for this run: network.dense1.units=8. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExperimentFile source = new ExperimentFile(file);
        Experiment experiment = source.load();
        for (String setting : settings) {
            experiment = ExperimentEdit.apply(experiment, setting);
        }
        Path model = output == null ? Names.withEnding(file, "layerwise") : output;
        Path tableFile = source.table(experiment);
        Names.requireWritable(model);
        Names.requireApart(model, file, tableFile);
        if (csv != null) {
            Names.requireWritable(csv);
            Names.requireApart(csv, file, tableFile);
            if (csv.toAbsolutePath().normalize().equals(model.toAbsolutePath().normalize())) {
                throw Problem.error(
                                Where.file(csv.toString()),
                                "the metrics and the model cannot be the same file.",
                                "Name another file for one of them.")
                        .toException();
            }
        }
        Table table = CsvReader.read(tableFile, CsvFormat.AUTO);
        PreparedData data = PreparedData.of(
                table, experiment.data(), experiment.pipeline(), experiment.split(), experiment.seeds());
        experiment.data().checkFingerprint(table, Severity.WARNING).ifPresent(found -> console.report(List.of(found)));
        console.report(data.problems());
        console.report(ExperimentPlan.advice(experiment));
        Trainer trainer = new Trainer(experiment, data);
        if (start != null) {
            trainer.weights().restore(WeightsFile.load(start, trainer.plan()));
        }
        return train(trainer, experiment, data, model);
    }

    private int train(Trainer trainer, Experiment experiment, PreparedData data, Path model) {
        RunControl control = new RunControl();
        CountDownLatch written = new CountDownLatch(1);
        Threads.onShutdown("layerwise-interrupt", () -> stopAndWait(control, written));
        try (Metrics metrics = Metrics.open(csv, trainer)) {
            TrainProgress progress =
                    new TrainProgress(console, quiet, experiment, data.train().rows(), Ticker.SYSTEM);
            progress.begin(trainer);
            RunEnd end = trainer.run(control, metrics.sinks(), progress);
            ModelFile.save(trainer.model(), model);
            progress.end(end, model);
            metrics.throwIfIncomplete();
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

    /** METRICS.csv, when it is asked for. */
    private record Metrics(@Nullable Path file, @Nullable Recorder recorder) implements AutoCloseable {

        static Metrics open(@Nullable Path file, Trainer trainer) {
            if (file == null) {
                return new Metrics(null, null);
            }
            try {
                Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                return new Metrics(
                        file,
                        new Recorder("layerwise-metrics", trainer.layout(), new MetricsWriter(out, trainer.layout())));
            } catch (IOException e) {
                throw new ProblemException(
                        Problem.error(
                                Where.file(file.toString()),
                                "the metrics cannot be written: " + e.getMessage() + ".",
                                "Choose another place, or make room."),
                        e);
            }
        }

        List<FrameSink> sinks() {
            return recorder == null ? List.of() : List.of(recorder);
        }

        void throwIfIncomplete() {
            if (recorder != null && recorder.failure() != null) {
                throw Problem.error(
                                Where.file(String.valueOf(file)),
                                "the metrics are incomplete: "
                                        + recorder.failure().getMessage() + ".",
                                "Make room, and train again; the model is written.")
                        .toException();
            }
        }

        @Override
        public void close() {
            // the trainer closes its sinks, and with them the file
        }
    }
}
