package org.layerwise.search.importance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;

/** Variances of functions of one or two steps, worked out by hand. */
class VarianceTreeTest {
    private static double[] effects(double[][] points, double[] values, double... absent) {
        int[] rows = IntStream.range(0, values.length).toArray();
        return VarianceTree.grow(points, values, rows, absent, new RandomStream(1))
                .mainEffects();
    }

    @Test
    void aStepOfOneDimensionIsThatDimensions() {
        // 2 below 0.3 and 7 above: 0.3·0.7·5²
        double[][] points = new double[100][];
        double[] values = new double[100];
        for (int i = 0; i < 100; i++) {
            points[i] = new double[] {i / 100.0 + 0.005, i * 37 % 100 / 100.0};
            values[i] = i < 30 ? 2 : 7;
        }
        double[] effects = effects(points, values, 0, 0);
        assertEquals(0.3 * 0.7 * 25, effects[0], 0.05);
        assertEquals(0, effects[1], 1e-12);
    }

    @Test
    void stepsOfTwoDimensionsAddUp() {
        double[][] points = new double[400][];
        double[] values = new double[400];
        for (int i = 0; i < 400; i++) {
            int row = i / 20;
            int column = i % 20;
            points[i] = new double[] {(column + 0.5) / 20, (row + 0.5) / 20};
            values[i] = (points[i][0] < 0.5 ? 0 : 1) + (points[i][1] < 0.25 ? 0 : 4);
        }
        assertArrayEquals(new double[] {0.25, 0.25 * 0.75 * 16}, effects(points, values, 0, 0), 0.11);
    }

    @Test
    void whatIsAbsentIsAPlaceOfItsOwn() {
        // absent in a quarter of the points, where the value is 1; elsewhere 0
        double[][] points = new double[40][];
        double[] values = new double[40];
        for (int i = 0; i < 40; i++) {
            boolean isAbsent = i % 4 == 0;
            points[i] = new double[] {isAbsent ? VarianceTree.ABSENT : i / 40.0};
            values[i] = isAbsent ? 1 : 0;
        }
        assertEquals(0.25 * 0.75, effects(points, values, 0.25)[0], 1e-12);
    }

    @Test
    void equalValuesHaveNoVariance() {
        assertArrayEquals(
                new double[] {0},
                effects(new double[][] {{0.1}, {0.5}, {0.7}, {0.9}}, new double[] {3, 3, 3, 3}, 0),
                0);
    }
}
