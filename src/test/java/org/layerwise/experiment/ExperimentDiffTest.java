package org.layerwise.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Change;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.RandomKinds;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.spec.ColumnEncoding;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.graph.BlockSpec;
import org.layerwise.nn.graph.NetworkItem;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.GradientNoise;
import org.layerwise.nn.schedule.Schedule;
import org.layerwise.telemetry.TelemetrySpec;
import org.layerwise.train.Runs;

/** What makes one experiment another, there and back. */
class ExperimentDiffTest {
    private static final String BLOCK = """
            [{"id":"input","kind":"input","inputs":[]},
             {"id":"block1","kind":"block","repeat":3,"inputs":["input"],"nodes":[
               {"id":"dense1","kind":"dense","units":8,"inputs":["input"]},
               {"id":"activation1","kind":"activation","function":"tanh","inputs":["dense1"]}]},
             {"id":"output","kind":"dense","units":3,"inputs":["block1"]},
             {"id":"prediction","kind":"activation","function":"softmax","inputs":["output"]}]""";

    private static final int PAIRS = 10_000;

    @TempDir
    Path folder;

    private Experiment base;

    @BeforeEach
    void makeExperiment() {
        Table table =
                Runs.table(folder, "t.csv", "sepal.length,petal.width,x,class\n" + "1,2,3,a\n4,5,6,b\n".repeat(5));
        base = Runs.experiment(table);
    }

    private static List<String> described(Experiment before, Experiment after) {
        return ExperimentDiff.between(before, after).stream()
                .map(Change::describe)
                .toList();
    }

    private static void assertRoundTrip(Experiment a, Experiment b) {
        List<Change> changes = ExperimentDiff.between(a, b);
        assertEquals(b, ExperimentDiff.apply(a, changes), changes::toString);
        assertEquals(a, ExperimentDiff.apply(b, ExperimentDiff.inverse(changes)), changes::toString);
        assertEquals(a.equals(b), changes.isEmpty());
        Set<String> paths = new HashSet<>();
        changes.forEach(change -> assertTrue(paths.add(change.path()), changes::toString));
    }

    @Test
    void aValueIsOneChangeWithItsPath() {
        Experiment other = ExperimentEdit.apply(
                base, List.of("network.dense1.units=32", "seed=7", "data.columns.sepal.length.use=ignored"));
        assertEquals(
                List.of(
                        "seed: 1 → 7",
                        "data.columns.sepal.length.use: \"feature\" → \"ignored\"",
                        "network.dense1.units: 16 → 32"),
                described(base, other));
        assertRoundTrip(base, other);
    }

    @Test
    void anotherKindIsOneChange() {
        Experiment other = ExperimentEdit.apply(base, "optimizer.kind=sgd");
        List<Change> changes = ExperimentDiff.between(base, other);
        assertEquals(List.of("optimizer"), changes.stream().map(Change::path).toList());
        assertTrue(changes.getFirst().describe().contains("\"kind\":\"adam\""), changes::toString);
        assertRoundTrip(base, other);
    }

    @Test
    void nodesThatComeAndGoAreChangesOfTheirOwn() {
        List<NodeSpec> nodes = new ArrayList<>(base.network().expand());
        NodeSpec gone = nodes.remove(3);
        nodes.add(2, new NodeSpec("flat", new org.layerwise.nn.layer.Flatten(), List.of("dense1")));
        Experiment other = base.withNetwork(NetworkSpec.of(nodes));
        List<Change> changes = ExperimentDiff.between(base, other);
        assertEquals(
                List.of("network." + gone.id(), "network.flat", "network.#order"),
                changes.stream().map(Change::path).toList());
        assertRoundTrip(base, other);
    }

    @Test
    void anItemAtTheEndNeedsNoOrder() {
        List<NodeSpec> nodes = new ArrayList<>(base.network().expand());
        nodes.add(new NodeSpec("flat", new org.layerwise.nn.layer.Flatten(), List.of("dense1")));
        assertEquals(
                1,
                ExperimentDiff.between(base, base.withNetwork(NetworkSpec.of(nodes)))
                        .size());
        assertRoundTrip(base, base.withNetwork(NetworkSpec.of(nodes)));
    }

    @Test
    void twoNodesOfOneNameAreStillAValue() {
        List<NodeSpec> nodes = new ArrayList<>(base.network().expand());
        nodes.add(nodes.get(1));
        assertEquals(
                List.of("network"),
                ExperimentDiff.between(base, base.withNetwork(NetworkSpec.of(nodes))).stream()
                        .map(Change::path)
                        .toList());
        assertRoundTrip(base, base.withNetwork(NetworkSpec.of(nodes)));
    }

    @Test
    void columnsOfWhichOneReadsAsAWayIntoTheOtherAreOneValue() {
        Table table = Runs.table(folder, "u.csv", "sepal.type,sepal,x,class\n" + "1,2,3,a\n4,5,6,b\n".repeat(5));
        Experiment one = Runs.experiment(table);
        Experiment other = ExperimentEdit.apply(one, "data.columns.sepal.use=ignored");
        assertEquals(
                List.of("data.columns"),
                ExperimentDiff.between(one, other).stream().map(Change::path).toList());
        assertRoundTrip(one, other);
    }

    @Test
    void aMovedCardIsNoDifference() {
        Experiment other = base.withLayout(base.layout().with("dense1", 8, 16));
        assertEquals(List.of(), ExperimentDiff.between(base, other));
        Experiment changed = ExperimentDiff.apply(
                other, ExperimentDiff.between(base, ExperimentEdit.apply(base, "network.dense1.units=32")));
        assertEquals(other.layout(), changed.layout());
    }

    @Test
    void whatChangesInABlockIsNamedAsSetNamesIt() {
        Experiment before = ExperimentEdit.apply(base, "network=" + BLOCK);
        Experiment after =
                ExperimentEdit.apply(before, List.of("network.block1.dense1.units=9", "network.block1.repeat=4"));
        assertEquals(
                List.of("network.block1.repeat: 3 → 4", "network.block1.dense1.units: 8 → 9"),
                described(before, after));
        assertRoundTrip(before, after);
    }

    @Test
    void aChangeIsMadeToAnotherExperimentToo() {
        List<Change> changes = ExperimentDiff.between(base, ExperimentEdit.apply(base, "network.dense1.units=32"));
        Experiment other = ExperimentEdit.apply(base, List.of("network.dense1.units=8", "training.epochs=3"));
        assertEquals(
                ExperimentEdit.apply(base, List.of("network.dense1.units=32", "training.epochs=3")),
                ExperimentDiff.apply(other, changes));
        Experiment without =
                base.withNetwork(NetworkSpec.of(base.network().items().subList(0, 1)));
        assertThrows(ProblemException.class, () -> ExperimentDiff.apply(without, changes));
    }

    @Test
    void tenThousandRandomPairsGoThereAndBack() {
        RandomStream random = new RandomStream(42);
        Experiment before = base;
        Set<Experiment> seen = new HashSet<>();
        for (int i = 0; i < PAIRS; i++) {
            Experiment after = i % 7 == 0 ? base : before;
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                after = edited(after, random);
            }
            assertRoundTrip(before, after);
            seen.add(after);
            before = after;
        }
        assertTrue(seen.size() > PAIRS * 0.9, "only " + seen.size() + " experiments were different");
    }

    private static Experiment edited(Experiment now, RandomStream random) {
        RandomKinds kinds = new RandomKinds(random);
        return switch (random.nextInt(14)) {
            case 0 -> now.withSeed(random.nextInt(1_000_000));
            case 1 -> now.withOptimizer(kinds.of(Optimizer.class));
            case 2 -> now.withLoss(kinds.of(Loss.class));
            case 3 -> now.withSchedule(kinds.of(Schedule.class));
            case 4 ->
                now.withRegularization(new RegularizationSpec(kinds.of(Clipping.class), kinds.of(GradientNoise.class)));
            case 5 ->
                now.withTelemetry(new TelemetrySpec(
                        random.nextInt(5), random.nextInt(2) == 0 ? List.of() : List.of("activation/min")));
            case 6 ->
                now.withTraining(now.training()
                        .withAugmentation(
                                random.nextInt(2) == 0
                                        ? List.of()
                                        : List.of(kinds.of(Augmentation.class), kinds.of(Augmentation.class))));
            case 7 -> now.withPipeline(now.pipeline().withDecorrelation(kinds.of(Decorrelation.class)));
            case 8 ->
                now.withSplit(
                        new SplitSpec(random.nextInt(50) / 100.0, random.nextInt(50) / 100.0, random.nextInt(2) == 0));
            case 9 -> now.withData(now.data().with(column(now, random)));
            default -> now.withNetwork(NetworkSpec.of(items(now.network().items(), random, kinds)));
        };
    }

    private static ColumnSpec column(Experiment now, RandomStream random) {
        List<ColumnSpec> columns = now.data().columns();
        ColumnSpec column = columns.get(random.nextInt(columns.size()));
        List<ColumnType> types = List.of(ColumnType.values());
        List<ColumnEncoding> encodings = List.of(ColumnEncoding.values());
        return random.nextInt(2) == 0
                ? column.withType(types.get(random.nextInt(types.size())))
                : column.withEncoding(encodings.get(random.nextInt(encodings.size())));
    }

    /** Items that come, go, move and change, in blocks and outside. */
    private static List<NetworkItem> items(List<NetworkItem> before, RandomStream random, RandomKinds kinds) {
        List<NetworkItem> items = new ArrayList<>(before);
        if (items.isEmpty()) {
            items.add(node(random, kinds));
            return items;
        }
        int place = random.nextInt(items.size() + 1);
        int other = random.nextInt(items.size());
        NetworkItem item = items.get(other);
        switch (random.nextInt(items.size() > 12 ? 9 : 8)) {
            case 0, 1 -> items.add(place, node(random, kinds));
            case 2 -> items.remove(other);
            case 3 -> items.add(random.nextInt(items.size()), items.remove(other));
            case 4 ->
                items.add(
                        place,
                        new BlockSpec(
                                "block" + random.nextInt(1000),
                                1 + random.nextInt(3),
                                List.of(node(random, kinds)),
                                List.of("input")));
            case 5 -> items.set(other, item.withInputs(List.of("a", "b" + random.nextInt(9))));
            case 6, 7 ->
                items.set(
                        other,
                        switch (item) {
                            case NodeSpec node -> node.withLayer(kinds.of(LayerSpec.class));
                            case BlockSpec block ->
                                new BlockSpec(
                                        block.id(),
                                        1 + random.nextInt(3),
                                        items(block.nodes(), random, kinds),
                                        block.inputs());
                        });
            default -> items.subList(2, items.size()).clear();
        }
        return items;
    }

    /** Now and then one that is called as a block's own key. */
    private static NodeSpec node(RandomStream random, RandomKinds kinds) {
        int number = random.nextInt(1000);
        return new NodeSpec(number < 20 ? "inputs" : "node" + number, kinds.of(LayerSpec.class), List.of("input"));
    }
}
