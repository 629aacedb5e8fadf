package org.layerwise.lab.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.LecunNormal;
import org.layerwise.nn.init.Lsuv;
import org.layerwise.nn.init.Normal;
import org.layerwise.nn.init.Ones;
import org.layerwise.nn.init.VarianceScaling;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.MeanSquaredError;
import org.layerwise.nn.regularize.NoConstraint;
import org.layerwise.nn.regularize.NoPenalty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeanFieldTest {
    private static final int WIDTH = 20;

    private static Plan plan(LayerSpec... layers) {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(new NodeSpec("input", new Input(), List.of()));
        for (LayerSpec layer : layers) {
            nodes.add(new NodeSpec(
                    "n" + nodes.size(), layer, List.of(nodes.getLast().id())));
        }
        return GraphChecker.plan(NetworkSpec.of(nodes), NamedFeatures.ofWidth(WIDTH), new MeanSquaredError(), WIDTH);
    }

    private static Dense dense(Initializer kernel, Initializer bias) {
        return new Dense(WIDTH, kernel, new NoPenalty(), true, bias, new NoPenalty(), new NoConstraint());
    }

    private static double[] deviations(Plan plan, double mean, double std) {
        return MeanField.deviations(plan, Map.of("input", new double[] {mean, std}));
    }

    /** From {@code src/test/golden/meanfield.py}. */
    @Test
    void deviationsAreThoseOfNumPy() throws Exception {
        JsonNode golden = JsonMapper.shared().readTree(Files.readString(Path.of("src/test/golden/meanfield.json")));
        int count = 0;
        for (JsonNode each : golden.get("cases")) {
            boolean norm = each.get("batchNorm").booleanValue();
            double bias = each.get("bias").doubleValue();
            Initializer kernel = new VarianceScaling(
                    Math.sqrt(each.get("weight").doubleValue()),
                    VarianceScaling.Fan.IN,
                    VarianceScaling.Distribution.UNIFORM);
            ActivationFunction function = Catalog.of(ActivationFunction.class)
                    .kind(each.get("activation").stringValue())
                    .withDefaults();
            List<LayerSpec> layers = new ArrayList<>();
            JsonNode expected = each.get("std");
            for (int i = 0; i < expected.size(); i++) {
                layers.add(dense(kernel, bias > 0 ? new Normal(Math.sqrt(bias)) : new Zeros()));
                if (norm) {
                    layers.add(new BatchNorm(0.1, 1e-5));
                }
                layers.add(new Activation(function));
            }
            double mean = 0.5;
            double[] found = deviations(
                    plan(layers.toArray(LayerSpec[]::new)),
                    mean,
                    Math.sqrt(each.get("input").doubleValue() - mean * mean));
            int stride = norm ? 3 : 2;
            for (int i = 0; i < expected.size(); i++) {
                double value = expected.get(i).doubleValue();
                assertEquals(value, found[stride * (i + 1)], 2e-6 * value, each + ", layer " + (i + 1));
            }
            count++;
        }
        assertEquals(42, count);
    }

    @Test
    void itSaysNothingOfWhatItDoesNotCover() {
        double[] found = deviations(
                plan(
                        dense(new LecunNormal(), new Zeros()),
                        new Activation(new Tanh()),
                        new Dropout(0.5),
                        dense(new LecunNormal(), new Zeros()),
                        new BatchNorm(0.1, 1e-5),
                        new Activation(new Tanh())),
                0,
                1);
        assertEquals(1, found[1], 1e-12);
        assertEquals(0.6278, found[2], 1e-3);
        assertTrue(Double.isNaN(found[3]), "dropout");
        assertTrue(Double.isNaN(found[4]), "a Dense layer after it");
        assertEquals(1, found[5], 1e-12, "normalization begins anew");
        assertEquals(0.6278, found[6], 1e-3);
        double[] ones = deviations(plan(dense(new Ones(), new Zeros())), 0, 1);
        assertTrue(Double.isNaN(ones[1]), "equal weights");
        double[] lsuv = deviations(plan(dense(new Lsuv(0.1, 10), new Zeros())), 0, 7);
        assertEquals(1, lsuv[1], 1e-12);
    }
}
