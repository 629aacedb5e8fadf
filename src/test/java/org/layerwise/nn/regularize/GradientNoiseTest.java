package org.layerwise.nn.regularize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;

/** Noise on gradients: N(0, η/(1 + t)^γ), Neelakantan et al. 2015, equation 1. */
class GradientNoiseTest {
    private static final int SIZE = 200_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1000, 1_000_000_000_000L})
    void hasTheVarianceOfItsUpdateAndIsAdded(long step) {
        double variance = 0.3 / Math.pow(1.0 + (step - 1), 0.55);
        float[][] gradients = {new float[SIZE / 2], new float[SIZE / 2]};
        java.util.Arrays.fill(gradients[1], 1);
        new FadingNoise(0.3, 0.55).addTo(gradients, step, new RandomStream(7));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < SIZE / 2; i++) {
            for (double noise : new double[] {gradients[0][i], gradients[1][i] - 1.0}) {
                sum += noise;
                squares += noise * noise;
            }
        }
        assertEquals(0, sum / SIZE, 5 * Math.sqrt(variance / SIZE));
        assertEquals(variance, squares / SIZE, 0.02 * variance);
    }

    @Test
    void theSameStreamGivesTheSameBits() {
        float[][] first = {{1, 2}, {3}};
        float[][] second = {{1, 2}, {3}};
        new FadingNoise(1, 0.55).addTo(first, 5, new RandomStream(3));
        new FadingNoise(1, 0.55).addTo(second, 5, new RandomStream(3));
        assertArrayEquals(first, second);
    }

    @Test
    void noneAndZeroVarianceAreNotActiveAndTheDefaultsAreThePapers() {
        assertFalse(new NoNoise().isActive());
        assertFalse(new FadingNoise(0, 0.55).isActive());
        assertTrue(new FadingNoise(0.01, 0).isActive());
        assertEquals(
                new FadingNoise(0.01, 0.55),
                Catalog.of(GradientNoise.class).kind("fading").withDefaults());
    }

    @Test
    void everyKindComesBackFromItsJson() {
        Catalog.of(GradientNoise.class).kinds().forEach(kind -> {
            GradientNoise noise = kind.withDefaults();
            assertEquals(noise, new JsonCodec("test").read(GradientNoise.class, JsonCodec.write(noise), ""));
        });
    }
}
