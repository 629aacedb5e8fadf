package org.layerwise.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;

class MinMaxPyramidTest {

    @Test
    void agreesWithReadingEveryValue() {
        RandomStream random = new RandomStream(7);
        MinMaxPyramid pyramid = new MinMaxPyramid();
        double[] values = new double[70_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (random.nextInt(50)) {
                case 0 -> Double.NaN;
                case 1 -> Double.POSITIVE_INFINITY;
                case 2 -> Double.NEGATIVE_INFINITY;
                default -> random.nextGaussian();
            };
            pyramid.add(values[i]);
        }
        assertEquals(values.length, pyramid.size());
        double[] found = new double[2];
        for (int trial = 0; trial < 3000; trial++) {
            int from = random.nextInt(values.length);
            int length = 1 + random.nextInt(trial % 2 == 0 ? 40 : values.length);
            int to = Math.min(values.length, from + length);
            pyramid.extremes(from, to, found);
            assertArrayEquals(bruteForce(values, from, to), found, "values " + from + " to " + to);
        }
    }

    @Test
    void hasNoExtremesWhereNothingIsFinite() {
        MinMaxPyramid pyramid = new MinMaxPyramid();
        for (int i = 0; i < 300; i++) {
            pyramid.add(i < 290 ? Double.NaN : Double.NEGATIVE_INFINITY);
        }
        double[] found = {1, 1};
        pyramid.extremes(0, 300, found);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, found);
        assertEquals(Double.NEGATIVE_INFINITY, pyramid.value(299));
    }

    @Test
    void emptyRangeHasNoExtremes() {
        MinMaxPyramid pyramid = new MinMaxPyramid();
        pyramid.add(3);
        double[] found = {1, 1};
        pyramid.extremes(1, 1, found);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, found);
    }

    private static double[] bruteForce(double[] values, int from, int to) {
        double min = Double.NaN;
        double max = Double.NaN;
        for (int i = from; i < to; i++) {
            if (Double.isFinite(values[i])) {
                min = Double.isNaN(min) ? values[i] : Math.min(min, values[i]);
                max = Double.isNaN(max) ? values[i] : Math.max(max, values[i]);
            }
        }
        return new double[] {min, max};
    }
}
