package org.layerwise.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerwise.app.OpenTable;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.DataDefaults;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.prepare.Tables;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.experiment.NoGoal;
import org.layerwise.experiment.NoStopping;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.math.Blas;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.optim.Adam;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.Recorder;
import org.layerwise.telemetry.TelemetrySpec;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunListener;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/**
 * What watching a run costs it: whole runs on one training thread that are sampled at every step and hardly ever, in turns, as
 * many rounds as are asked for; the difference of the medians is the cost of a sampled step. With it go the display ring and
 * the record. Run by hand: {@code WatchingCost [rounds]}.
 */
public final class WatchingCost {
    private final Experiment experiment;
    private final PreparedData data;

    private WatchingCost(Path csv, int batch, ActivationFunction function, List<Integer> widths) {
        OpenTable table = OpenTable.read(csv);
        DataDefaults defaults = Tables.defaults(
                table.table(), csv.toString(), table.likelyTarget(), null, new MissingTokens(MissingTokens.DEFAULTS));
        NewExperiment usual = NewExperiment.defaults();
        experiment = new NewExperiment(
                        widths,
                        function,
                        usual.initializer(),
                        usual.regularizer(),
                        0,
                        false,
                        // So slow that every turn multiplies the same kind of numbers: none vanishes.
                        new Adam(1e-6, 0.9, 0.999, 1e-8),
                        usual.split(),
                        new TrainingSpec(
                                batch, 1_000_000_000, new NoStopping(), new NoGoal(), 0, Blas.AUTO, 1, List.of()),
                        1)
                .of(defaults.data(), table.table());
        data = PreparedData.of(
                table.table(), experiment.data(), experiment.pipeline(), experiment.split(), new Seed(1));
    }

    private enum Watched {
        HARDLY_EVER,
        EVERY_STEP,
        RECORDED,
        SHOWN
    }

    /** Microseconds of a step. */
    private double step(Watched watched, int steps) throws IOException {
        int every = watched == Watched.HARDLY_EVER ? 1_000_000_000 : 1;
        Trainer trainer = Runs.trainer(experiment.withTelemetry(new TelemetrySpec(every)), data);
        List<FrameSink> sinks = new ArrayList<>();
        Path log = Files.createTempFile("watching", ".log");
        if (watched == Watched.SHOWN) {
            sinks.add(new DisplayRing(trainer.layout()));
        }
        if (watched == Watched.SHOWN || watched == Watched.RECORDED) {
            sinks.add(new Recorder("recorder", trainer.layout(), List.of(FrameLog.create(log, trainer.layout()))));
        }
        RunControl control = new RunControl();
        long[] at = new long[2];
        trainer.run(control, sinks, new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                if (step == steps / 2) {
                    at[0] = System.nanoTime();
                }
                if (step == steps) {
                    at[1] = System.nanoTime();
                    control.stop();
                }
            }
        });
        Files.delete(log);
        return (at[1] - at[0]) / 1e3 / (steps - steps / 2);
    }

    @SuppressWarnings("SystemOut")
    private void report(String name, int rounds, int steps) throws IOException {
        Watched[] kinds = Watched.values();
        double[][] micros = new double[kinds.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int kind = 0; kind < kinds.length; kind++) {
                micros[kind][round] = step(kinds[kind], steps);
            }
        }
        double[] median = new double[kinds.length];
        for (int kind = 0; kind < median.length; kind++) {
            Arrays.sort(micros[kind]);
            median[kind] = micros[kind][rounds / 2];
        }
        var plan = Runs.trainer(experiment, data).plan();
        int batch = experiment.training().batch();
        int cadence = new TelemetrySpec(0).cadence(plan.trainableCount(), plan.activationsPerRow() * batch, 0);
        System.out.printf(
                "%s: a step %.2f µs; sampled %.2f more, recorded %.2f, shown %.2f; at every %d steps: %.1f, %.1f, %.1f %%%n",
                name,
                median[0],
                median[1] - median[0],
                median[2] - median[0],
                median[3] - median[0],
                cadence,
                100 * (median[1] - median[0]) / median[0] / cadence,
                100 * (median[2] - median[0]) / median[0] / cadence,
                100 * (median[3] - median[0]) / median[0] / cadence);
    }

    /** A table of 4,000 images of 28 × 28 pixels in ten classes. */
    public static Path pixels() throws IOException {
        RandomStream random = new RandomStream(1);
        Path file = Files.createTempFile("pixels", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 784; i++) {
                out.write("p" + i + ",");
            }
            out.write("target\n");
            for (int row = 0; row < 4000; row++) {
                for (int i = 0; i < 784; i++) {
                    out.write(random.nextInt(i % 10 == row % 10 ? 256 : 200) + ",");
                }
                out.write("c" + row % 10 + "\n");
            }
        }
        return file;
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        new WatchingCost(Path.of("sample-data/iris.csv"), 16, new Tanh(), List.of(16))
                .report("4-16-3 tanh, batch 16", rounds, 400_000);
        Path pixels = pixels();
        new WatchingCost(pixels, 128, new Relu(), List.of(512, 512))
                .report("784-512-512-10 ReLU, batch 128", rounds, 300);
        Files.delete(pixels);
    }
}
