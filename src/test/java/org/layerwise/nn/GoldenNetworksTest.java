package org.layerwise.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Catalog;
import org.layerwise.math.Blas;
import org.layerwise.math.Gemm;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.clip.NoClipping;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.train.Updater;
import tools.jackson.databind.JsonNode;

/** Twenty steps of one network per layer kind, each loss as PyTorch has it ({@code golden/networks.py}). */
class GoldenNetworksTest {
    private static final JsonNode GOLDEN = Golden.file("networks");
    private static final double LOSS_TOLERANCE = 1e-4;

    /** Layers without a golden network, each with its reason. */
    private static final Map<String, String> WITHOUT = Map.of(
            "dropout", "its masks come from our own random streams; DropoutTest holds its moments",
            "gaussian-noise", "its noise comes from our own random streams; its test holds its moments");

    static Stream<String> networks() {
        return Golden.names(GOLDEN.get("networks")).stream();
    }

    /** A network of the file, ready to train. */
    private record Case(String name, JsonNode golden, List<JsonNode> batches) {
        static Case of(String name) {
            JsonNode golden = GOLDEN.get("networks").get(name);
            List<JsonNode> batches = new ArrayList<>();
            golden.get("batches").forEach(batches::add);
            return new Case(name, golden, batches);
        }

        Plan plan() {
            List<NodeSpec> nodes = new ArrayList<>();
            for (JsonNode node : golden.get("network")) {
                nodes.add(Golden.value(NodeSpec.class, node));
            }
            return GraphChecker.plan(
                    NetworkSpec.of(nodes),
                    NamedFeatures.ofWidth(features(0).numCols),
                    Golden.value(Loss.class, golden.get("loss")),
                    targets(0).numCols);
        }

        FMatrixRMaj features(int batch) {
            return matrix(batches.get(batch), "features");
        }

        FMatrixRMaj targets(int batch) {
            return matrix(batches.get(batch), "targets");
        }

        private static FMatrixRMaj matrix(JsonNode batch, String key) {
            int rows = batch.get("rows").intValue();
            float[] values = Golden.floats(batch.get(key));
            return new FMatrixRMaj(rows, values.length / rows, true, values);
        }

        /** More room than the largest batch needs, so that no kernel may take one for the other. */
        int capacity() {
            return 2
                    + batches.stream()
                            .mapToInt(batch -> batch.get("rows").intValue())
                            .max()
                            .orElseThrow();
        }
    }

    /** The file's weights, every one of them, in the declared shapes. */
    private static Weights weights(Case network, Plan plan) {
        Weights weights = Weights.initialize(plan, new Seed(1));
        JsonNode golden = network.golden().get("weights");
        Set<String> left = new TreeSet<>(Golden.names(golden));
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            for (int k = 0; k < node.parameters().size(); k++) {
                ParameterSpec declared = node.parameters().get(k);
                Parameter parameter = weights.of(i).get(k);
                assertTrue(
                        left.remove(parameter.fullName()), parameter.fullName() + " is not a golden tensor: " + left);
                JsonNode tensor = golden.get(parameter.fullName());
                List<Integer> shape = new ArrayList<>();
                tensor.get("shape").forEach(size -> shape.add(size.intValue()));
                assertEquals(shape, declared.dimensions(), parameter.fullName());
                float[] values = Golden.floats(tensor.get("values"));
                System.arraycopy(values, 0, parameter.value().data, 0, parameter.size());
            }
        }
        assertEquals(Set.of(), left, "golden tensors that no node declares");
        return weights;
    }

    private static void train(Case network, JsonNode run, Gemm gemm) {
        Plan plan = network.plan();
        Optimizer optimizer = Golden.value(Optimizer.class, run.get("optimizer"));
        Network trained = Network.forTraining(plan, weights(network, plan), network.capacity(), gemm, new Seed(1));
        Updater updater = new Updater(plan, trained.weights(), optimizer, new NoClipping());
        for (int step = 1; step <= GOLDEN.get("steps").intValue(); step++) {
            int batch = (step - 1) % network.batches().size();
            FMatrixRMaj targets = network.targets(batch);
            trained.forward(network.features(batch), Pass.TRAINING);
            double loss = plan.loss().value(trained.lossInput(), targets);
            double expected = run.get("losses").get(step - 1).doubleValue();
            assertEquals(expected, loss, LOSS_TOLERANCE * expected, "loss at step " + step + " with " + optimizer);
            plan.loss().gradient(trained.lossInput(), targets, trained.lossGradient());
            trained.backward();
            updater.update(optimizer.learningRate(), Double.NaN, step);
        }
        trained.forward(network.features(0), Pass.EVALUATION);
        assertNear(run.get("predictions"), trained.prediction().data, "prediction with " + optimizer);
        if (run.has("statistics")) {
            assertStatistics(run.get("statistics"), trained.weights());
        }
    }

    private static void assertStatistics(JsonNode golden, Weights weights) {
        for (String name : Golden.names(golden)) {
            Parameter parameter = weights.all().stream()
                    .filter(each -> each.fullName().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertNear(golden.get(name), parameter.value().data, name);
        }
    }

    private static void assertNear(JsonNode golden, float[] values, String what) {
        for (int i = 0; i < golden.size(); i++) {
            double expected = golden.get(i).doubleValue();
            assertEquals(expected, values[i], 1e-4 * Math.max(1, Math.abs(expected)), what + " " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void learnsAsElsewhere(String name) {
        Case network = Case.of(name);
        for (Blas blas : List.of(Blas.JAVA, Blas.AUTO)) {
            network.golden().get("runs").forEach(run -> train(network, run, blas.gemm()));
        }
    }

    private static Set<String> used(String key) {
        Set<String> used = new HashSet<>();
        for (JsonNode network : GOLDEN.get("networks")) {
            for (JsonNode node : network.get("network")) {
                JsonNode value = node.get(key);
                if (value != null) {
                    used.add(
                            value.isString()
                                    ? value.stringValue()
                                    : value.get("kind").stringValue());
                }
            }
        }
        return used;
    }

    @Test
    void everyLayerHasANetwork() {
        Set<String> missing = new TreeSet<>();
        Catalog.of(LayerSpec.class).kinds().forEach(kind -> missing.add(kind.id()));
        missing.removeAll(used("kind"));
        missing.removeAll(WITHOUT.keySet());
        assertEquals(Set.of(), missing, "add them to golden/networks.py");
    }

    @Test
    void everyActivationHasANetwork() {
        Set<String> missing = new TreeSet<>();
        Catalog.of(ActivationFunction.class).kinds().forEach(kind -> missing.add(kind.id()));
        missing.removeAll(used("function"));
        assertEquals(Set.of(), missing, "add them to golden/networks.py");
    }
}
