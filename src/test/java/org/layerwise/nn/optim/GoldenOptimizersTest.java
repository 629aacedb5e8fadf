package org.layerwise.nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** Twenty updates of every optimizer and its variants, as PyTorch and Lion's paper have them ({@code golden/optimizers.py}). */
class GoldenOptimizersTest {
    private static final JsonNode GOLDEN = Golden.file("optimizers");
    private static final int STEPS = GOLDEN.get("steps").intValue();

    static Stream<String> optimizers() {
        return Golden.names(GOLDEN.get("optimizers")).stream();
    }

    private static JsonNode specification(String name) {
        return GOLDEN.get("optimizers").get(name).get("optimizer");
    }

    /** Weights, what the optimizer remembers of them, and what it remembers of all. */
    private static final class Descent {
        final Optimizer optimizer;
        final float[] weights;
        private final float[][] slots;
        private final UpdateStep update;

        Descent(Optimizer optimizer, float... weights) {
            this.optimizer = optimizer;
            this.weights = weights.clone();
            this.slots = new float[optimizer.slots()][weights.length];
            this.update = new UpdateStep(optimizer);
        }

        void step(int step, double share, float... gradient) {
            optimizer.begin(update.at(step, share * optimizer.learningRate(), Double.NaN));
            optimizer.update(weights, gradient, slots, 0, weights.length, update);
        }
    }

    /** To 1e-6 of where it is or of where it started, whichever is farther from 0. */
    private static void assertAt(JsonNode golden, float[] weights, String what) {
        assertEquals(golden.size(), weights.length);
        for (int i = 0; i < weights.length; i++) {
            double expected = golden.get(i).doubleValue();
            assertEquals(expected, weights[i], 1e-6 * Math.max(1, Math.abs(expected)), what + ", weight " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void descendsABowlAsElsewhere(String name) {
        Descent descent = new Descent(Golden.value(Optimizer.class, specification(name)), 1, 1);
        JsonNode path = GOLDEN.get("optimizers").get(name).get("bowl");
        for (int step = 1; step <= STEPS; step++) {
            descent.step(step, 1, descent.weights[0], 10 * descent.weights[1]);
            assertAt(path.get(step - 1), descent.weights, "step " + step);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void followsGivenGradientsAtChangingRatesAsElsewhere(String name) {
        Descent descent =
                new Descent(Golden.value(Optimizer.class, specification(name)), Golden.floats(GOLDEN.get("start")));
        JsonNode path = GOLDEN.get("optimizers").get(name).get("given");
        for (int step = 1; step <= STEPS; step++) {
            double share = GOLDEN.get("shares").get(step - 1).doubleValue();
            descent.step(step, share, Golden.floats(GOLDEN.get("gradients").get(step - 1)));
            assertAt(path.get(step - 1), descent.weights, "step " + step);
        }
    }

    @Test
    void everyKindsDefaultsHaveATrajectory() {
        Set<String> missing = new TreeSet<>();
        Catalog.of(Optimizer.class).kinds().forEach(kind -> missing.add(kind.id()));
        for (String name : Golden.names(GOLDEN.get("optimizers"))) {
            if (specification(name).size() == 1) {
                missing.remove(specification(name).get("kind").stringValue());
            }
        }
        assertEquals(Set.of(), missing, "add them to golden/optimizers.py");
    }
}
