package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.bench.RandomRows;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.math.Blas;
import org.layerwise.math.ThreadCountTuner;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.clip.GlobalNormClipping;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.init.Orthogonal;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Lstm;
import org.layerwise.nn.layer.MaxPool2d;
import org.layerwise.nn.layer.Padding;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.optim.Adam;
import org.layerwise.nn.regularize.NoConstraint;
import org.layerwise.nn.regularize.NoPenalty;

/** Whole updates by teams of one, two and three threads, on networks large enough that all kinds of work are shared. */
class ThreadsTest {
    private static final int BATCH = 96;
    private static final int LAST = 37;
    private static final int CLASSES = 10;
    private static final int STEPS = 6;

    /** A network's layers, between its input and the last two. */
    record Wide(String name, List<Integer> shape, List<LayerSpec> layers) {
        int features() {
            return shape.stream().reduce(1, (a, b) -> a * b);
        }

        Plan plan() {
            List<NodeSpec> nodes = new ArrayList<>();
            nodes.add(new NodeSpec("input", new Input(List.of(), shape), List.of()));
            List<LayerSpec> all = new ArrayList<>(layers);
            all.add(dense(CLASSES));
            all.add(new Activation(new Softmax()));
            for (int i = 0; i < all.size(); i++) {
                nodes.add(new NodeSpec(
                        "node" + i, all.get(i), List.of(nodes.getLast().id())));
            }
            return GraphChecker.plan(
                    NetworkSpec.of(nodes), NamedFeatures.ofWidth(features()), new CategoricalCrossEntropy(), CLASSES);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Wide> networks() {
        return List.of(
                new Wide(
                        "dense",
                        List.of(300),
                        List.of(
                                dense(600),
                                new BatchNorm(0.1, 1e-5),
                                new Activation(new Relu()),
                                new Dropout(0.3),
                                dense(400),
                                new Activation(new Tanh()))),
                new Wide(
                        "convolution",
                        List.of(20, 20, 1),
                        List.of(
                                convolution(24),
                                new BatchNorm(0.1, 1e-5),
                                new Activation(new Relu()),
                                new MaxPool2d(2, 0, Padding.VALID),
                                convolution(32),
                                new Dropout(0.2),
                                new Flatten(),
                                dense(64))),
                new Wide("recurrent", List.of(20, 30), List.of(lstm(64), new Dropout(0.2), new Flatten(), dense(64))));
    }

    private static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    private static Conv2d convolution(int filters) {
        return new Conv2d(
                filters,
                3,
                3,
                1,
                1,
                Padding.SAME,
                new GlorotUniform(),
                new NoPenalty(),
                true,
                new Zeros(),
                new NoPenalty(),
                new NoConstraint());
    }

    private static Lstm lstm(int units) {
        return new Lstm(
                units,
                true,
                true,
                new GlorotUniform(),
                new Orthogonal(1),
                new Zeros(),
                new NoPenalty(),
                new NoPenalty(),
                new NoPenalty(),
                new NoConstraint());
    }

    /** The weights after some updates, the last of them by a short batch, and the losses. */
    private static float[][] trained(Wide wide, Blas blas, int threads, double[] losses) {
        Plan plan = wide.plan();
        Weights weights = Weights.initialize(plan, new Seed(1));
        RandomRows rows = RandomRows.of(BATCH, wide.features(), CLASSES, new RandomStream(2));
        Dataset full = Dataset.ofArrays(rows.features(), rows.targets(), BATCH);
        int[] some = new int[LAST];
        Arrays.setAll(some, i -> i);
        Dataset last = full.subset(some);
        try (ThreadTeam team = new ThreadTeam(threads, ThreadCountTuner.TOGETHER)) {
            Updater updater =
                    new Updater(plan, weights, new Adam(0.001, 0.9, 0.999, 1e-8), new GlobalNormClipping(1), team);
            TrainingStep step = new TrainingStep(plan, weights, BATCH, blas.gemm(team), team, new Seed(1), updater);
            for (int i = 0; i < STEPS; i++) {
                losses[i] = step.run(i % 3 == 2 ? last : full, 0.001, i + 1);
            }
        }
        return weights.arrays();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void anyNumberOfThreadsLeavesTheSameBits(Wide wide) {
        for (Blas blas : List.of(Blas.AUTO, Blas.JAVA)) {
            double[] lossesAlone = new double[STEPS];
            float[][] alone = trained(wide, blas, 1, lossesAlone);
            for (int threads = 2; threads <= 3; threads++) {
                double[] losses = new double[STEPS];
                assertArrayEquals(alone, trained(wide, blas, threads, losses), wide + ", " + blas + ", " + threads);
                assertArrayEquals(lossesAlone, losses);
            }
            assertTrue(Double.isFinite(lossesAlone[STEPS - 1]), Arrays.toString(lossesAlone));
        }
    }
}
