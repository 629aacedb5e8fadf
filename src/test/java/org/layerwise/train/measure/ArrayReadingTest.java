package org.layerwise.train.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Seed;
import org.layerwise.math.Matrices;
import org.layerwise.telemetry.Slice;

/** What is read of an array, against plain references. */
class ArrayReadingTest {
    private static float[] normal(int size) {
        var random = new Seed(4).stream("probe");
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (3 + 2 * random.nextGaussian());
        }
        return values;
    }

    private static ArrayReading reading(float... values) {
        return reading(values, values.length);
    }

    private static ArrayReading reading(float[] values, int size) {
        ArrayReading reading = new ArrayReading(EnumSet.allOf(Quantity.class));
        reading.read(values, 1, size);
        return reading;
    }

    private static int[] histogram(float... values) {
        float[] written = new float[Slice.HISTOGRAM_WIDTH];
        reading(values).writeHistogram(written, 0);
        int[] bins = new int[Slice.BINS];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = (int) written[i];
        }
        return bins;
    }

    /** Counts in some of the bins, the others being empty. */
    private static int[] counts(int... placesAndCounts) {
        int[] bins = new int[Slice.BINS];
        for (int i = 0; i < placesAndCounts.length; i += 2) {
            bins[placesAndCounts[i]] = placesAndCounts[i + 1];
        }
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
        ArrayReading probe = reading(values);
        assertEquals(mean, probe.mean(), 1e-12);
        assertEquals(Math.sqrt(variance), probe.deviation(), 1e-12);
    }

    @Test
    void readsOnlyAsManyValuesAsItIsTold() {
        ArrayReading probe = reading(new float[] {1, 3, 100, Float.NaN}, 2);
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
        int[] expected = new int[Slice.BINS];
        for (float value : values) {
            double share = ((double) value - min) / ((double) max - min);
            expected[Math.min(63, (int) Math.floor(share * 64))]++;
        }
        assertArrayEquals(expected, histogram(values));
        assertArrayEquals(counts(0, 1, 16, 1, 48, 1, 63, 1), histogram(0, 1, 3, 4));
    }

    @Test
    void histogramWritesNowhereButIntoItsOwnPlaces() {
        float[] all = new float[Slice.HISTOGRAM_WIDTH + 2];
        Arrays.fill(all, 7);
        reading(0, 1).writeHistogram(all, 1);
        assertEquals(7, all[0]);
        assertEquals(1, all[1]);
        assertEquals(0, all[2]);
        assertEquals(1, all[64]);
        assertEquals(0, all[65]);
        assertEquals(1, all[66]);
        assertEquals(7, all[67]);
    }

    @Test
    void aNewReadingForgetsTheOneBefore() {
        ArrayReading reading = new ArrayReading(EnumSet.allOf(Quantity.class));
        reading.read(new float[] {0, Float.NaN, 5}, 3, 1);
        reading.read(new float[] {2, 2}, 2, 1);
        assertEquals(2, reading.mean());
        assertEquals(0, reading.deviation());
        assertEquals(2, reading.min());
        assertEquals(0, reading.zeroShare());
        float[] written = new float[Slice.HISTOGRAM_WIDTH];
        reading.writeHistogram(written, 0);
        assertEquals(2, written[0]);
    }

    @Test
    void equalValuesAllFallIntoTheFirstBin() {
        assertArrayEquals(counts(0, 3), histogram(2, 2, 2));
    }

    @Test
    void valuesThatAreNotFiniteAreLeftOutOfTheHistogramAndSeenInTheMean() {
        float[] values = {0, Float.NaN, 1, Float.POSITIVE_INFINITY, 4, Float.NEGATIVE_INFINITY};
        ArrayReading probe = reading(values);
        assertTrue(Double.isNaN(probe.mean()));
        assertEquals(0, probe.min());
        assertEquals(4, probe.max());
        assertArrayEquals(counts(0, 1, 16, 1, 63, 1), histogram(values));
        assertArrayEquals(counts(0, 1, 63, 1), histogram(0, Float.NaN, 1));
    }

    @Test
    void nothingFiniteCountsNothing() {
        float[] values = {Float.NaN, Float.POSITIVE_INFINITY};
        assertTrue(Float.isNaN(reading(values).min()));
        assertArrayEquals(new int[Slice.BINS], histogram(values));
    }

    @Test
    void theWidestRangeOfFloatsIsDividedToo() {
        assertArrayEquals(counts(0, 1, 32, 1, 63, 1), histogram(-Float.MAX_VALUE, 0, Float.MAX_VALUE));
        assertArrayEquals(counts(0, 1, 63, 1), histogram(0, Float.MIN_VALUE));
    }

    @Test
    void zerosNormAndMeanAbsoluteAreThoseOfAReference() {
        float[] values = {0, -3, 4, -0f, 12};
        assertEquals(2 / 5.0, reading(values).zeroShare());
        assertEquals(13, reading(values).norm(), 1e-12);
        assertEquals(19 / 5.0, reading(values).meanAbsolute(), 1e-12);
        assertEquals(Matrices.norm(normal(999), 999), reading(normal(999)).norm());
    }

    @Test
    void saturationIsTheShareBeyondTheLimits() {
        float[] values = {-1, -0.96f, 0, 0.5f, 0.98f, 0.029f, 0.031f, 0.975f};
        assertEquals(3 / 8.0, saturated(-0.97, 0.97, values));
        assertEquals(6 / 8.0, saturated(0.03, 0.97, values));
    }

    @Test
    void theFloatsNextToALimitAreToldApart() {
        float[] near = {
            (float) 0.97,
            Math.nextUp((float) 0.97),
            Math.nextDown((float) 0.97),
            (float) 0.03,
            Math.nextUp((float) 0.03),
            Math.nextDown((float) 0.03)
        };
        int expected = 0;
        for (float value : near) {
            expected += value < 0.03 || value > 0.97 ? 1 : 0;
        }
        assertEquals(expected / 6.0, saturated(0.03, 0.97, near));
    }

    private static double saturated(double low, double high, float... values) {
        ArrayReading reading = new ArrayReading(EnumSet.of(Quantity.SATURATION), low, high);
        reading.read(values, values.length, 1);
        return reading.saturatedShare();
    }

    /** Units that are positive on 0, 1, 2, … of the rows. */
    private static double dead(int rows, int units) {
        float[] values = new float[rows * units];
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < unit; row++) {
                values[row * units + unit] = 1;
            }
        }
        return idle(values, rows, units);
    }

    private static double idle(float[] values, int rows, int units) {
        ArrayReading reading = new ArrayReading(EnumSet.of(Quantity.IDLE_UNITS));
        reading.read(values, rows, units);
        return reading.idleShare();
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
        assertEquals(1, idle(values, 10, 2));
    }
}
