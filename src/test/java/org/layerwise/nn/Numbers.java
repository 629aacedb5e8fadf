package org.layerwise.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** Matrices, conversions and comparisons for the contract tests. */
public final class Numbers {
    private Numbers() {}

    /** {@code [rows × columns]} of a capacity, what lies beyond the rows being NaN. Values N(0, 1). */
    public static FMatrixRMaj random(int rows, int columns, int capacity, RandomGenerator random) {
        FMatrixRMaj matrix = nan(rows, columns, capacity);
        for (int i = 0; i < rows * columns; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    /** {@code [rows × columns]} of a capacity, all NaN. */
    public static FMatrixRMaj nan(int rows, int columns, int capacity) {
        FMatrixRMaj matrix = new FMatrixRMaj(capacity, columns);
        java.util.Arrays.fill(matrix.data, Float.NaN);
        matrix.reshape(rows, columns);
        return matrix;
    }

    public static double[][] doubles(FMatrixRMaj matrix) {
        double[][] values = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                values[i][j] = matrix.data[i * matrix.numCols + j];
            }
        }
        return values;
    }

    public static double[] doubles(float[] values, int size) {
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /** Row after row. */
    public static double[] flat(double[][] values) {
        return java.util.Arrays.stream(values)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }

    /** {@code (f(x + h) − f(x − h))/2h} for each place of {@code x}, which is put back. */
    public static double[] gradient(double[] x, DoubleSupplier function) {
        double h = 1e-6;
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double before = x[i];
            x[i] = before + h;
            double above = function.getAsDouble();
            x[i] = before - h;
            double below = function.getAsDouble();
            x[i] = before;
            gradient[i] = (above - below) / (2 * h);
        }
        return gradient;
    }

    /**
     * Each value within {@code tolerance} of what is expected, relative to it; relative to a hundredth of the largest,
     * or to 0.02, where it is smaller than that: sums of numbers around 1 are no better in single precision.
     */
    public static void assertClose(double[] expected, float[] actual, double tolerance, String what) {
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            double allowed = tolerance * Math.max(Math.abs(expected[i]), Math.max(0.01 * largest, 0.02));
            int place = i;
            assertTrue(
                    Math.abs(expected[i] - actual[i]) <= allowed,
                    () -> what + "[" + place + "]: expected " + expected[place] + ", was " + actual[place]);
        }
    }
}
