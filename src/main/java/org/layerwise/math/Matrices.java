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
        int row = 0;
        for (; row + 3 * columns < end; row += 4 * columns) {
            for (int j = 0; j < columns; j++) { // read as one kind, written as another: vectorized
                int i = row + j;
                totals[j] += ((double) data[i] + data[i + columns])
                        + ((double) data[i + 2 * columns] + data[i + 3 * columns]);
            }
        }
        for (; row < end; row += columns) {
            for (int j = 0; j < columns; j++) {
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
        float[] v = values;
        int part = (to - from) / 4;
        int end = from + part;
        float sum = 0;
        // 0 times a finite number is 0, else NaN, which every sum and maximum keeps; four at a time, as vectors
        for (int i = from; i < end; i++) {
            float four = v[i] * 0f + v[i + part] * 0f + (v[i + 2 * part] * 0f + v[i + 3 * part] * 0f);
            sum = Math.max(sum, Math.abs(four));
        }
        for (int i = end + 3 * part; i < to; i++) {
            sum += v[i] * 0f;
        }
        return sum == 0;
    }
}
