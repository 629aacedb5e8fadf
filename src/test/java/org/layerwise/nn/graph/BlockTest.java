package org.layerwise.nn.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Add;
import org.layerwise.nn.layer.Concat;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.regularize.NoPenalty;

class BlockTest {
    private static final NodeSpec INPUT = node("input", new Input());
    private static final NodeSpec OUTPUT = node("output", dense(1), "block1");

    private static NodeSpec node(String id, LayerSpec layer, String... inputs) {
        return new NodeSpec(id, layer, List.of(inputs));
    }

    private static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    private static BlockSpec block(int repeat, List<String> inputs, NetworkItem... nodes) {
        return new BlockSpec("block1", repeat, List.of(nodes), inputs);
    }

    private static final BlockSpec CHAIN = block(
            3,
            List.of("input"),
            node("dense1", dense(8), "input"),
            node("activation1", new Activation(new Tanh()), "dense1"));

    private static final NetworkSpec NETWORK = NetworkSpec.of(List.of(INPUT, CHAIN, OUTPUT));

    /** {@code id < inputs} of every node. */
    private static List<String> expanded(NetworkItem... items) {
        return wires(NetworkSpec.of(List.of(items)));
    }

    private static List<String> wires(NetworkSpec network) {
        return network.expand().stream()
                .map(node -> node.id() + " < " + String.join(", ", node.inputs()))
                .toList();
    }

    private static List<String> problems(NetworkItem... items) {
        return GraphChecker.check(NetworkSpec.of(List.of(items)), NamedFeatures.ofWidth(8)).problems().stream()
                .map(Problem::describe)
                .toList();
    }

    private static final List<String> WIRES = List.of(
            "input < ",
            "block1/1/dense1 < input",
            "block1/1/activation1 < block1/1/dense1",
            "block1/2/dense1 < block1/1/activation1",
            "block1/2/activation1 < block1/2/dense1",
            "block1/3/dense1 < block1/2/activation1",
            "block1/3/activation1 < block1/3/dense1",
            "output < block1/3/activation1");

    @Test
    void copiesFollowOneAnother() {
        assertEquals(WIRES, wires(NETWORK));
        assertEquals(List.of(), problems(INPUT, CHAIN, OUTPUT));
    }

    @Test
    void aNodeThatNamesNoInputTakesWhatEntersTheBlock() {
        assertEquals(
                WIRES,
                expanded(
                        INPUT,
                        block(
                                3,
                                List.of("input"),
                                node("dense1", dense(8)),
                                node("activation1", new Activation(new Tanh()), "dense1")),
                        OUTPUT));
    }

    @Test
    void aResidualBlockAddsWhatEntersEachCopy() {
        NetworkItem[] network = {
            INPUT,
            block(2, List.of("input"), node("dense1", dense(8), "input"), node("add1", new Add(), "dense1", "input")),
            OUTPUT
        };
        assertEquals(
                List.of(
                        "input < ",
                        "block1/1/dense1 < input",
                        "block1/1/add1 < block1/1/dense1, input",
                        "block1/2/dense1 < block1/1/add1",
                        "block1/2/add1 < block1/2/dense1, block1/1/add1",
                        "output < block1/2/add1"),
                expanded(network));
        assertEquals(List.of(), problems(network));
    }

    @Test
    void ofSeveralInputsTheFirstGoesFromCopyToCopy() {
        NetworkItem[] network = {
            INPUT,
            node("side", dense(4), "input"),
            block(2, List.of("input", "side"), node("all", new Concat()), node("dense1", dense(8), "all")),
            OUTPUT
        };
        assertEquals(
                List.of(
                        "input < ",
                        "side < input",
                        "block1/1/all < input, side",
                        "block1/1/dense1 < block1/1/all",
                        "block1/2/all < block1/1/dense1, side",
                        "block1/2/dense1 < block1/2/all",
                        "output < block1/2/dense1"),
                expanded(network));
        assertEquals(List.of(), problems(network));
    }

    @Test
    void blocksMayBeNested() {
        BlockSpec inner = new BlockSpec("pair", 2, List.of(node("dense1", dense(8), "drop")), List.of("drop"));
        NetworkItem[] network = {
            INPUT, block(2, List.of("input"), node("drop", new Dropout(0.5), "input"), inner), OUTPUT
        };
        assertEquals(
                List.of(
                        "input < ",
                        "block1/1/drop < input",
                        "block1/1/pair/1/dense1 < block1/1/drop",
                        "block1/1/pair/2/dense1 < block1/1/pair/1/dense1",
                        "block1/2/drop < block1/1/pair/2/dense1",
                        "block1/2/pair/1/dense1 < block1/2/drop",
                        "block1/2/pair/2/dense1 < block1/2/pair/1/dense1",
                        "output < block1/2/pair/2/dense1"),
                expanded(network));
        assertEquals(List.of(), problems(network));
    }

    @Test
    void theOrderOfTheItemsDoesNotMatter() {
        assertEquals(Set.copyOf(WIRES), Set.copyOf(expanded(OUTPUT, CHAIN, INPUT)));
        assertEquals(List.of(), problems(OUTPUT, CHAIN, INPUT));
    }

    @Test
    void whatIsWrongWithABlockIsSaid() {
        assertTrue(problems(INPUT, block(2, List.of("input")), OUTPUT)
                .contains("block1 (Block): it is empty. Put nodes into it, or delete it."));
        assertTrue(problems(
                        INPUT,
                        block(2, List.of("input"), node("a", dense(2), "input"), node("b", dense(2), "input")),
                        OUTPUT)
                .contains("block1 (Block): it has several ends: a, b. Merge them, so that one output goes on."));
        assertTrue(problems(INPUT, block(2, List.of("input"), node("a", dense(2), "elsewhere")), OUTPUT)
                .contains("block1 (Block): a takes its input from \"elsewhere\", which is neither in the block nor "
                        + "among its inputs. Add it to the inputs of block1."));
        assertTrue(problems(INPUT, block(2, List.of("input"), node("x", new Input()), node("a", dense(2), "x")), OUTPUT)
                .contains("block1 (Block): it holds the Input x. Put the Input before the block."));
        assertTrue(problems(INPUT, block(2, List.of("input"), node("input", dense(2), "input")), OUTPUT)
                .contains("block1 (Block): \"input\" names both an input of the block and a node in it. Rename one."));
        assertTrue(problems(INPUT, CHAIN, node("block1", dense(2), "input"), OUTPUT)
                .contains("block1: two nodes are called \"block1\". Rename one."));
        assertTrue(problems(INPUT, new BlockSpec("b 1", 1, List.of(node("a", dense(2))), List.of("input")))
                .contains(
                        "b 1: \"b 1\" cannot be a block's name. Use letters, digits, hyphens and underscores; a slash "
                                + "may separate parts."));
    }

    @Test
    void aNodeInsideIsWrongInEachCopy() {
        assertEquals(
                List.of("block1/1/add1", "block1/2/add1"),
                GraphChecker.check(
                                NetworkSpec.of(List.of(
                                        INPUT,
                                        block(
                                                2,
                                                List.of("input"),
                                                node("dense1", dense(3), "input"),
                                                node("add1", new Add(), "dense1")),
                                        OUTPUT)),
                                NamedFeatures.ofWidth(8))
                        .problems()
                        .stream()
                        .map(problem -> problem.where().describe().replace(".inputs", ""))
                        .toList());
    }

    @Test
    void moreCopiesThanFitAreRefused() {
        BlockSpec thousand = block(1000, List.of("input"), node("a", dense(2), "input"));
        BlockSpec million = new BlockSpec("b", 1000, List.of(thousand), List.of("input"));
        assertTrue(assertThrows(ProblemException.class, () -> NetworkSpec.of(List.of(INPUT, million)))
                .getMessage()
                .startsWith("a network may have 10,000 nodes at most, copies counted; this has 1,000,001"));
    }

    @Test
    void unfoldingChangesNothingOfTheNodes() {
        NetworkSpec flat = Unfolding.of(NETWORK, Set.of("block1/2/dense1"));
        assertEquals(WIRES, wires(flat));
        assertTrue(flat.items().stream().allMatch(NodeSpec.class::isInstance));
        assertEquals(NETWORK, Unfolding.of(NETWORK, Set.of("input", "output")));
    }

    @Test
    void aParameterOfOneCopyIsThatOfAll() {
        NetworkSpec changed = NetworkEdit.withLayer(NETWORK, "block1/2/dense1", dense(5));
        assertEquals(3, changed.items().size(), "it is still a block");
        for (int copy = 1; copy <= 3; copy++) {
            assertEquals(
                    Optional.of(dense(5)),
                    changed.find("block1/" + copy + "/dense1").map(NodeSpec::layer));
        }
        assertEquals(WIRES, wires(changed));
    }

    @Test
    void anotherConnectionInsideWritesTheCopiesOut() {
        NetworkSpec spliced = NetworkEdit.splice(
                NETWORK, node("dropout1", new Dropout(0.5)), new Edge("block1/1/activation1", "block1/2/dense1", 0));
        assertEquals(
                List.of("dropout1"),
                spliced.find("block1/2/dense1").orElseThrow().inputs());
        assertEquals(
                List.of("block1/1/activation1"),
                spliced.find("dropout1").orElseThrow().inputs());
        NetworkSpec removed = NetworkEdit.remove(NETWORK, Set.of("block1/3/activation1"));
        assertEquals(
                List.of("block1/3/dense1"), removed.find("output").orElseThrow().inputs());
        NetworkSpec renamed = NetworkEdit.rename(NETWORK, "block1/3/activation1", "last");
        assertEquals(List.of("last"), renamed.find("output").orElseThrow().inputs());
    }

    @Test
    void whatIsDoneOutsideLeavesTheBlock() {
        NetworkSpec network = NetworkEdit.add(NETWORK, node("dense9", dense(2)));
        network = NetworkEdit.connect(network, "input", "dense9");
        network = NetworkEdit.rename(network, "input", "table");
        assertTrue(network.items().stream().anyMatch(BlockSpec.class::isInstance));
        assertEquals(
                List.of("table"), network.find("block1/1/dense1").orElseThrow().inputs());
        assertEquals("dense1", NetworkEdit.freeId(network, dense(2)));
        assertTrue(NetworkEdit.renameRefusal(network, "dense9", "block1").isPresent());
    }
}
