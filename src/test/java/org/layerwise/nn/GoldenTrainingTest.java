package org.layerwise.nn;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.Seed;
import org.layerwise.math.Blas;
import org.layerwise.math.Gemm;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.clip.NoClipping;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.optim.Adagrad;
import org.layerwise.nn.optim.Adam;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.optim.RmsProp;
import org.layerwise.nn.optim.Sgd;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.train.Updater;
import tools.jackson.databind.JsonNode;

/** Twenty steps of training, each loss as PyTorch has it from the same weights and batches ({@code golden/training.py}). */
class GoldenTrainingTest {
    private static final int ROWS = 12;
    private static final int CLASSES = 3;
    private static final int STEPS = 20;

    private static final Map<String, Optimizer> OPTIMIZERS = Map.ofEntries(
            entry("sgd", new Sgd(0.1, 0, false)),
            entry("sgd-momentum", new Sgd(0.1, 0.9, false)),
            entry("sgd-nesterov", new Sgd(0.1, 0.9, true)),
            entry("rmsprop", new RmsProp(0.01, 0.99, 1e-8)),
            entry("adagrad", new Adagrad(0.1, 1e-10)),
            entry("adam", new Adam(0.01, 0.9, 0.999, 1e-8)));

    /** {@code scale·sin(1.7·i + phase)}, i from 1 row by row, rounded to multiples of 1/1024. */
    private static float[] values(int size, double phase, double scale) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (Math.rint(1024 * scale * Math.sin(1.7 * (i + 1) + phase)) / 1024);
        }
        return values;
    }

    private static FMatrixRMaj features(int step) {
        return new FMatrixRMaj(ROWS, 4, true, values(ROWS * 4, 0.3 * step, 2));
    }

    private static FMatrixRMaj targets(int step) {
        FMatrixRMaj targets = new FMatrixRMaj(ROWS, CLASSES);
        for (int row = 0; row < ROWS; row++) {
            targets.data[row * CLASSES + (row * row + step) % CLASSES] = 1;
        }
        return targets;
    }

    private static NodeSpec node(String id, LayerSpec layer, String... inputs) {
        return new NodeSpec(id, layer, List.of(inputs));
    }

    private static Dense dense(int units, boolean bias) {
        return new Dense(units, new Zeros(), new NoPenalty(), bias);
    }

    private static Plan plan(boolean normalized) {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(node("input", new Input()));
        nodes.add(node("first", dense(normalized ? 8 : 16, !normalized), "input"));
        if (normalized) {
            nodes.add(node("norm", new BatchNorm(0.1, 1e-5), "first"));
            nodes.add(node("middle", new Activation(new Relu()), "norm"));
        } else {
            nodes.add(node("middle", new Activation(new Tanh()), "first"));
        }
        nodes.add(node("last", dense(CLASSES, true), "middle"));
        nodes.add(node("prediction", new Activation(new Softmax()), "last"));
        return GraphChecker.plan(
                NetworkSpec.of(nodes), NamedFeatures.ofWidth(4), new CategoricalCrossEntropy(), CLASSES);
    }

    private static Weights weights(Plan plan) {
        Weights weights = Weights.initialize(plan, new Seed(1));
        for (String id : List.of("first", "last")) {
            double phase = id.equals("first") ? 0.1 : 0.7;
            List<Parameter> parameters = weights.of(plan.place(id));
            parameters.get(0).value().data = values(parameters.get(0).size(), phase, 0.5);
            if (parameters.size() > 1) {
                parameters.get(1).value().data = values(parameters.get(1).size(), phase + 1, 0.25);
            }
        }
        return weights;
    }

    private static void train(Network network, Optimizer optimizer, JsonNode losses) {
        Updater updater = new Updater(network.plan(), network.weights(), optimizer, new NoClipping());
        for (int step = 1; step <= STEPS; step++) {
            FMatrixRMaj targets = targets(step);
            network.forward(features(step), Pass.TRAINING);
            double loss = network.plan().loss().value(network.lossInput(), targets);
            double expected = losses.get(step - 1).doubleValue();
            assertEquals(expected, loss, 1e-5 * expected, "loss at step " + step);
            network.plan().loss().gradient(network.lossInput(), targets, network.lossGradient());
            network.backward();
            updater.update(optimizer.learningRate(), Double.NaN, step);
        }
    }

    private static Network trained(boolean normalized, String optimizer, Gemm gemm) {
        JsonNode golden =
                Golden.training().get(normalized ? "batchnorm" : "tanh").get(optimizer);
        Plan plan = plan(normalized);
        Network network = Network.forTraining(plan, weights(plan), ROWS, gemm, new Seed(1));
        Optimizer kind = OPTIMIZERS.get(optimizer);
        assertNotNull(kind, optimizer);
        train(network, kind, golden.get("losses"));
        network.forward(features(0), Pass.EVALUATION);
        assertValues(golden.get("predictions"), network.prediction().data, "prediction");
        return network;
    }

    private static void assertValues(JsonNode expected, float[] actual, String what) {
        assertEquals(expected.size(), actual.length, what);
        for (int i = 0; i < actual.length; i++) {
            double value = expected.get(i).doubleValue();
            assertEquals(value, actual[i], 1e-5 * Math.max(1, Math.abs(value)), what + " " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"sgd", "sgd-momentum", "sgd-nesterov", "rmsprop", "adagrad", "adam"})
    void tanhNetworkLearnsAsElsewhere(String optimizer) {
        for (Blas blas : List.of(Blas.JAVA, Blas.AUTO)) {
            trained(false, optimizer, blas.gemm());
        }
    }

    @ParameterizedTest
    @CsvSource({"sgd-momentum", "adam"})
    void batchNormalizedReluNetworkLearnsAsElsewhere(String optimizer) {
        Network network = trained(true, optimizer, Blas.JAVA.gemm());
        JsonNode golden = Golden.training().get("batchnorm").get(optimizer);
        List<Parameter> norm = network.weights().of(network.plan().place("norm"));
        assertValues(golden.get("runningMean"), norm.get(2).value().data, "running mean");
        assertValues(golden.get("runningVariance"), norm.get(3).value().data, "running variance");
    }
}
