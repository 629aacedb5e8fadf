package org.layerwise.math;

import java.util.Arrays;

/**
 * Products of double-precision, row-major matrices in plain Java: {@code C = C + op(A)·B}, where single precision would lose
 * what is small beside what is large. Blocks of B are copied into rows of their own and two rows of C are summed at a time, as
 * in {@link JavaGemm}. The same bits on every machine. One instance belongs to one thread at a time.
 */
public final class DoubleGemm {
    /** Columns in a block of B; a block (256 KiB) fits a core's second-level cache. */
    private static final int WIDTH = 256;
    /** Rows in a block of B; a multiple of 4. */
    private static final int DEPTH = 128;

    private static final int UNROLL = 4;

    private final double[][] block = new double[DEPTH][WIDTH];
    private final double[] even = new double[WIDTH];
    private final double[] odd = new double[WIDTH];
    private final double[] coefficients = new double[2 * DEPTH];

    /**
     * {@code C = C + A·B}.
     *
     * @param a {@code [m × k]}. Not modified.
     * @param b {@code [k × n]}. Not modified.
     * @param c {@code [m × n]}. Modified.
     */
    public void multiply(int m, int n, int k, double[] a, double[] b, double[] c) {
        add(m, n, k, a, k, 1, b, c, false);
    }

    /**
     * {@code C = C + AᵀA}, of which only what stands on the diagonal and to its right is right.
     *
     * @param k rows of A
     * @param n columns of A
     * @param a {@code [k × n]}. Not modified.
     * @param c {@code [n × n]}. Modified.
     */
    public void addInner(int k, int n, double[] a, double[] c) {
        add(n, n, k, a, 1, n, a, c, true);
    }

    private void add(
            int m, int n, int k, double[] a, int rowA, int columnA, double[] b, double[] c, boolean upperPart) {
        for (int from = 0; from < n; from += WIDTH) {
            int width = Math.min(WIDTH, n - from);
            int rows = upperPart ? from + width : m;
            for (int depth = 0; depth < k; depth += DEPTH) {
                int depths = Math.min(DEPTH, k - depth);
                take(depth, depths, from, width, b, n);
                for (int i = 0; i < rows; i += 2) {
                    int pair = Math.min(2, rows - i);
                    int fromC = i * n + from;
                    System.arraycopy(c, fromC, even, 0, width);
                    if (pair == 2) {
                        System.arraycopy(c, fromC + n, odd, 0, width);
                    }
                    sum(depths, width, a, i * rowA + depth * columnA, pair == 2 ? rowA : 0, columnA);
                    System.arraycopy(even, 0, c, fromC, width);
                    if (pair == 2) {
                        System.arraycopy(odd, 0, c, fromC + n, width);
                    }
                }
            }
        }
    }

    /** Copies a block of B, with rows of zeros up to a multiple of four. */
    private void take(int depth, int depths, int from, int width, double[] b, int stride) {
        for (int p = 0; p < depths; p++) {
            System.arraycopy(b, (depth + p) * stride + from, block[p], 0, width);
        }
        for (int p = depths; p % UNROLL != 0; p++) {
            Arrays.fill(block[p], 0, width, 0);
        }
    }

    private void sum(int depths, int width, double[] a, int fromA, int rowA, int columnA) {
        for (int p = 0; p < depths; p++) {
            coefficients[p] = a[fromA + p * columnA];
            coefficients[DEPTH + p] = a[fromA + rowA + p * columnA];
        }
        for (int p = depths; p % UNROLL != 0; p++) {
            coefficients[p] = 0;
            coefficients[DEPTH + p] = 0;
        }
        for (int p = 0; p < depths; p += UNROLL) {
            addTwo(even, odd, block[p], block[p + 1], block[p + 2], block[p + 3], coefficients, p, width);
        }
    }

    private static void addTwo(
            double[] even,
            double[] odd,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] a,
            int p,
            int width) {
        double e0 = a[p];
        double e1 = a[p + 1];
        double e2 = a[p + 2];
        double e3 = a[p + 3];
        double o0 = a[DEPTH + p];
        double o1 = a[DEPTH + p + 1];
        double o2 = a[DEPTH + p + 2];
        double o3 = a[DEPTH + p + 3];
        for (int j = 0; j < width; j++) {
            even[j] += (e0 * b0[j] + e1 * b1[j]) + (e2 * b2[j] + e3 * b3[j]);
            odd[j] += (o0 * b0[j] + o1 * b1[j]) + (o2 * b2[j] + o3 * b3[j]);
        }
    }
}
