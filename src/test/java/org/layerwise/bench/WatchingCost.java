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
import org.layerwise.data.DataDefaults;
import org.layerwise.data.PreparedData;
import org.layerwise.data.Tables;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
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
 * What watching a run costs it. Every second step is sampled, and the median step that is sampled, with and without the
 * display ring and the record, is held against the median step beside it that is not: so what else the machine does counts
 * for little. From that follows the cost at the default cadence. Run by hand: {@code WatchingCost [seconds]}.
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
                        new TrainingSpec(batch, 1_000_000_000, new NoStopping(), Blas.AUTO),
                        1)
                .of(defaults.data(), table.table());
        data = PreparedData.of(
                table.table(), experiment.data(), experiment.pipeline(), experiment.split(), new Seed(1));
    }

    /** Median microseconds of a step that is not sampled, and of one that is. */
    private double[] steps(boolean told, double seconds) throws IOException {
        Trainer trainer = Runs.trainer(experiment.withTelemetry(new TelemetrySpec(2)), data);
        List<FrameSink> sinks = new ArrayList<>();
        Path log = Files.createTempFile("watching", ".log");
        if (told) {
            sinks.add(new DisplayRing(trainer.layout()));
            sinks.add(new Recorder("recorder", trainer.layout(), List.of(new FrameLog(log, trainer.layout()))));
        }
        RunControl control = new RunControl();
        long[][] spent = new long[2][1 << 20];
        int[] counts = new int[2];
        long begin = System.nanoTime();
        long from = begin + (long) (0.3 * seconds * 1e9);
        long end = begin + (long) (seconds * 1e9);
        long[] last = {begin};
        int perEpoch = trainer.stepsPerEpoch();
        trainer.run(control, sinks, new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                long now = System.nanoTime();
                int kind = step % 2 == 0 ? 1 : 0;
                // An epoch's first step stands behind its evaluation.
                if (now >= from && step % perEpoch > 1 && counts[kind] < spent[kind].length) {
                    spent[kind][counts[kind]++] = now - last[0];
                }
                if (now >= end) {
                    control.stop();
                }
                last[0] = System.nanoTime();
            }
        });
        Files.delete(log);
        return new double[] {median(spent[0], counts[0]), median(spent[1], counts[1])};
    }

    private static double median(long[] nanos, int count) {
        Arrays.sort(nanos, 0, count);
        return nanos[count / 2] / 1e3;
    }

    @SuppressWarnings("SystemOut")
    private void report(String name, double seconds) throws IOException {
        int cadence = Runs.trainer(experiment, data).cadence();
        steps(true, seconds);
        double[] sampled = steps(false, seconds);
        double[] told = steps(true, seconds);
        System.out.printf(
                "%s: a step %.1f µs, sampled %.1f µs; told, too, %.1f beside %.1f µs; at every %d steps: %.1f %%, told %.1f %%%n",
                name,
                sampled[0],
                sampled[1],
                told[1],
                told[0],
                cadence,
                100 * (sampled[1] - sampled[0]) / sampled[0] / cadence,
                100 * (told[1] - told[0]) / told[0] / cadence);
    }

    private static Path pixels() throws IOException {
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
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        Path pixels = pixels();
        new WatchingCost(pixels, 128, new Relu(), List.of(512, 512)).report("784-512-512-10 ReLU, batch 128", seconds);
        Files.delete(pixels);
        new WatchingCost(Path.of("sample-data/iris.csv"), 16, new Tanh(), List.of(16))
                .report("4-16-3 tanh, batch 16", seconds);
    }
}
