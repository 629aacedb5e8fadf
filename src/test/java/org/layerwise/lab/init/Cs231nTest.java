package org.layerwise.lab.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.layerwise.lab.init.InitRequest.RowSource;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;

/** The preset against the numbers of CS231n, lecture 6. */
class Cs231nTest {
    private static final AtomicReference<PreparedRun> PREPARED = new AtomicReference<>();

    @BeforeAll
    static void prepare() {
        PREPARED.set(Cs231n.prepare(Cs231n.tables()));
    }

    private static InitResult measure(int variant, int seeds, int steps) {
        InitRequest request = new InitRequest(List.of(Cs231n.variants().get(variant)), seeds, steps, RowSource.NORMAL);
        return InitLab.of(PREPARED.get(), Cs231n.tables(), request, Resources.ofMachine(), share -> true)
                .results()
                .getFirst();
    }

    private static void assertDeviations(InitResult result, double tolerance, double... expected) {
        List<LayerFigures> layers = result.layers();
        assertEquals(expected.length, layers.size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals("activation" + (i + 1), layers.get(i).layer());
            double allowed = expected[i] > 1e-4 ? tolerance * expected[i] : 1e-6;
            assertEquals(expected[i], layers.get(i).std(), allowed, "layer " + (i + 1));
        }
    }

    @Test
    void tanhWithSmallWeightsFades() {
        InitResult result = measure(0, 1, 0);
        assertEquals("Tanh, Normal 0.01", result.variant().name());
        assertDeviations(result, 0.05, .213, .0476, .0106, .00238, .000532, .000119, 2.6e-5, 6e-6, 1e-6, 0);
        assertEquals("lab.init/theory-holds", result.theory().key());
        List<LayerFigures> layers = result.layers();
        assertTrue(layers.get(0).gradientStd() < 1e-4 * layers.get(9).gradientStd(), "gradients fade backward");
    }

    @Test
    void tanhWithLargeWeightsSaturates() {
        InitResult result = measure(1, 1, 0);
        assertDeviations(result, 0.05, .98, .98, .98, .98, .98, .98, .98, .98, .98, .98);
        for (LayerFigures layer : result.layers()) {
            assertTrue(layer.saturated() > 0.9, () -> layer.layer() + ": " + layer.saturated());
            assertTrue(Double.isNaN(layer.dead()));
            float inner = 0;
            for (int i = 8; i < 56; i++) {
                inner += layer.counts()[i];
            }
            assertTrue(inner < 0.1 * 500_000, "the histogram has its mass at both ends");
        }
    }

    @Test
    void tanhScaledByFanInHolds() {
        assertDeviations(measure(2, 1, 0), 0.05, .628, .486, .408, .357, .321, .294, .272, .255, .240, .228);
    }

    @Test
    void reluScaledByFanInHalvesItsVariance() {
        InitResult result = measure(3, 10, 0);
        assertDeviations(result, 0.1, .583, .410, .286, .200, .142, .100, .071, .050, .035, .025);
        assertTrue(result.layers().get(9).dead() > 0);
        assertTrue(Double.isNaN(result.layers().get(9).saturated()));
    }

    @Test
    void reluWithHeHolds() {
        assertDeviations(measure(4, 10, 0), 0.1, .8, .8, .8, .8, .8, .8, .8, .8, .8, .8);
    }

    @Test
    void whatSaturatesDoesNotLearnAndWhatHoldsDoes() {
        TrainedFigures holding = trained(2);
        assertTrue(holding.learns(), () -> holding.firstLoss() + " to " + holding.lastLoss());
        assertEquals(10, holding.layers().size());
        TrainedFigures saturated = trained(1);
        assertEquals(Math.log(2), saturated.constantLoss(), 0.01, "two classes, about as many rows of each");
        assertFalse(saturated.learns(), () -> saturated.firstLoss() + " to " + saturated.lastLoss());
    }

    private static TrainedFigures trained(int variant) {
        InitResult result = measure(variant, 1, 30);
        TrainedFigures trained = result.trained();
        assertTrue(trained != null && trained.steps() == 30);
        assertEquals(trained.learns() ? 2 : 3, result.says().size());
        assertEquals(
                trained.learns() ? "lab.init/learns" : "lab.init/learns-not",
                result.says().get(1).key());
        return trained;
    }
}
