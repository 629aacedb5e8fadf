package org.layerwise.math;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Small kernels on row-major matrices whose rows are a batch's samples. Sums are kept in double precision. */
public final class Matrices {
    private Matrices() {}

    /** A matrix with room for {@code capacity} rows, of which a batch uses the first few. */
    public static FMatrixRMaj ofCapacity(int capacity, int columns) {
        return new FMatrixRMaj(capacity, columns);
    }

    /**
     * Every row becomes {@code row}.
     *
     * @param matrix {@code [n × d]}. Modified.
     * @param row {@code [d]}. Not modified.
     */
    public static void fillRows(FMatrixRMaj matrix, float[] row) {
        int columns = matrix.numCols;
        for (int i = 0; i < matrix.numRows; i++) {
            System.arraycopy(row, 0, matrix.data, i * columns, columns);
        }
    }

    /**
     * The sums of the columns.
     *
     * @param matrix {@code [n × d]}. Not modified.
     * @param totals {@code [d]}, to add up in. Modified.
     * @param sums {@code [d]}. Modified.
     */
    public static void sumColumns(FMatrixRMaj matrix, double[] totals, float[] sums) {
        int columns = matrix.numCols;
        int end = matrix.numRows * columns;
        float[] data = matrix.data;
        Arrays.fill(totals, 0, columns, 0);
        for (int row = 0; row < end; row += columns) {
            for (int j = 0; j < columns; j++) { // read as one kind, written as another: vectorized
                totals[j] += data[row + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            sums[j] = (float) totals[j];
        }
    }

    /**
     * {@code to += from}.
     *
     * @param to modified.
     * @param from of the same size. Not modified.
     */
    public static void addTo(FMatrixRMaj to, FMatrixRMaj from) {
        int size = to.numRows * to.numCols;
        for (int i = 0; i < size; i++) {
            to.data[i] += from.data[i];
        }
    }

    /** {@code values *= factor}, every element. Modified. */
    public static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /** The sum of squares of the first {@code size} values, in double precision. */
    public static double sumOfSquares(float[] values, int size) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < size; i += 2) {
            even += (double) values[i] * values[i];
            odd += (double) values[i + 1] * values[i + 1];
        }
        if (i < size) {
            even += (double) values[i] * values[i];
        }
        return even + odd;
    }

    /** The Euclidean norm of the first {@code size} values. */
    public static double norm(float[] values, int size) {
        return Math.sqrt(sumOfSquares(values, size));
    }

    /** Whether the first {@code size} values are all finite. */
    public static boolean allFinite(float[] values, int size) {
        return allFinite(values, 0, size);
    }

    /** Whether all values from {@code from} to before {@code to} are finite. */
    public static boolean allFinite(float[] values, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) { // a largest that is NaN stays so; the compiler makes a vector's work of it
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest < Float.POSITIVE_INFINITY;
    }
}
