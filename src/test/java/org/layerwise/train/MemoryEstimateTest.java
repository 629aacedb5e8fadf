package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.MaxPool2d;
import org.layerwise.nn.layer.Padding;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;

/** What a run holds, beside what was predicted before it was made. */
class MemoryEstimateTest {
    private static final int ROWS = 160;

    @TempDir
    Path folder;

    private Table table(int columns) {
        RandomStream random = new RandomStream(1);
        StringBuilder text = new StringBuilder();
        for (int row = -1; row < ROWS; row++) {
            int r = row;
            IntStream.rangeClosed(0, columns)
                    .forEach(c -> text.append(c == 0 ? "" : ",")
                            .append(
                                    r < 0
                                            ? "c" + c
                                            : c == columns
                                                    ? random.nextBoolean() ? "yes" : "no"
                                                    : Float.toString(random.nextFloat())));
            text.append("\n");
        }
        return Runs.table(folder, "table.csv", text.toString().strip());
    }

    private static LayerSpec layer(String kind) {
        return Catalog.of(LayerSpec.class).kind(kind).withDefaults();
    }

    private static Dense dense(int units) {
        return new Dense(
                units, new org.layerwise.nn.init.GlorotUniform(), new org.layerwise.nn.regularize.NoPenalty(), true);
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("wide dense, Adam", 100, "adam", List.of(), List.of(dense(1200), dense(1200))),
                Arguments.of("wide dense, SGD", 100, "sgd", List.of(), List.of(dense(1500), dense(1500))),
                Arguments.of(
                        "convolution",
                        28 * 28,
                        "adam",
                        List.of(28, 28, 1),
                        List.of(
                                new Conv2d(24, 3, 3, 1, 1, Padding.SAME),
                                new MaxPool2d(2, 0, Padding.VALID),
                                new Conv2d(32, 3, 3, 1, 1, Padding.SAME),
                                new Flatten())),
                Arguments.of("LSTM", 50 * 16, "adam", List.of(50, 16), List.of(layer("lstm"), layer("dropout"))),
                Arguments.of(
                        "normalized", 100, "adam", List.of(), List.of(dense(3000), layer("batch-norm"), dense(300))));
    }

    private static Experiment experiment(Table table, String optimizer, List<Integer> shape, List<LayerSpec> layers) {
        Experiment experiment =
                Runs.experiment(table, "optimizer=" + optimizer, "training.batch=128", "training.epochs=2");
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(new NodeSpec("input", new Input(List.of(), shape), List.of()));
        for (LayerSpec layer : layers) {
            nodes.add(new NodeSpec(
                    "layer" + nodes.size(), layer, List.of(nodes.getLast().id())));
        }
        for (NodeSpec node : experiment.network().expand()) {
            if (node.id().equals("output")) {
                nodes.add(node.withInputs(List.of(nodes.getLast().id())));
            } else if (node.id().equals("prediction")) {
                nodes.add(node);
            }
        }
        return experiment.withNetwork(NetworkSpec.of(nodes));
    }

    /** Bytes in use that no collection frees: the least of a few. */
    private static long held() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void aRunHoldsWhatWasPredicted(
            String name, int columns, String optimizer, List<Integer> shape, List<LayerSpec> layers) {
        Table table = table(columns);
        Experiment experiment = experiment(table, optimizer, shape, layers);
        PreparedData data = Runs.prepare(table, experiment);
        Runs.run(Runs.trainer(experiment, data)); // classes are loaded, caches filled
        long before = held();
        Trainer trainer = Runs.trainer(experiment, data);
        long predicted = MemoryEstimate.of(
                        experiment, trainer.plan(), data.train().rows())
                .total();
        long real;
        try {
            Runs.run(trainer);
            real = held() - before;
        } finally {
            Reference.reachabilityFence(trainer);
        }
        assertTrue(predicted > 5_000_000, () -> "too small to measure: " + predicted);
        assertTrue(real <= 1.5 * predicted, () -> real + " bytes are held, " + predicted + " were predicted");
        assertTrue(predicted <= 1.5 * real, () -> real + " bytes are held, " + predicted + " were predicted");
    }

    @Test
    void countsByHand() {
        Table table = table(3);
        Experiment experiment = experiment(table, "adam", List.of(), List.of(dense(5)));
        PreparedData data = Runs.prepare(table, experiment);
        long weights = 3 * 5 + 5 + 5 + 1;
        long activations = 128 * ((3 + 5 + 1 + 1) + (5 + 1)); // the last activation is fused with the loss
        assertEquals(
                new MemoryEstimate(
                        4 * weights,
                        4 * weights,
                        8 * weights,
                        4 * activations,
                        0,
                        4 * 256 * (3 + 5 + 1 + 1),
                        4 * (weights + 3 * 5 + 5)),
                MemoryEstimate.of(
                        experiment,
                        Runs.trainer(experiment, data).plan(),
                        data.train().rows()));
    }

    @Test
    void whatDoesNotFitIsSaidBeforeItIsMade() {
        Table table = table(3);
        Experiment experiment = experiment(table, "adam", List.of(), List.of(dense(40_000), dense(40_000)));
        PreparedData data = Runs.prepare(table, experiment);
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> new Run(Runs.prepared(experiment, data), Resources.ofMachine(), Ticker.SYSTEM, true));
        String message = refused.problems().getFirst().message();
        assertTrue(message.startsWith("training this network with batches of 128 rows needs about "), message);
        assertTrue(refused.problems().getFirst().hint().startsWith("Use fewer units"), refused.problems()::toString);
    }

    @Test
    void aWeightThatNoArrayHoldsIsAProblemOfItsLayer() {
        Table table = table(3);
        Experiment experiment = experiment(table, "adam", List.of(), List.of(dense(65_536), dense(65_536)));
        PreparedData data = Runs.prepare(table, experiment);
        ProblemException refused = assertThrows(ProblemException.class, () -> Runs.trainer(experiment, data));
        assertTrue(
                refused.problems().getFirst().message().contains("its weight would hold 4,294,967,296 numbers"),
                refused.problems()::toString);
    }

    @Test
    void aBatchThatIsTooLargeIsNamed() {
        MemoryEstimate estimate = new MemoryEstimate(4, 4, 8, 10_000_000_000L, 0, 0, 4);
        assertEquals(
                "Set a smaller batch size, or give Layerwise more memory: LAYERWISE_JAVA_OPTIONS=-Xmx13g.",
                estimate.problem(4_000_000_000L, 512).orElseThrow().hint());
        assertTrue(estimate.problem(20_000_000_000L, 512).isEmpty());
    }
}
