package org.layerwise.math;

import org.ejml.data.FMatrixRMaj;

/** Small kernels on row-major matrices whose rows are a batch's samples. Sums are kept in double precision. */
public final class Matrices {
    private static final int INFINITY_BITS = 0x7F800000;

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
     * @param sums {@code [d]}. Modified.
     */
    public static void sumColumns(FMatrixRMaj matrix, float[] sums) {
        int columns = matrix.numCols;
        int end = matrix.numRows * columns;
        float[] data = matrix.data;
        int j = 0;
        for (; j + 3 < columns; j += 4) {
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            for (int i = j; i < end; i += columns) {
                sum0 += data[i];
                sum1 += data[i + 1];
                sum2 += data[i + 2];
                sum3 += data[i + 3];
            }
            sums[j] = (float) sum0;
            sums[j + 1] = (float) sum1;
            sums[j + 2] = (float) sum2;
            sums[j + 3] = (float) sum3;
        }
        for (; j < columns; j++) {
            double sum = 0;
            for (int i = j; i < end; i += columns) {
                sum += data[i];
            }
            sums[j] = (float) sum;
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
        int largest = 0;
        for (int i = 0; i < size; i++) { // as bits, which the compiler makes a vector's work of
            largest = Math.max(largest, Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE);
        }
        return largest < INFINITY_BITS;
    }
}
