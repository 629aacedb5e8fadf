package org.layerwise.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Seed;

class ProbeTest {
    private static float[] normal(int size) {
        var random = new Seed(4).stream("probe");
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (3 + 2 * random.nextGaussian());
        }
        return values;
    }

    private static Probe reading(float... values) {
        Probe probe = new Probe();
        probe.read(values, values.length);
        return probe;
    }

    private static int[] histogram(int count, float... values) {
        int[] bins = new int[count];
        reading(values).histogram(values, values.length, bins, 0, count);
        return bins;
    }

    @Test
    void meanAndPopulationDeviationAreThoseOfADoubleReference() {
        float[] values = normal(1000);
        double mean = IntStream.range(0, 1000).mapToDouble(i -> values[i]).sum() / 1000;
        double variance = IntStream.range(0, 1000)
                        .mapToDouble(i -> Math.pow(values[i] - mean, 2))
                        .sum()
                / 1000;
        Probe probe = reading(values);
        assertEquals(mean, probe.mean(), 1e-12);
        assertEquals(Math.sqrt(variance), probe.deviation(), 1e-12);
    }

    @Test
    void readsOnlyAsManyValuesAsItIsTold() {
        Probe probe = new Probe();
        probe.read(new float[] {1, 3, 100, Float.NaN}, 2);
        assertEquals(2, probe.mean());
        assertEquals(1, probe.deviation());
        assertEquals(3, probe.max());
    }

    @Test
    void smallDeviationBesideALargeMeanSurvives() {
        assertEquals(0.5, reading(1_000_000f, 1_000_001f).deviation(), 1e-9);
    }

    @Test
    void histogramCountsEveryValueBetweenItsEdges() {
        float[] values = normal(1000);
        float min = reading(values).min();
        float max = reading(values).max();
        int[] expected = new int[8];
        for (float value : values) {
            expected[Math.min(7, (int) Math.floor(((double) value - min) / ((double) max - min) * 8))]++;
        }
        assertArrayEquals(expected, histogram(8, values));
        assertArrayEquals(new int[] {1, 1, 0, 2}, histogram(4, 0, 1, 3, 4));
    }

    @Test
    void histogramWritesNowhereButIntoItsOwnBins() {
        int[] bins = {7, 7, 7, 7};
        reading(0, 1).histogram(new float[] {0, 1}, 2, bins, 1, 2);
        assertArrayEquals(new int[] {7, 1, 1, 7}, bins);
    }

    @Test
    void equalValuesAllFallIntoTheFirstBin() {
        assertArrayEquals(new int[] {3, 0, 0, 0}, histogram(4, 2, 2, 2));
    }

    @Test
    void valuesThatAreNotFiniteAreLeftOutOfTheHistogramAndSeenInTheMean() {
        float[] values = {0, Float.NaN, 1, Float.POSITIVE_INFINITY, 4, Float.NEGATIVE_INFINITY};
        Probe probe = reading(values);
        assertTrue(Double.isNaN(probe.mean()));
        assertEquals(0, probe.min());
        assertEquals(4, probe.max());
        assertArrayEquals(new int[] {1, 1, 0, 1}, histogram(4, values));
    }

    @Test
    void nothingFiniteCountsNothing() {
        float[] values = {Float.NaN, Float.POSITIVE_INFINITY};
        assertTrue(Float.isNaN(reading(values).min()));
        assertArrayEquals(new int[4], histogram(4, values));
    }

    @Test
    void theWidestRangeOfFloatsIsDividedToo() {
        assertArrayEquals(new int[] {1, 0, 1, 1}, histogram(4, -Float.MAX_VALUE, 0, Float.MAX_VALUE));
        assertArrayEquals(new int[] {1, 0, 0, 1}, histogram(4, 0, Float.MIN_VALUE));
    }

    @Test
    void saturationIsTheShareBeyondTheLimits() {
        float[] values = {-1, -0.96f, 0, 0.5f, 0.98f, 0.029f, 0.031f, 0.975f};
        assertEquals(3 / 8.0, Probe.saturatedTanh(values, 8));
        assertEquals(6 / 8.0, Probe.saturatedSigmoid(values, 8));
    }

    /** Units that are positive on 0, 1, 2, … of the rows. */
    private static double dead(int rows, int units) {
        float[] values = new float[rows * units];
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < unit; row++) {
                values[row * units + unit] = 1;
            }
        }
        return new Probe().dead(values, rows, units);
    }

    @Test
    void aUnitIsDeadWhenActiveOnFewerThanOneInAHundredRows() {
        assertEquals(1 / 4.0, dead(32, 4));
        assertEquals(1 / 4.0, dead(100, 4));
        assertEquals(2 / 4.0, dead(101, 4));
        assertEquals(2 / 4.0, dead(200, 4));
        assertEquals(3 / 4.0, dead(201, 4));
        assertEquals(29 / 40.0, dead(2900, 40));
    }

    @Test
    void aNegativeOutputIsNoActivity() {
        float[] values = new float[20];
        Arrays.fill(values, -0.3f);
        assertEquals(1, new Probe().dead(values, 10, 2));
    }
}
