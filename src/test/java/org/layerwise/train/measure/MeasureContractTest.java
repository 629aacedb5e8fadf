package org.layerwise.train.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.math.Allocation;
import org.layerwise.nn.graph.Features;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.loss.MeanSquaredError;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.Recorder;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.telemetry.TelemetrySpec;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/**
 * What every measure has to keep to: its values are found under its name in ring, log and, if it is a number for it,
 * METRICS.csv; and they are what a plain reference in double precision gives.
 */
class MeasureContractTest {
    private static final Features FEATURES = new Features() {
        @Override
        public int width() {
            return 64;
        }

        @Override
        public int[] places(List<String> columns) {
            return IntStream.range(0, 64).toArray();
        }
    };

    /** What a network without normalization, for two classes and without a validation part, does not have. */
    private static final Set<String> OTHERS = Set.of(
            "rmse/train",
            "mae/train",
            "r2/train",
            "loss/validation",
            "accuracy/validation",
            "rmse/validation",
            "mae/validation",
            "r2/validation",
            "roc-auc/validation",
            "f1/validation",
            "precision/validation",
            "recall/validation",
            "top-5/validation",
            "log-loss/validation",
            "exact-match/validation",
            "gamma/mean",
            "gamma/min",
            "gamma/max",
            "beta/mean",
            "beta/min",
            "beta/max",
            "running-mean/mean",
            "running-mean/min",
            "running-mean/max",
            "running-variance/mean",
            "running-variance/min",
            "running-variance/max");

    @TempDir
    Path folder;

    private static boolean isOfTwoClasses(String id) {
        return !Set.of("rmse", "mae", "r2", "top-5", "exact-match").contains(id.split("/")[0]);
    }

    static List<KindInfo<Measure>> measures() {
        return Catalog.of(Measure.class).kinds();
    }

    private static String all() {
        return "telemetry.measures="
                + measures().stream()
                        .filter(kind -> !kind.withDefaults().isUsual())
                        .map(kind -> "\"" + kind.id() + "\"")
                        .collect(Collectors.joining(",", "[", "]"));
    }

    /** A network with every sort of node that a measure asks for. */
    private static Trainer trainer(Table table, String... more) {
        List<String> changes = new ArrayList<>(List.of(
                all(),
                "telemetry.every=1",
                "training.epochs=1",
                "training.batch=all",
                "optimizer=sgd",
                "optimizer.learningRate=0.1",
                "network.dense1.units=5",
                "network.dense2.units=4",
                "network.activation1.function=relu",
                "network.dense2.initializer={\"kind\":\"normal\",\"sigma\":3}",
                "network.dense1.regularizer={\"kind\":\"l2\",\"l2\":0.01}",
                "network.dense2.regularizer={\"kind\":\"l1\",\"l1\":0.002}"));
        changes.addAll(List.of(more));
        return Runs.trainer(table, changes.toArray(String[]::new));
    }

    @Test
    void everyMeasureSaysWhatItIs() {
        for (KindInfo<Measure> kind : measures()) {
            Measure measure = kind.withDefaults();
            assertFalse(measure.formula().isBlank(), kind.id());
            assertFalse(measure.cost().isBlank(), kind.id());
            assertTrue(kind.parameters().isEmpty(), kind.id() + ": telemetry.measures holds plain ids");
            assertTrue(measure.form() == Form.NUMBER || !measure.isInMetricsFile(), kind.id());
            assertTrue(!measure.dependsOnClock() || !measure.isInMetricsFile(), kind.id());
        }
    }

    /** A number that no other value of any measure, layer or place has, and that a float holds. */
    private static float marker(int measure, int value) {
        return 1000 * (measure + 1) + value + 0.5f;
    }

    @ParameterizedTest
    @MethodSource("measures")
    void whatItWritesIsFoundUnderItsName(KindInfo<Measure> kind) {
        FrameLayout layout = trainer(Runs.classes(folder, 30)).layout();
        boolean number = kind.withDefaults().form() == Form.NUMBER;
        boolean ofEpoch = kind.withDefaults() instanceof EpochMeasure;
        boolean taken = !OTHERS.contains(kind.id()) || kind.id().endsWith("/validation") && isOfTwoClasses(kind.id());
        List<Slice> all =
                Stream.concat(layout.step().stream(), layout.epoch().stream()).toList();
        StepFrame frame = new StepFrame(layout);
        EpochFrame epoch = new EpochFrame(1, 7, new double[layout.epochNumbers()]);
        frame.begin(1, 7, true, true);
        for (int m = 0; m < all.size(); m++) {
            Slice slice = all.get(m);
            for (int i = 0; i < slice.size(); i++) {
                if (m >= layout.step().size()) {
                    epoch.values()[slice.first() + i] = marker(m, i);
                } else if (slice.form() == Form.NUMBER) {
                    frame.numbers()[slice.first() + i] = marker(m, i);
                } else {
                    frame.arrays()[slice.first() + i] = marker(m, i);
                }
            }
        }
        List<Slice> own =
                all.stream().filter(slice -> slice.measure().equals(kind.id())).toList();
        assertEquals(taken ? 1 : 0, own.size(), kind.id());
        if (!taken) {
            return;
        }
        Slice slice = own.getFirst();
        int place = all.indexOf(slice);
        StringWriter csv = new StringWriter();
        FrameLog log = FrameLog.create(folder.resolve("log"), layout);
        DisplayRing ring = new DisplayRing(layout);
        Recorder recorder = new Recorder("test", layout, List.of(log, new MetricsWriter(csv, layout), ring));
        recorder.step(frame);
        recorder.epoch(epoch);
        recorder.close();
        List<Double> inRing = new ArrayList<>();
        ring.drain(
                each -> inRing.addAll(values(slice, ofEpoch, each)),
                each -> inRing.addAll(ofEpoch ? List.of(each.values()[slice.first()]) : List.of()));
        List<Double> inLog = new ArrayList<>();
        FrameLog.replay(folder.resolve("log"), new FrameSink() {
            @Override
            public void step(StepFrame each) {
                inLog.addAll(number ? values(slice, ofEpoch, each) : List.of());
            }

            @Override
            public void epoch(EpochFrame each) {
                inLog.addAll(ofEpoch ? List.of(each.values()[slice.first()]) : List.of());
            }

            @Override
            public void close() {}
        });
        List<Double> markers = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < slice.size(); i++) {
            markers.add((double) marker(place, i));
            rows.add(
                    "1,7," + kind.id() + "," + slice.layers().get(i / slice.width()) + "," + (double) marker(place, i));
        }
        assertEquals(markers, inRing);
        assertEquals(number ? markers : List.of(), inLog);
        assertEquals(
                kind.withDefaults().isInMetricsFile() ? rows : List.of(),
                csv.toString()
                        .lines()
                        .filter(line -> line.contains("," + kind.id() + ","))
                        .toList());
    }

    private static List<Double> values(Slice slice, boolean ofEpoch, StepFrame frame) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < slice.size() && !ofEpoch; i++) {
            values.add(
                    slice.form() == Form.NUMBER
                            ? frame.numbers()[slice.first() + i]
                            : (double) frame.arrays()[slice.first() + i]);
        }
        return values;
    }

    /** One update of the network by hand, in double precision: dense 5, ReLU, dense 4, tanh, dense 1, sigmoid. */
    private static final class Reference {
        private static final String[] NODES = {
            "input", "dense1", "activation1", "dense2", "activation2", "output", "prediction"
        };
        private static final String[] KERNELS = {"dense1", "dense2", "output"};

        private final double[][][] outputs = new double[NODES.length][][];
        private final double[][] before;
        private final double[][] after;
        private final double[][] gradients = new double[3][];
        private final double[] targets;

        Reference(Trainer trainer, PreparedData data, double[][] kernelsAndBiases, double[][] after) {
            int rows = data.train().rows();
            int features = data.train().x().width();
            double[][] x = new double[rows][features];
            targets = new double[rows];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < features; j++) {
                    x[i][j] = data.train().x().get(i, j);
                }
                targets[i] = data.train().y().get(i, 0);
            }
            this.before = kernelsAndBiases;
            this.after = after;
            outputs[0] = x;
            for (int layer = 0; layer < 3; layer++) {
                int units = layer == 0 ? 5 : layer == 1 ? 4 : 1;
                double[][] in = outputs[2 * layer];
                double[][] z = new double[rows][units];
                double[][] a = new double[rows][units];
                for (int i = 0; i < rows; i++) {
                    for (int u = 0; u < units; u++) {
                        double sum = before[2 * layer + 1][u];
                        for (int j = 0; j < in[i].length; j++) {
                            sum += in[i][j] * before[2 * layer][j * units + u];
                        }
                        z[i][u] = sum;
                        a[i][u] =
                                layer == 0 ? Math.max(0, sum) : layer == 1 ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
                    }
                }
                outputs[2 * layer + 1] = z;
                outputs[2 * layer + 2] = a;
            }
            assertEquals(trainer.plan().nodes().size(), NODES.length);
            backward(rows);
        }

        private void backward(int rows) {
            double[][] delta = new double[rows][1];
            for (int i = 0; i < rows; i++) {
                delta[i][0] = (outputs[6][i][0] - targets[i]) / rows;
            }
            for (int layer = 2; layer >= 0; layer--) {
                double[][] in = outputs[2 * layer];
                int units = delta[0].length;
                double[] w = before[2 * layer];
                double[] g = new double[w.length];
                double[][] next = new double[rows][in[0].length];
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < in[i].length; j++) {
                        for (int u = 0; u < units; u++) {
                            g[j * units + u] += in[i][j] * delta[i][u];
                            next[i][j] += w[j * units + u] * delta[i][u];
                        }
                        next[i][j] *= layer == 2 ? 1 - in[i][j] * in[i][j] : layer == 1 && in[i][j] <= 0 ? 0 : 1;
                    }
                }
                for (int k = 0; k < w.length; k++) {
                    g[k] += layer == 0 ? 2 * 0.01 * w[k] : layer == 1 ? 0.002 * Math.signum(w[k]) : 0;
                }
                gradients[layer] = g;
                delta = next;
            }
        }

        private double[] output(String node) {
            return Arrays.stream(outputs[Arrays.asList(NODES).indexOf(node)])
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }

        /** What the measure should say of a layer. */
        double[] expected(String measure, String layer) {
            int kernel = Arrays.asList(KERNELS).indexOf(layer);
            double[] a = Arrays.asList(NODES).contains(layer) ? output(layer) : new double[0];
            double[] g = kernel < 0 ? new double[0] : gradients[kernel];
            double[] was = kernel < 0 ? new double[0] : before[2 * kernel];
            double[] now = kernel < 0 ? new double[0] : after[2 * kernel];
            return switch (measure) {
                case "loss/batch", "loss/train" -> one(loss());
                case "learning-rate" -> one(0.1);
                case "loss/penalty" ->
                    one(0.01 * squares(before[0])
                            + 0.002 * Arrays.stream(before[2]).map(Math::abs).sum());
                case "activation/mean" -> one(mean(a));
                case "activation/std" -> one(deviation(a));
                case "activation/saturated" ->
                    one(share(a, true, layer.equals("prediction") ? 0.03 : -0.97) + share(a, false, 0.97));
                case "activation/dead" -> one(dead(outputs[2]));
                case "activation/min" -> one(Arrays.stream(a).min().orElseThrow());
                case "activation/max" -> one(Arrays.stream(a).max().orElseThrow());
                case "activation/zero" ->
                    one(Arrays.stream(a).filter(v -> v == 0).count() / (double) a.length);
                case "activation/histogram" -> histogram(a);
                case "gradient/norm" -> one(Math.sqrt(squares(g)));
                case "gradient/mean-abs" -> one(Arrays.stream(g).map(Math::abs).sum() / g.length);
                case "gradient/histogram" -> histogram(g);
                case "weight/norm" -> one(Math.sqrt(squares(now)));
                case "weight/histogram" -> histogram(now);
                case "update/ratio" -> one(ratio(was, now));
                case "accuracy/train" -> one(accuracy());
                default -> throw new AssertionError(measure + " has no reference: add it here, by its formula");
            };
        }

        private static double[] one(double value) {
            return new double[] {value};
        }

        private double loss() {
            double sum = 0;
            for (int i = 0; i < targets.length; i++) {
                double p = outputs[6][i][0];
                sum -= targets[i] * Math.log(p) + (1 - targets[i]) * Math.log(1 - p);
            }
            return sum / targets.length;
        }

        private double accuracy() {
            int right = 0;
            for (int i = 0; i < targets.length; i++) {
                right += (outputs[6][i][0] > 0.5 ? 1 : 0) == targets[i] ? 1 : 0;
            }
            return (double) right / targets.length;
        }

        private static double mean(double[] v) {
            return Arrays.stream(v).sum() / v.length;
        }

        private static double deviation(double[] v) {
            double mean = mean(v);
            return Math.sqrt(Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() / v.length);
        }

        private static double squares(double[] v) {
            return Arrays.stream(v).map(x -> x * x).sum();
        }

        private static double share(double[] v, boolean below, double limit) {
            return Arrays.stream(v).filter(x -> below ? x < limit : x > limit).count() / (double) v.length;
        }

        private static double dead(double[][] rows) {
            int dead = 0;
            for (int u = 0; u < rows[0].length; u++) {
                int unit = u;
                long active = Arrays.stream(rows).filter(row -> row[unit] > 0).count();
                dead += active < 0.01 * rows.length ? 1 : 0;
            }
            return (double) dead / rows[0].length;
        }

        private static double ratio(double[] was, double[] now) {
            double moved = 0;
            for (int i = 0; i < was.length; i++) {
                moved += (now[i] - was[i]) * (now[i] - was[i]);
            }
            return Math.sqrt(moved) / Math.sqrt(squares(was));
        }

        /** Sums of counts up to each bin, since a value on an edge may fall to either side; then the range. */
        private static double[] histogram(double[] v) {
            double min = Arrays.stream(v).min().orElseThrow();
            double max = Arrays.stream(v).max().orElseThrow();
            double[] bins = new double[66];
            for (double x : v) {
                bins[Math.min(63, (int) ((x - min) / (max - min) * 64))]++;
            }
            bins[64] = min;
            bins[65] = max;
            return bins;
        }
    }

    @Test
    void theirValuesAreThoseOfAPlainReference() {
        Table table = Runs.classes(folder, 120);
        Experiment experiment = Runs.experiment(table, "split.validation=0");
        PreparedData data = Runs.prepare(table, experiment);
        Trainer trainer = trainer(table, "split.validation=0");
        double[][] before = doubles(trainer);
        List<StepFrame> steps = new ArrayList<>();
        List<EpochFrame> epochs = new ArrayList<>();
        FrameLayout layout = trainer.layout();
        Runs.run(trainer, new FrameSink() {
            @Override
            public boolean takesArrays() {
                return true;
            }

            @Override
            public void step(StepFrame frame) {
                StepFrame copy = new StepFrame(layout);
                copy.copyFrom(frame);
                steps.add(copy);
            }

            @Override
            public void epoch(EpochFrame frame) {
                epochs.add(frame);
            }

            @Override
            public void close() {}
        });
        assertEquals(1, steps.size());
        Reference reference = new Reference(trainer, data, before, doubles(trainer));
        for (Slice slice : layout.step()) {
            for (int i = 0; i < slice.layers().size(); i++) {
                String layer = slice.layers().get(i);
                double[] found = new double[slice.width()];
                if (Catalog.of(Measure.class)
                        .kind(slice.measure())
                        .withDefaults()
                        .dependsOnClock()) {
                    assertTrue(steps.getFirst().numbers()[slice.at(i)] > 0, slice.measure());
                    continue;
                }
                for (int k = 0; k < found.length; k++) {
                    found[k] = slice.form() == Form.NUMBER
                            ? steps.getFirst().numbers()[slice.at(i) + k]
                            : steps.getFirst().arrays()[slice.at(i) + k];
                }
                assertAgree(reference.expected(slice.measure(), layer), found, slice.measure() + " " + layer);
            }
        }
        for (Slice slice : layout.epoch()) {
            assertAgree(
                    reference.expected(slice.measure(), ""),
                    new double[] {epochs.getFirst().values()[slice.first()]},
                    slice.measure());
        }
        // Those of other tasks and parts are recomputed from METRICS.csv, in MetricsValuesTest, and below.
        assertEquals(
                measures().stream().map(KindInfo::id).collect(Collectors.toSet()),
                Stream.of(
                                layout.step().stream().map(Slice::measure),
                                layout.epoch().stream().map(Slice::measure),
                                OTHERS.stream())
                        .flatMap(ids -> ids)
                        .collect(Collectors.toSet()));
    }

    private static void assertAgree(double[] expected, double[] found, String what) {
        assertEquals(expected.length, found.length, what);
        boolean histogram = expected.length == Slice.HISTOGRAM_WIDTH;
        if (histogram) {
            assertEquals(
                    DoubleStream.of(expected).limit(Slice.BINS).sum(),
                    DoubleStream.of(found).limit(Slice.BINS).sum(),
                    what);
        }
        double off = 0;
        for (int i = 0; i < expected.length; i++) {
            if (histogram && i < Slice.BINS) {
                off += Math.abs(expected[i] - found[i]);
            } else {
                assertEquals(expected[i], found[i], 2e-6 * Math.max(1, Math.abs(expected[i])), what + ", place " + i);
            }
        }
        // Rounding to float moves a value on an edge to the next bin.
        assertTrue(off <= 4, what + ": " + off + " counts differ");
    }

    /** Kernels and biases, layer after layer. */
    private static double[][] doubles(Trainer trainer) {
        float[][] values = trainer.weights().emptyCopy();
        trainer.weights().save(values);
        return Arrays.stream(values)
                .map(array -> {
                    double[] copy = new double[array.length];
                    for (int i = 0; i < copy.length; i++) {
                        copy[i] = array[i];
                    }
                    return copy;
                })
                .toArray(double[][]::new);
    }

    @Test
    void namesThatDoNotExistAreRefusedWithThoseThatDo() {
        List<Problem> problems =
                Measures.problems(new TelemetrySpec(0, List.of("activation/min", "activation/median")));
        assertEquals(1, problems.size());
        assertEquals(
                "telemetry.measures: there is no measure \"activation/median\".",
                problems.getFirst().describe().split(" There are")[0]);
    }

    @Test
    void ringAndRecorderStaySmallWithManyLayers() {
        List<NodeSpec> nodes = new ArrayList<>(List.of(new NodeSpec("dense0", new Input(), List.of())));
        for (int i = 1; i <= 200; i++) {
            nodes.add(new NodeSpec(
                    "dense" + i,
                    new Dense(64, new GlorotUniform(), new NoPenalty(), true),
                    List.of("dense" + (i - 1))));
        }
        Plan plan = GraphChecker.plan(NetworkSpec.of(nodes), FEATURES, new MeanSquaredError(), 64);
        FrameLayout layout = Measures.layout(new TelemetrySpec(0), plan, false, true);
        StepFrame frame = new StepFrame(layout);
        DisplayRing ring = new DisplayRing(layout);
        Recorder recorder = new Recorder("test", layout, List.of(FrameLog.create(folder.resolve("log"), layout)));
        long before = Allocation.bytes(() -> {}, 1);
        long bytes = Allocation.bytes(
                        () -> {
                            for (int half = 0; half < 2; half++) {
                                for (int i = 1; i <= 1500; i++) {
                                    frame.begin(1, i, true, true);
                                    ring.step(frame);
                                    recorder.step(frame);
                                }
                                ring.drain(each -> {}, each -> {});
                            }
                        },
                        1)
                - before;
        recorder.close();
        assertTrue(bytes > 10_000_000, bytes + " bytes: too few to be what a screen needs");
        assertTrue(bytes <= 40_000_000, bytes + " bytes");
    }
}
