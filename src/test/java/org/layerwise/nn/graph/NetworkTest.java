package org.layerwise.nn.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.layerwise.nn.Numbers.assertClose;
import static org.layerwise.nn.Numbers.doubles;
import static org.layerwise.nn.Numbers.flat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.math.JavaGemm;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.Numbers;
import org.layerwise.nn.ReferenceNetwork;
import org.layerwise.nn.Variants;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Add;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Concat;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Reshape;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.loss.MeanSquaredError;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.regularize.L1L2;
import org.layerwise.nn.regularize.NoPenalty;

/** Whole networks: every parameter's gradient against central differences of a plain double-precision forward pass. */
class NetworkTest {
    private static final NamedFeatures FEATURES = NamedFeatures.of("a", "b", "c", "d");
    private static final int CAPACITY = 8;

    private static NodeSpec node(String id, LayerSpec layer, String... inputs) {
        return new NodeSpec(id, layer, List.of(inputs));
    }

    private static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    /** A network, by what is particular in it. */
    record Sketch(String name, Loss loss, int targets, List<NodeSpec> nodes) {
        Plan plan() {
            return GraphChecker.plan(NetworkSpec.of(nodes), FEATURES, loss, targets);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Sketch regression(String name, NodeSpec... nodes) {
        return new Sketch(name, new MeanSquaredError(), 2, List.of(nodes));
    }

    static Stream<Sketch> shapes() {
        NodeSpec x = node("x", new Input());
        return Stream.of(
                regression("one layer", x, node("out", dense(2), "x")),
                regression(
                        "an input feeds two layers",
                        x,
                        node("left", dense(3), "x"),
                        node("right", dense(3), "x"),
                        node("sum", new Add(), "left", "right"),
                        node("out", dense(2), "sum")),
                regression(
                        "an input feeds three layers and a merge",
                        x,
                        node("left", dense(2), "x"),
                        node("middle", dense(3), "x"),
                        node("right", dense(1), "x"),
                        node("all", new Concat(), "left", "x", "middle", "right"),
                        node("out", dense(2), "all")),
                regression(
                        "a node has two consumers",
                        x,
                        node("stem", dense(3), "x"),
                        node("bend", new Activation(new Tanh()), "stem"),
                        node("sum", new Add(), "stem", "bend"),
                        node("out", dense(2), "sum")),
                regression(
                        "a node has three consumers",
                        x,
                        node("stem", dense(3), "x"),
                        node("one", dense(3), "stem"),
                        node("two", dense(2), "stem"),
                        node("both", new Concat(), "two", "stem", "one"),
                        node("out", dense(2), "both")),
                regression(
                        "a node is added to itself",
                        x,
                        node("stem", dense(3), "x"),
                        node("twice", new Add(), "stem", "stem"),
                        node("out", dense(2), "twice")),
                regression(
                        "a node is added to itself twice, and goes on",
                        x,
                        node("stem", dense(3), "x"),
                        node("thrice", new Add(), "stem", "stem", "stem"),
                        node("beside", new Concat(), "stem", "thrice", "stem"),
                        node("out", dense(2), "beside")),
                regression(
                        "unequal widths side by side",
                        x,
                        node("narrow", dense(1), "x"),
                        node("wide", dense(5), "x"),
                        node("beside", new Concat(), "wide", "narrow"),
                        node("out", dense(2), "beside")),
                regression(
                        "inputs with some of the columns, in another order",
                        node("few", new Input(List.of("d", "b"), List.of())),
                        node("one", new Input(List.of("c"), List.of())),
                        node("left", dense(3), "few"),
                        node("right", dense(3), "one"),
                        node("sum", new Add(), "left", "right"),
                        node("out", dense(2), "sum")),
                regression(
                        "nodes declared backwards",
                        node("out", dense(2), "bend"),
                        node("bend", new Activation(new Tanh()), "stem"),
                        node("stem", dense(3), "x"),
                        x),
                regression(
                        "a diamond within a diamond",
                        x,
                        node("stem", dense(3), "x"),
                        node("left", new Activation(new Tanh()), "stem"),
                        node("inner", dense(3), "left"),
                        node("skip", new Add(), "left", "inner", "stem"),
                        node("norm", new BatchNorm(0.1, 1e-5), "skip"),
                        node("outer", new Add(), "norm", "stem"),
                        node("out", dense(2), "outer")),
                regression(
                        "penalties on the kernels",
                        x,
                        node("hidden", new Dense(3, new GlorotUniform(), new L1L2(0.03, 0.2), true), "x"),
                        node("out", new Dense(2, new GlorotUniform(), new L1L2(0, 0.1), true), "hidden")),
                regression(
                        "dropout",
                        x,
                        node("stem", dense(6), "x"),
                        node("drop", new Dropout(0.4), "stem"),
                        node("out", dense(2), "drop")),
                new Sketch(
                        "softmax fused with its loss",
                        new CategoricalCrossEntropy(),
                        3,
                        List.of(
                                x,
                                node("hidden", dense(4), "x"),
                                node("bend", new Activation(new Tanh()), "hidden"),
                                node("logits", dense(3), "bend"),
                                node("prediction", new Activation(new Softmax()), "logits"))),
                new Sketch(
                        "sigmoid fused with its loss, after a skip",
                        new BinaryCrossEntropy(),
                        1,
                        List.of(
                                x,
                                node("hidden", dense(1), "x"),
                                node("other", dense(1), "x"),
                                node("logits", new Add(), "hidden", "other", "hidden"),
                                node("prediction", new Activation(new Sigmoid()), "logits"))),
                new Sketch(
                        "the logits come straight from an input",
                        new CategoricalCrossEntropy(),
                        4,
                        List.of(x, node("prediction", new Activation(new Softmax()), "x"))));
    }

    /** Every kind of layer between a branch and a merge, so that a new kind is tried there by being declared. */
    static Stream<Sketch> kindsInABranch() {
        return Catalog.of(LayerSpec.class).kinds().stream()
                .filter(kind -> !kind.id().equals("input")) // stands at the beginning of every network here
                .map(KindInfo::withDefaults)
                .flatMap(layer -> Stream.concat(Stream.of(layer), Variants.of(layer)))
                .flatMap(layer -> shapesOf(layer).map(shape -> inABranch(layer, shape)));
    }

    /** The shapes of eight numbers that a layer takes. */
    private static Stream<Shape> shapesOf(LayerSpec layer) {
        return Stream.of(Shape.of(8), Shape.of(4, 2), Shape.of(2, 2, 2))
                .filter(shape -> takes(layer, Collections.nCopies(layer.minInputs(), shape)));
    }

    private static boolean takes(LayerSpec layer, List<Shape> shapes) {
        try {
            layer.outputShape(shapes);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static Sketch inABranch(LayerSpec layer, Shape shape) {
        List<String> inputs = layer.minInputs() == 1 ? List.of("shaped") : List.of("shaped", "other");
        NodeSpec[] nodes = Stream.of(
                        node("x", new Input()),
                        node("few", new Input(List.of("c", "a"), List.of())),
                        node("stem", dense(8), "x"),
                        node("beside", dense(8), "few"),
                        node("shaped", new Reshape(shape.sizes()), "stem"),
                        node("other", new Reshape(shape.sizes()), "beside"),
                        new NodeSpec("kind", layer, inputs),
                        node("flat", new Flatten(), "kind"),
                        node("after", dense(8), "flat"),
                        node("sum", new Add(), "stem", "after", "stem"),
                        node("all", new Concat(), "sum", "beside", "flat"),
                        node("out", dense(2), "all"))
                .filter(node -> !node.id().equals("other") || inputs.contains("other"))
                .toArray(NodeSpec[]::new);
        return regression(layer + " of " + shape, nodes);
    }

    static Stream<Sketch> all() {
        return Stream.concat(shapes(), kindsInABranch());
    }

    private static Network training(Plan plan) {
        return Network.forTraining(plan, Weights.initialize(plan, new Seed(3)), CAPACITY, new JavaGemm(), new Seed(4));
    }

    private static FMatrixRMaj features(int rows, long seed) {
        return Numbers.random(rows, FEATURES.width(), CAPACITY, new RandomStream(seed));
    }

    /** Rows that are 1 in one place and 0 elsewhere: right for every loss. */
    private static FMatrixRMaj targets(int rows, int columns) {
        FMatrixRMaj targets = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows; i++) {
            if (columns > 1 || i % 2 == 0) {
                targets.data[i * columns + (i * i + 1) % columns] = 1;
            }
        }
        return targets;
    }

    private static void step(Network network, FMatrixRMaj features, FMatrixRMaj targets) {
        network.forward(features, Pass.TRAINING);
        network.plan().loss().gradient(network.lossInput(), targets, network.lossGradient());
        network.backward();
    }

    private static void spoilGradients(Network network) {
        network.weights().all().forEach(parameter -> java.util.Arrays.fill(parameter.gradient().data, Float.NaN));
    }

    private static void assertGradients(Sketch sketch, int rows, FMatrixRMaj features) {
        Network network = training(sketch.plan());
        FMatrixRMaj targets = targets(rows, sketch.targets());
        step(network, features(CAPACITY, 1), targets(CAPACITY, sketch.targets()));
        spoilGradients(network);
        step(network, features, targets);
        ReferenceNetwork reference = new ReferenceNetwork(network, features);
        double[][] wanted = doubles(targets);
        for (int i = 0; i < network.plan().nodes().size(); i++) {
            double[][] expected = reference.outputs(Pass.TRAINING).get(i);
            assertClose(
                    flat(expected),
                    network.output(i).data,
                    1e-4,
                    network.plan().nodes().get(i).id());
        }
        for (Parameter parameter : network.weights().all()) {
            if (parameter.role().isTrainable()) {
                double[] expected = Numbers.gradient(reference.parameter(parameter), () -> reference.loss(wanted));
                assertClose(expected, parameter.gradient().data, 1e-4, "gradient of " + parameter.fullName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsAreThoseOfCentralDifferences(Sketch sketch) {
        assertGradients(sketch, CAPACITY, features(CAPACITY, 7));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsOfAShortBatchAreThoseOfCentralDifferences(Sketch sketch) {
        assertGradients(sketch, 3, features(3, 8));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsOfOneRowAreThoseOfCentralDifferences(Sketch sketch) {
        assertGradients(sketch, 1, features(1, 9));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsWithAColumnOfZerosAreThoseOfCentralDifferences(Sketch sketch) {
        FMatrixRMaj features = features(CAPACITY, 10);
        for (int i = 0; i < CAPACITY; i++) {
            features.data[i * FEATURES.width() + 2] = 0;
        }
        assertGradients(sketch, CAPACITY, features);
    }

    @ParameterizedTest
    @MethodSource("all")
    void evaluationPredictsTheSameTwiceAndChangesNothing(Sketch sketch) {
        Plan plan = sketch.plan();
        Weights weights = Weights.initialize(plan, new Seed(3));
        Network network = Network.forEvaluation(plan, weights, CAPACITY, new JavaGemm());
        float[][] before = weights.emptyCopy();
        weights.save(before);
        FMatrixRMaj features = features(5, 11);

        network.forward(features, Pass.EVALUATION);
        float[] first = network.prediction().data.clone();
        network.forward(features, Pass.EVALUATION);

        float[][] after = weights.emptyCopy();
        weights.save(after);
        assertArrayEquals(before, after);
        assertArrayEquals(first, network.prediction().data);
        double[][] expected =
                new ReferenceNetwork(network, features).outputs(Pass.EVALUATION).getLast();
        assertClose(flat(expected), network.prediction().data, 1e-4, "prediction");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameSeedGivesTheSameBits(Sketch sketch) {
        Network one = training(sketch.plan());
        Network other = training(sketch.plan());
        FMatrixRMaj features = features(CAPACITY, 12);
        FMatrixRMaj targets = targets(CAPACITY, sketch.targets());
        for (int i = 0; i < 2; i++) {
            step(one, features, targets);
            step(other, features, targets);
            for (int k = 0; k < one.weights().all().size(); k++) {
                Parameter parameter = one.weights().all().get(k);
                Parameter same = other.weights().all().get(k);
                assertArrayEquals(parameter.value().data, same.value().data);
                assertArrayEquals(parameter.gradient().data, same.gradient().data);
            }
        }
    }

    @Test
    void dropoutDrawsAnewForEachBatch() {
        Network network = training(regression(
                        "dropout",
                        node("x", new Input()),
                        node("drop", new Dropout(0.5), "x"),
                        node("out", dense(2), "drop"))
                .plan());
        FMatrixRMaj features = features(CAPACITY, 12);
        network.forward(features, Pass.TRAINING);
        float[] first = network.output(1).data.clone();
        network.forward(features, Pass.TRAINING);
        assertThrows(AssertionError.class, () -> assertArrayEquals(first, network.output(1).data));
    }

    @Test
    void anInputOfAllColumnsIsTheBatchItself() {
        Network network = training(regression("", node("x", new Input()), node("out", dense(2), "x"))
                .plan());
        FMatrixRMaj features = features(2, 1);
        network.forward(features, Pass.EVALUATION);
        assertEquals(features, network.output(0));
    }

    @Test
    void aBatchBeyondTheCapacityIsRefused() {
        Network network = training(regression("", node("x", new Input()), node("out", dense(2), "x"))
                .plan());
        FMatrixRMaj features = new FMatrixRMaj(CAPACITY + 1, FEATURES.width());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> network.forward(features, Pass.EVALUATION));
        assertEquals("the network has room for 8 rows, but the batch has 9", refused.getMessage());
    }

    @Test
    void aNetworkForEvaluationHasNoGradients() {
        Plan plan = regression("", node("x", new Input()), node("out", dense(2), "x"))
                .plan();
        Network network = Network.forEvaluation(plan, Weights.initialize(plan, new Seed(1)), CAPACITY, new JavaGemm());
        network.forward(features(2, 1), Pass.EVALUATION);
        assertThrows(IllegalStateException.class, network::lossGradient);
    }

    @Test
    void networksSharingWeightsSeeEachOthersUpdates() {
        Plan plan = regression(
                        "",
                        node("x", new Input()),
                        node("hidden", dense(4), "x"),
                        node("bend", new Activation(new Relu()), "hidden"),
                        node("out", dense(2), "bend"))
                .plan();
        Weights weights = Weights.initialize(plan, new Seed(1));
        Network training = Network.forTraining(plan, weights, CAPACITY, new JavaGemm(), new Seed(1));
        Network evaluation = Network.forEvaluation(plan, weights, 2, new JavaGemm());
        weights.all().forEach(parameter -> parameter.value().data[0] += 1);
        FMatrixRMaj features = features(2, 1);
        training.forward(features, Pass.EVALUATION);
        evaluation.forward(features, Pass.EVALUATION);
        assertClose(flat(doubles(training.prediction())), evaluation.prediction().data, 0, "prediction");
    }
}
