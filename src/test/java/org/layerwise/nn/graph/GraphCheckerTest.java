package org.layerwise.nn.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Add;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Concat;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.MeanSquaredError;
import org.layerwise.nn.regularize.NoPenalty;

/** Every mistake in a network, with the node it stands on and its exact words. */
class GraphCheckerTest {
    private static final NamedFeatures FEATURES = NamedFeatures.of("a", "b", "c", "d");
    private static final NodeSpec X = node("x", new Input());

    private static NodeSpec node(String id, LayerSpec layer, String... inputs) {
        return new NodeSpec(id, layer, List.of(inputs));
    }

    private static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    private static NetworkSpec network(NodeSpec... nodes) {
        return NetworkSpec.of(List.of(nodes));
    }

    private static List<String> problems(NodeSpec... nodes) {
        return GraphChecker.check(NetworkSpec.of(List.of(nodes)), FEATURES).problems().stream()
                .map(Problem::describe)
                .toList();
    }

    private static void assertProblems(List<String> expected, NodeSpec... nodes) {
        assertEquals(expected, problems(nodes));
    }

    @Test
    void aSoundNetworkHasShapesInTopologicalOrder() {
        GraphCheck check = GraphChecker.check(
                network(
                        node("out", dense(2), "all"),
                        node("all", new Concat(), "left", "right"),
                        node("right", dense(5), "x"),
                        X,
                        node("left", dense(3), "x")),
                FEATURES);
        assertTrue(check.isSound());
        assertEquals(List.of(), check.problems());
        assertEquals(List.of("x", "right", "left", "all", "out"), check.order());
        List<PlanNode> nodes = check.plannedNodes();
        assertEquals(
                List.of(Shape.of(4), Shape.of(5), Shape.of(3), Shape.of(8), Shape.of(2)),
                nodes.stream().map(PlanNode::shape).toList());
        assertEquals(List.of(2, 1), nodes.get(3).inputs());
        assertEquals(8 * 2 + 2, nodes.get(4).trainableCount());
    }

    @Test
    void countsWhatIsLearnedAndWhatIsKept() {
        Plan plan = GraphChecker.plan(
                network(X, node("norm", new BatchNorm(0.1, 1e-5), "x"), node("out", dense(1), "norm")),
                FEATURES,
                new MeanSquaredError(),
                1);
        assertEquals(16, plan.nodes().get(1).parameterCount());
        assertEquals(8, plan.nodes().get(1).trainableCount());
        assertEquals(8 + 5, plan.trainableCount());
        assertEquals(4 + 4 + 1, plan.activationsPerRow());
    }

    @Test
    void anEmptyNetwork() {
        assertProblems(List.of("the network is empty. Add an Input and a Dense layer."));
    }

    @Test
    void noInput() {
        assertTrue(problems(node("out", dense(2), "out2"), node("out2", dense(2), "out"))
                .contains("the network has no Input. Add one: the table enters there."));
    }

    @Test
    void aCircleStandsOnEachOfItsNodes() {
        assertProblems(
                List.of(
                        "sum (Add): its output leads back to its own input. Remove one connection of the circle.",
                        "back (Dense): its output leads back to its own input. "
                                + "Remove one connection of the circle.",
                        "out (Dense): its output leads back to its own input. "
                                + "Remove one connection of the circle."),
                X,
                node("sum", new Add(), "x", "back"),
                node("back", dense(4), "sum"),
                node("out", dense(2), "back"));
    }

    @Test
    void anInputMissing() {
        assertProblems(
                List.of(
                        "x (Input): it is not connected to any layer. "
                                + "Drag a connection from its right port, or delete it.",
                        "out (Dense): it is not connected to any layer. "
                                + "Drag a connection to its left port and one from its right port, or delete it."),
                X,
                node("out", dense(2)));
    }

    @Test
    void anUnconnectedNodeIsOneMistakeAndTwoAreTwo() {
        String hint = " (Dense): it is not connected to any layer. "
                + "Drag a connection to its left port and one from its right port, or delete it.";
        assertProblems(List.of("loose" + hint), X, node("out", dense(2), "x"), node("loose", dense(3)));
        assertProblems(
                List.of("loose" + hint, "other" + hint),
                X,
                node("out", dense(2), "x"),
                node("loose", dense(3)),
                node("other", dense(3)));
    }

    @Test
    void aChainWithoutAnInputIsOneMistakeAtItsBeginning() {
        assertProblems(
                List.of("first.inputs: first (Dense): expects 1 input, has 0. "
                        + "Drag a connection from another layer's right port to its left one."),
                X,
                node("out", dense(2), "x"),
                node("first", dense(3)),
                node("second", dense(3), "first"));
    }

    @Test
    void tooManyInputsOrTooFew() {
        assertProblems(
                List.of("out.inputs: out (Dense): expects 1 input, has 2. "
                        + "Remove a connection, or merge with Add or Concat first."),
                X,
                node("other", new Input()),
                node("out", dense(2), "x", "other"));
        assertProblems(
                List.of("sum.inputs: sum (Add): expects at least 2 inputs, has 1. "
                        + "Drag a connection from another layer's right port to its left one."),
                X,
                node("sum", new Add(), "x"));
        assertProblems(
                List.of("second.inputs: second (Input): expects no input, has 1. "
                        + "Remove a connection, or merge with Add or Concat first."),
                X,
                node("second", new Input(), "x"),
                node("out", dense(2), "second"));
    }

    @Test
    void anInputThatDoesNotExist() {
        assertProblems(
                List.of("out.inputs: out (Dense): takes its input from \"dense9\", which does not exist. "
                        + "Connect it to one of: x, hidden, out."),
                X,
                node("hidden", dense(2), "x"),
                node("out", new Concat(), "hidden", "dense9").withLayer(dense(2)));
    }

    @Test
    void twoEnds() {
        String hint = "Connect its right port onward, merge the ends, or delete it.";
        assertProblems(
                List.of(
                        "left (Dense): leads nowhere, and so do others (left, right); a network has one end. " + hint,
                        "right (Dropout): leads nowhere, and so do others (left, right); a network has one end. "
                                + hint),
                X,
                node("left", dense(2), "x"),
                node("right", new Dropout(0.5), "x"));
    }

    @Test
    void nothingFollowsTheInput() {
        assertProblems(List.of("x (Input): nothing follows it. Add a Dense layer and connect it."), X);
    }

    @Test
    void unequalInputsOfAnAdd() {
        assertProblems(
                List.of("sum (Add): Add expects inputs of one shape, gets [batch × 4] and [batch × 3]. "
                        + "Give the layers before it the same number of units, or use Concat."),
                X,
                node("hidden", dense(3), "x"),
                node("sum", new Add(), "x", "hidden"));
    }

    @Test
    void aMistakeIsNotRepeatedDownstream() {
        assertEquals(
                1,
                problems(
                                X,
                                node("hidden", dense(3), "x"),
                                node("sum", new Add(), "x", "hidden"),
                                node("next", dense(3), "sum"),
                                node("out", dense(3), "next"))
                        .size());
    }

    @Test
    void twoNodesOfOneName() {
        assertTrue(problems(X, node("a", dense(2), "x"), node("a", dense(3), "x"))
                .contains("a.id: two nodes are called \"a\". Rename one."));
    }

    @Test
    void namesThatCannotBe() {
        for (String bad : List.of("a b", "a.b", "", "/a", "a/", "a//b", "é̈!")) {
            String words = "\"" + bad
                    + "\" cannot be a node's name. Use letters, digits, hyphens and underscores; a slash may separate parts.";
            assertTrue(
                    problems(X, node(bad, dense(2), "x")).stream().anyMatch(text -> text.endsWith(words)), () -> bad);
        }
        assertProblems(List.of(), X, node("隐层_1-ä", dense(2), "x"), node("block1/2/dense1", dense(2), "隐层_1-ä"));
    }

    @Test
    void parametersOutOfBounds() {
        assertProblems(
                List.of(
                        "out.units: out (Dense): Units is 0, outside 1 ≤ units ≤ 65536. Choose a number within the bounds."),
                X,
                node("out", dense(0), "x"));
    }

    @Test
    void aColumnThatIsNoFeature() {
        assertProblems(
                List.of("x.columns: x (Input): no feature \"z\". Name another."),
                node("x", new Input(List.of("z"), List.of())),
                node("out", dense(2), "x"));
    }

    @Test
    void aShapeThatDoesNotHoldTheColumns() {
        assertProblems(
                List.of("x.shape: x (Input): the shape [3 × 3] holds 9 values, but the columns give 4. "
                        + "Choose a shape of 4 values, or none."),
                node("x", new Input(List.of(), List.of(3, 3))),
                node("out", dense(2), "x"));
    }

    @Test
    void aDenseOnAnImage() {
        assertProblems(
                List.of("out (Dense): Dense expects a plain row [batch × inputs], gets [batch × 2 × 2]. "
                        + "Put a Flatten before it."),
                node("x", new Input(List.of(), List.of(2, 2))),
                node("out", dense(2), "x"));
    }

    private static String end(org.layerwise.nn.loss.Loss loss, int targets, NodeSpec... nodes) {
        return assertThrows(
                        ProblemException.class,
                        () -> GraphChecker.plan(NetworkSpec.of(List.of(nodes)), FEATURES, loss, targets))
                .getMessage();
    }

    @Test
    void aLossWithoutItsActivation() {
        assertEquals(
                "out (Dense): Categorical cross-entropy needs Softmax as the last activation. "
                        + "Put an Activation with Softmax at the end, or choose another loss.",
                end(new CategoricalCrossEntropy(), 3, X, node("out", dense(3), "x")));
        assertEquals(
                "end (Activation): Binary cross-entropy needs Sigmoid as the last activation. "
                        + "Put an Activation with Sigmoid at the end, or choose another loss.",
                end(
                        new BinaryCrossEntropy(),
                        1,
                        X,
                        node("out", dense(1), "x"),
                        node("end", new Activation(new Tanh()), "out")));
    }

    @Test
    void anEndOfAnotherWidthThanTheTarget() {
        assertEquals(
                "end (Activation): the network ends in [batch × 2], but the target needs [batch × 3]. "
                        + "Set the units of the last Dense to 3.",
                end(
                        new CategoricalCrossEntropy(),
                        3,
                        X,
                        node("out", dense(2), "x"),
                        node("end", new Activation(new Softmax()), "out")));
    }

    @Test
    void theLossTakesTheLogitsWhereItIsFused() {
        List<NodeSpec> nodes =
                List.of(X, node("out", dense(1), "x"), node("end", new Activation(new Sigmoid()), "out"));
        Plan fused = GraphChecker.plan(NetworkSpec.of(nodes), FEATURES, new BinaryCrossEntropy(), 1);
        assertTrue(fused.isFused());
        assertEquals(fused.place("out"), fused.lossInput());
        Plan plain = GraphChecker.plan(NetworkSpec.of(nodes), FEATURES, new MeanSquaredError(), 1);
        assertEquals(plain.place("end"), plain.lossInput());
        assertEquals(fused.place("end"), fused.output());
    }
}
