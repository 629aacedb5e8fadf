package org.layerwise.nn.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.math.Blas;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.LecunNormal;
import org.layerwise.nn.init.Normal;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.loss.MeanSquaredError;
import org.layerwise.nn.regularize.NoPenalty;

/**
 * Ten layers of 500 units on 1000 × 500 standard normal inputs, untrained: what an initializer does to the activations'
 * standard deviations (CS231n, lecture 6).
 */
class SeedsExperimentTest {
    private static final int LAYERS = 10;
    private static final int UNITS = 500;
    private static final int ROWS = 1000;

    /** What a layer's activations look like, over batch × units. */
    private record Layer(double deviation, double saturated) {}

    private static List<Layer> untrained(Initializer initializer, ActivationFunction function, long seed) {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(new NodeSpec("input", new Input(), List.of()));
        String before = "input";
        for (int i = 1; i <= LAYERS; i++) {
            Dense dense = new Dense(UNITS, initializer, new NoPenalty(), true);
            nodes.add(new NodeSpec("dense" + i, dense, List.of(before)));
            before = "activation" + i;
            nodes.add(new NodeSpec(before, new Activation(function), List.of("dense" + i)));
        }
        Plan plan =
                GraphChecker.plan(NetworkSpec.of(nodes), NamedFeatures.ofWidth(UNITS), new MeanSquaredError(), UNITS);
        Weights weights = Weights.initialize(plan, new Seed(seed));
        Network network = Network.forEvaluation(plan, weights, ROWS, Blas.AUTO.gemm());
        FMatrixRMaj inputs = new FMatrixRMaj(ROWS, UNITS);
        RandomStream random = new RandomStream(231);
        for (int i = 0; i < ROWS * UNITS; i++) {
            inputs.data[i] = (float) random.nextGaussian();
        }
        network.forward(inputs, Pass.EVALUATION);
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= LAYERS; i++) {
            layers.add(describe(network.output(plan.place("activation" + i))));
        }
        return layers;
    }

    private static Layer describe(FMatrixRMaj activations) {
        int size = activations.numRows * activations.numCols;
        double mean = 0;
        int saturated = 0;
        for (int i = 0; i < size; i++) {
            mean += activations.data[i] / (double) size;
            saturated += Math.abs(activations.data[i]) > 0.97 ? 1 : 0;
        }
        double variance = 0;
        for (int i = 0; i < size; i++) {
            variance += (activations.data[i] - mean) * (activations.data[i] - mean) / size;
        }
        return new Layer(Math.sqrt(variance), saturated / (double) size);
    }

    private static void assertDeviations(double tolerance, List<Layer> layers, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            double allowed = expected[i] > 1e-4 ? tolerance * expected[i] : 1e-6;
            assertEquals(expected[i], layers.get(i).deviation(), allowed, "layer " + (i + 1));
        }
    }

    @Test
    void tanhWithSmallWeightsFades() {
        List<Layer> layers = untrained(new Normal(0.01), new Tanh(), 1);
        assertDeviations(0.05, layers, .213, .0476, .0106, .00238, .000532, .000119, 2.6e-5, 6e-6, 1e-6, 0);
    }

    @Test
    void tanhWithLargeWeightsSaturates() {
        List<Layer> layers = untrained(new Normal(1), new Tanh(), 1);
        for (Layer layer : layers) {
            assertEquals(0.98, layer.deviation(), 0.05 * 0.98);
            assertTrue(layer.saturated() > 0.9, () -> layer.saturated() + " saturated");
        }
    }

    @Test
    void tanhScaledByFanInHolds() {
        List<Layer> layers = untrained(new LecunNormal(), new Tanh(), 1);
        assertDeviations(0.05, layers, .628, .486, .408, .357, .321, .294, .272, .255, .240, .228);
    }

    /**
     * A ReLU network's deviations hang together from layer to layer, so that one seed may be off by a quarter at the end
     * (He: 0.6 … 1.0 about 0.8); the page's row is what seeds give on average.
     */
    private static List<Layer> averageOfTen(Initializer initializer) {
        List<List<Layer>> runs = new ArrayList<>();
        for (int seed = 1; seed <= 10; seed++) {
            runs.add(untrained(initializer, new Relu(), seed));
        }
        List<Layer> average = new ArrayList<>();
        for (int i = 0; i < LAYERS; i++) {
            int layer = i;
            double[] deviations =
                    runs.stream().mapToDouble(run -> run.get(layer).deviation()).toArray();
            average.add(new Layer(DoubleStream.of(deviations).average().orElseThrow(), 0));
        }
        return average;
    }

    @Test
    void reluScaledByFanInHalvesItsVariance() {
        List<Layer> layers = averageOfTen(new LecunNormal());
        assertDeviations(0.1, layers, .583, .410, .286, .200, .142, .100, .071, .050, .035, .025);
    }

    @Test
    void reluWithHeHolds() {
        for (Layer layer : untrained(new HeNormal(), new Relu(), 1)) {
            assertTrue(layer.deviation() > 0.6 && layer.deviation() < 1, () -> "σ " + layer.deviation());
        }
        for (Layer layer : averageOfTen(new HeNormal())) {
            assertEquals(0.8, layer.deviation(), 0.08);
        }
    }
}
