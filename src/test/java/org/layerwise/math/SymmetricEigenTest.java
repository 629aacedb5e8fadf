package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;

class SymmetricEigenTest {
    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /** A·v = λ·v, vectors at right angles and of length 1, values falling. */
    private static void assertSolves(double[][] matrix, SymmetricEigen.Result found) {
        int size = matrix.length;
        double scale = IntStream.range(0, size)
                .mapToDouble(i -> Math.abs(found.values()[i]))
                .max()
                .orElse(0);
        for (int v = 0; v < size; v++) {
            double[] vector = found.vectors()[v];
            for (int i = 0; i < size; i++) {
                assertEquals(found.values()[v] * vector[i], dot(matrix[i], vector), 1e-13 * size * scale);
            }
            for (int w = 0; w < size; w++) {
                assertEquals(v == w ? 1 : 0, dot(vector, found.vectors()[w]), 1e-13 * size);
            }
            assertTrue(v == 0 || found.values()[v] <= found.values()[v - 1]);
        }
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** Second differences: λ = 2 − 2·cos(kπ/(n + 1)). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 101})
    void findsTheKnownValuesOfSecondDifferences(int size) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] = 2;
            if (i > 0) {
                matrix[i][i - 1] = -1;
                matrix[i - 1][i] = -1;
            }
        }
        SymmetricEigen.Result found = SymmetricEigen.of(copy(matrix));
        double[] expected = IntStream.range(0, size)
                .mapToDouble(i -> 2 - 2 * Math.cos((size - i) * Math.PI / (size + 1)))
                .toArray();
        assertArrayEquals(expected, found.values(), 1e-13 * size);
        assertSolves(matrix, found);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 40, 120})
    void solvesFullMatrices(int size) {
        RandomStream random = new Seed(size).stream("matrix");
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian() * (1 + i);
                matrix[j][i] = matrix[i][j];
            }
        }
        assertSolves(matrix, SymmetricEigen.of(copy(matrix)));
    }

    @Test
    void solvesMatricesOfLowRankAndEqualValues() {
        double[][] ones = new double[6][6];
        Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
        SymmetricEigen.Result found = SymmetricEigen.of(copy(ones));
        assertArrayEquals(new double[] {6, 0, 0, 0, 0, 0}, found.values(), 1e-14);
        assertSolves(ones, found);
        double[][] nothing = new double[4][4];
        assertSolves(nothing, SymmetricEigen.of(copy(nothing)));
        assertEquals(0, SymmetricEigen.of(new double[0][0]).values().length);
    }

    @Test
    void theFirstOfTheLargestComponentsIsPositive() {
        SymmetricEigen.Result found = SymmetricEigen.of(new double[][] {{1, -0.5}, {-0.5, 1}});
        double root = Math.sqrt(0.5);
        assertArrayEquals(new double[] {root, -root}, found.vectors()[0], 1e-15);
        assertArrayEquals(new double[] {root, root}, found.vectors()[1], 1e-15);
        assertArrayEquals(new double[] {0.1, 0.6, -0.6}, SymmetricEigen.oriented(new double[] {-0.1, -0.6, 0.6}));
    }
}
