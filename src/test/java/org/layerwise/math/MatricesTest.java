package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class MatricesTest {

    @Test
    void fillsEveryRowOfTheBatchAndNoMore() {
        FMatrixRMaj matrix = new FMatrixRMaj(3, 2);
        matrix.reshape(2, 2);
        Matrices.fillRows(matrix, new float[] {1, 2});
        assertArrayEquals(new float[] {1, 2, 1, 2, 0, 0}, matrix.data);
    }

    @Test
    void sumsTheColumnsOfTheBatchAlone() {
        for (int columns : new int[] {1, 3, 8, 37}) {
            FMatrixRMaj matrix = new FMatrixRMaj(4, columns);
            matrix.fill(Float.NaN);
            matrix.reshape(3, columns);
            float[] expected = new float[columns + 1];
            for (int i = 0; i < 3 * columns; i++) {
                matrix.data[i] = i;
                expected[i % columns] += i;
            }
            expected[columns] = 7;
            float[] sums = new float[columns + 1];
            java.util.Arrays.fill(sums, 7);
            Matrices.sumColumns(matrix, new double[sums.length], sums);
            assertArrayEquals(expected, sums);
        }
    }

    /** A million tenths: a single-precision sum would be off by one part in a hundred. */
    @Test
    void sumsAreKeptInDoublePrecision() {
        int rows = 1_000_000;
        FMatrixRMaj matrix = new FMatrixRMaj(rows, 2);
        matrix.fill(0.1f);
        float[] sums = new float[2];
        Matrices.sumColumns(matrix, new double[sums.length], sums);
        assertEquals(rows * (double) 0.1f, sums[0], 0.01);
        assertEquals(rows * (double) 0.1f, sums[1], 0.01);
        assertEquals(2 * rows * (double) 0.1f * 0.1f, Matrices.sumOfSquares(matrix.data, 2 * rows), 1e-6);
    }

    @Test
    void addsWhatIsInTheBatch() {
        FMatrixRMaj to = new FMatrixRMaj(2, 2, true, 1, 2, 3, 4);
        to.reshape(1, 2);
        Matrices.addTo(to, new FMatrixRMaj(1, 2, true, 10, 20));
        assertArrayEquals(new float[] {11, 22, 3, 4}, to.data);
    }

    @Test
    void normsOfOddAndEvenSizes() {
        float[] values = {3, 4, 12, 1000};
        assertEquals(5, Matrices.norm(values, 2), 1e-12);
        assertEquals(13, Matrices.norm(values, 3), 1e-12);
        assertEquals(0, Matrices.norm(values, 0));
        assertEquals(1e30, Matrices.norm(new float[] {1e30f}, 1), 1e23);
    }

    @Test
    void seesEveryNonFiniteValueWithinTheSize() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int place = 0; place < 5; place++) {
                float[] values = {1, -2, 3e38f, 0, -0f};
                values[place] = bad;
                assertFalse(Matrices.allFinite(values, 5));
                assertTrue(Matrices.allFinite(values, place));
            }
        }
        assertTrue(Matrices.allFinite(new float[] {-0f, 3e38f, 3e38f}, 3));
    }

    @Test
    void seesEveryNonFiniteValueOfALongRange() {
        for (int size : new int[] {1, 3, 4, 31, 64, 67}) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                for (int place = 0; place < size + 4; place++) {
                    float[] values = new float[size + 4];
                    Arrays.fill(values, -3e38f);
                    values[place] = bad;
                    boolean inside = place >= 2 && place < size + 2;
                    assertEquals(!inside, Matrices.allFinite(values, 2, size + 2), bad + " at " + place);
                }
            }
        }
    }

    @Test
    void addsUpTheColumnsOfAnyNumberOfRows() {
        for (int rows = 1; rows <= 9; rows++) {
            FMatrixRMaj matrix = new FMatrixRMaj(rows, 3);
            for (int i = 0; i < rows * 3; i++) {
                matrix.data[i] = i;
            }
            float[] sums = new float[3];
            Matrices.sumColumns(matrix, new double[3], sums);
            for (int j = 0; j < 3; j++) {
                assertEquals(3 * rows * (rows - 1) / 2 + rows * j, sums[j]);
            }
        }
    }
}
