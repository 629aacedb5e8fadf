package org.layerwise.nn.regularize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.KindInfo;
import org.layerwise.nn.Numbers;
import org.layerwise.nn.clip.GlobalNormClipping;
import org.layerwise.nn.clip.NoClipping;

/** What every penalty keeps to, for every kind in the catalog: {@code l1·Σ|w| + l2·Σw²}; and the limits on gradients. */
class RegularizerContractTest {
    private static final float[] WEIGHTS = {0.5f, -2, 3, -0.25f, 0, 99};
    private static final int SIZE = 5; // the last weight is beyond the parameter

    static Stream<Regularizer> penalties() {
        return Stream.concat(
                Catalog.of(Regularizer.class).kinds().stream().map(kind -> kind.withDefaults()),
                Stream.of(new L1(0.3), new L2(0.7), new L1L2(0.3, 0.7), new L1L2(0, 0.7), new L1L2(0.3, 0)));
    }

    /** The factor that a kind's parameter of this name has; 0 where it has none. */
    private static double factor(Regularizer penalty, String name) {
        KindInfo<Regularizer> kind = Catalog.of(Regularizer.class).describe(penalty);
        return (double) kind.values(penalty).getOrDefault(name, 0.0);
    }

    private static double penalty(Regularizer penalty, double[] weights) {
        double sum = 0;
        for (double w : weights) {
            sum += factor(penalty, "l1") * Math.abs(w) + factor(penalty, "l2") * w * w;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void isTheSumOfAbsoluteValuesAndOfSquares(Regularizer penalty) {
        assertEquals(penalty(penalty, Numbers.doubles(WEIGHTS, SIZE)), penalty.penalty(WEIGHTS, SIZE), 1e-12);
    }

    @Test
    void byHand() {
        assertEquals(0.3 * 5.75 + 0.7 * 13.3125, new L1L2(0.3, 0.7).penalty(WEIGHTS, SIZE), 1e-12);
        assertEquals(0.3 * 5.75, new L1(0.3).penalty(WEIGHTS, SIZE), 1e-12);
        assertEquals(0.7 * 13.3125, new L2(0.7).penalty(WEIGHTS, SIZE), 1e-12);
        assertEquals(0, new NoPenalty().penalty(WEIGHTS, SIZE));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void theGradientIsAddedToWhatIsThere(Regularizer penalty) {
        float[] gradient = {1, 2, 3, 4, 5, 6};
        penalty.addGradient(WEIGHTS, gradient, SIZE);
        double[] weights = Numbers.doubles(WEIGHTS, SIZE);
        double[] slopes = Numbers.gradient(weights, () -> penalty(penalty, weights));
        for (int i = 0; i < SIZE; i++) {
            assertEquals(i + 1 + slopes[i], gradient[i], 1e-6);
        }
        assertEquals(6, gradient[SIZE]);
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void comesBackFromItsJson(Regularizer penalty) {
        assertEquals(penalty, new JsonCodec("test").read(Regularizer.class, JsonCodec.write(penalty), ""));
    }

    @Test
    void clippingScalesToTheLimitAndLeavesSmallGradientsAlone() {
        GlobalNormClipping clipping = new GlobalNormClipping(2);
        for (float norm : new float[] {2, 2.5f, 8, 1e6f}) {
            float[][] gradients = {{0.6f * norm}, {0, 0.8f * norm}};
            clipping.clip(gradients);
            double factor = 2 / (norm + 1e-6);
            assertEquals(0.6 * norm * factor, gradients[0][0], 1e-6);
            assertEquals(0.8 * norm * factor, gradients[1][1], 1e-6);
        }
        for (float norm : new float[] {0, 1e-30f, 1, 1.999998f}) {
            float[][] gradients = {{norm}, {0}};
            clipping.clip(gradients);
            assertEquals(norm, gradients[0][0]);
        }
        assertTrue(clipping.isActive());
        float[][] free = {{1e9f}};
        new NoClipping().clip(free);
        assertEquals(1e9f, free[0][0]);
        assertFalse(new NoClipping().isActive());
    }
}
