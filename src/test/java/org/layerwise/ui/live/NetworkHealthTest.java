package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Multiply;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.ui.live.LayerHealth.Level;
import org.layerwise.ui.live.LayerHealth.Reason;

/** What is said of layers, by the numbers of a step. */
class NetworkHealthTest {
    private static final int MEAN = 0;
    private static final int DEVIATION = 1;
    private static final int SHARE = 2;
    private static final int GRADIENT = 3;
    private static final int WEIGHT = 4;
    private static final int RATIO = 5;
    private static final int LAST_GRADIENT = 6;
    private static final int LAST_WEIGHT = 7;
    private static final int LAST_RATIO = 8;

    private static NodeSpec node(String id, LayerSpec layer, String... inputs) {
        return new NodeSpec(id, layer, List.of(inputs));
    }

    private static Dense dense() {
        return new Dense(4, new Zeros(), new NoPenalty(), true);
    }

    /** A network with one layer that is looked at, which is both dense and its activation, and a last one. */
    private static WatchedLayer watched(String id, boolean isRelu) {
        return new WatchedLayer(
                id, 1, 0, 0, true, MEAN, DEVIATION, isRelu ? -1 : SHARE, isRelu ? SHARE : -1, GRADIENT, WEIGHT, RATIO);
    }

    private static WatchedLayer last() {
        return new WatchedLayer(
                "output", 2, 1, 0, true, MEAN, DEVIATION, -1, -1, LAST_GRADIENT, LAST_WEIGHT, LAST_RATIO);
    }

    private static final List<NodeSpec> NETWORK = List.of(
            node("input", new Input()),
            node("hidden", new Activation(new Relu()), "input"),
            node("output", dense(), "hidden"));

    private static double[] healthy() {
        return new double[] {0.1, 0.5, 0.2, 0.01, 3, 1e-3, 0.02, 3, 1e-3};
    }

    private static LayerHealth of(WatchedLayer layer, List<NodeSpec> network, int place, double value) {
        double[] numbers = healthy();
        numbers[place] = value;
        return new NetworkHealth(List.of(layer, last()), network).of(layer, numbers);
    }

    private static LayerHealth relu(int place, double value) {
        return of(watched("hidden", true), NETWORK, place, value);
    }

    private static void assertReason(String id, Level level, String text, LayerHealth health) {
        assertEquals(List.of(id), health.reasons().stream().map(Reason::id).toList());
        assertEquals(level, health.level());
        assertEquals(text, health.text());
        assertTrue(health.explanation().length() > text.length() + 20, health::explanation);
    }

    @Test
    void aHealthyLayerIsQuiet() {
        LayerHealth health = relu(MEAN, 0.1);
        assertEquals(Level.HEALTHY, health.level());
        assertEquals("", health.text());
        assertEquals("", health.shortText());
    }

    @Test
    void nothingIsKnownBeforeTheFirstStep() {
        NetworkHealth network = new NetworkHealth(List.of(watched("hidden", true), last()), NETWORK);
        assertEquals(List.of(LayerHealth.UNKNOWN, LayerHealth.UNKNOWN), network.of(new double[0]));
    }

    @Test
    void deadUnitsAreNamedFromHalfOfThemOn() {
        assertEquals(Level.HEALTHY, relu(SHARE, 0.49).level());
        assertReason("dead", Level.CAUTION, "dead 63\u202f%", relu(SHARE, 0.63));
        assertReason("dead", Level.ILL, "dead 95\u202f%", relu(SHARE, 0.95));
    }

    @Test
    void hiddenLayersMustNotSaturateButGatesAndTheLastMay() {
        WatchedLayer sigmoid = watched("hidden", false);
        assertReason("saturated", Level.CAUTION, "saturated 60\u202f%", of(sigmoid, NETWORK, SHARE, 0.6));
        List<NodeSpec> gated = List.of(
                node("input", new Input()),
                node("hidden", new Activation(new Sigmoid()), "input"),
                node("gated", new Multiply(), "hidden", "input"),
                node("output", dense(), "gated"));
        assertEquals(Level.HEALTHY, of(sigmoid, gated, SHARE, 0.99).level());
        List<NodeSpec> atTheEnd = List.of(
                node("input", new Input()),
                node("output", dense(), "input"),
                node("hidden", new Activation(new Sigmoid()), "output"));
        assertEquals(Level.HEALTHY, of(sigmoid, atTheEnd, SHARE, 0.99).level());
    }

    @Test
    void zerosOfDropoutAreNoFault() {
        WatchedLayer dropout = new WatchedLayer("drop", 1, 0, 1, false, MEAN, DEVIATION, -1, -1, -1, -1, -1);
        List<NodeSpec> network = List.of(
                node("input", new Input()), node("drop", new Dropout(0.9), "input"), node("output", dense(), "drop"));
        assertEquals(Level.HEALTHY, of(dropout, network, MEAN, 0).level());
    }

    @Test
    void aGradientIsComparedWithThatOfTheLastLayer() {
        assertEquals(Level.HEALTHY, relu(GRADIENT, 0.02 * 2e-3).level());
        assertReason("vanishing", Level.CAUTION, "gradient vanishes: 5.0e-4 of the last layer’s", relu(GRADIENT, 1e-5));
        assertReason("vanishing", Level.ILL, "gradient vanishes: 1.0e-7 of the last layer’s", relu(GRADIENT, 2e-9));
        assertReason("exploding", Level.CAUTION, "gradient explodes: 5000 times the last layer’s", relu(GRADIENT, 100));
        assertReason("exploding", Level.ILL, "gradient explodes: 5.0e5 times the last layer’s", relu(GRADIENT, 1e4));
        assertEquals(Level.HEALTHY, relu(LAST_GRADIENT, 0).level(), "a perfect fit has no gradient anywhere");
    }

    @Test
    void updatesMayBeTooSmallOrTooLarge() {
        assertReason("slow", Level.CAUTION, "update ratio too small: 2.0e-6", relu(RATIO, 2e-6));
        assertReason("fast", Level.CAUTION, "update ratio too large: 0.400", relu(RATIO, 0.4));
        assertEquals(Level.HEALTHY, relu(RATIO, Double.NaN).level(), "weights that were all zero have no ratio");
    }

    @Test
    void aFrozenLayerNeedNotLearn() {
        List<NodeSpec> frozen = List.of(
                node("input", new Input()),
                new NodeSpec("hidden", dense(), List.of("input"), 1, true),
                node("output", dense(), "hidden"));
        assertEquals(
                Level.HEALTHY, of(watched("hidden", true), frozen, GRADIENT, 0).level());
        assertEquals(
                Level.HEALTHY, of(watched("hidden", true), frozen, RATIO, 0).level());
    }

    @Test
    void outputsThatHardlyVaryAndNumbersThatAreNoneAreNamed() {
        assertReason("flat", Level.CAUTION, "outputs hardly vary: σ 2.0e-5", relu(DEVIATION, 2e-5));
        assertReason("not-finite", Level.ILL, "not finite", relu(MEAN, Double.NaN));
        assertReason("not-finite", Level.ILL, "not finite", relu(GRADIENT, Double.POSITIVE_INFINITY));
    }

    @Test
    void theWorstReasonComesFirst() {
        double[] numbers = healthy();
        numbers[RATIO] = 1e-9;
        numbers[GRADIENT] = 1e-9;
        WatchedLayer layer = watched("hidden", true);
        LayerHealth health = new NetworkHealth(List.of(layer, last()), NETWORK).of(layer, numbers);
        assertEquals(
                List.of("vanishing", "slow"),
                health.reasons().stream().map(Reason::id).toList());
        assertEquals("gradient vanishes: 5.0e-8 of last", health.shortText());
    }
}
