package org.layerwise.math;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A product in plain Java, which works everywhere. Blocks of op(B) are copied into rows of their own, and two rows of C are
 * summed at a time in rows of their own, so that every array of the innermost loop has the same index: only then is the loop
 * compiled to vector instructions.
 */
public final class JavaGemm implements Gemm {
    /** Columns in a block of op(B); a block (256 KiB) fits a core's second-level cache. */
    private static final int WIDTH = 512;
    /** Rows in a block of op(B); a multiple of 4. */
    private static final int DEPTH = 128;

    private static final int UNROLL = 4;

    private final float[][] block = new float[DEPTH][];
    private final float[] even = new float[WIDTH];
    private final float[] odd = new float[WIDTH];
    private final float[] coefficients = new float[2 * DEPTH];
    private final BooleanSupplier givenUp;

    /** A product that is always wanted. */
    public JavaGemm() {
        this(ThreadTeam.NEVER);
    }

    /** @param givenUp whether a product is no longer wanted: asked before each block */
    JavaGemm(BooleanSupplier givenUp) {
        this.givenUp = givenUp;
    }

    @Override
    public void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float[] a,
            int offsetA,
            int strideA,
            float[] b,
            int offsetB,
            int strideB,
            float beta,
            float[] c,
            int offsetC,
            int strideC) {
        Gemm.checkPlace("A", transposeA ? k : m, transposeA ? m : k, a.length, offsetA, strideA);
        Gemm.checkPlace("B", transposeB ? n : k, transposeB ? k : n, b.length, offsetB, strideB);
        Gemm.checkPlace("C", m, n, c.length, offsetC, strideC);
        int rowA = transposeA ? 1 : strideA;
        int columnA = transposeA ? strideA : 1;
        if (k == 0) {
            scale(m, n, beta, c, offsetC, strideC);
        }
        for (int from = 0; from < n; from += WIDTH) {
            int width = Math.min(WIDTH, n - from);
            for (int depth = 0; depth < k && !givenUp.getAsBoolean(); depth += DEPTH) {
                int depths = Math.min(DEPTH, k - depth);
                take(transposeB, depth, depths, from, width, b, offsetB, strideB);
                float keep = depth == 0 ? beta : 1f;
                int fromA = offsetA + depth * columnA;
                int i = 0;
                for (; i + 1 < m; i += 2) {
                    int fromC = offsetC + i * strideC + from;
                    begin(keep, c, fromC, even, width);
                    begin(keep, c, fromC + strideC, odd, width);
                    addTwo(depths, width, a, fromA + i * rowA, rowA, columnA);
                    System.arraycopy(even, 0, c, fromC, width);
                    System.arraycopy(odd, 0, c, fromC + strideC, width);
                }
                if (i < m) {
                    int fromC = offsetC + i * strideC + from;
                    begin(keep, c, fromC, even, width);
                    addOne(depths, width, a, fromA + i * rowA, columnA);
                    System.arraycopy(even, 0, c, fromC, width);
                }
            }
        }
    }

    /** Copies a block of op(B), with rows of zeros up to a multiple of four. */
    private void take(
            boolean transposed, int depth, int depths, int from, int width, float[] b, int offset, int stride) {
        for (int p = 0; p < depths; p++) {
            float[] row = row(p);
            if (transposed) {
                int at = offset + from * stride + depth + p;
                for (int j = 0; j < width; j++) {
                    row[j] = b[at + j * stride];
                }
            } else {
                System.arraycopy(b, offset + (depth + p) * stride + from, row, 0, width);
            }
        }
        for (int p = depths; p % UNROLL != 0; p++) {
            Arrays.fill(row(p), 0, width, 0f);
        }
    }

    private float[] row(int p) {
        if (block[p] == null) {
            block[p] = new float[WIDTH];
        }
        return block[p];
    }

    private static void begin(float keep, float[] c, int fromC, float[] sums, int width) {
        if (keep == 0f) {
            Arrays.fill(sums, 0, width, 0f);
            return;
        }
        System.arraycopy(c, fromC, sums, 0, width);
        if (keep != 1f) {
            for (int j = 0; j < width; j++) {
                sums[j] *= keep;
            }
        }
    }

    private void addTwo(int depths, int width, float[] a, int fromA, int rowA, int columnA) {
        float[] coefficients = this.coefficients;
        for (int p = 0; p < depths; p++) {
            coefficients[p] = a[fromA + p * columnA];
            coefficients[DEPTH + p] = a[fromA + rowA + p * columnA];
        }
        for (int p = depths; p % UNROLL != 0; p++) {
            coefficients[p] = 0f;
            coefficients[DEPTH + p] = 0f;
        }
        for (int p = 0; p < depths; p += UNROLL) {
            addTwo(even, odd, block[p], block[p + 1], block[p + 2], block[p + 3], coefficients, p, width);
        }
    }

    private static void addTwo(
            float[] even, float[] odd, float[] b0, float[] b1, float[] b2, float[] b3, float[] a, int p, int width) {
        float e0 = a[p];
        float e1 = a[p + 1];
        float e2 = a[p + 2];
        float e3 = a[p + 3];
        float o0 = a[DEPTH + p];
        float o1 = a[DEPTH + p + 1];
        float o2 = a[DEPTH + p + 2];
        float o3 = a[DEPTH + p + 3];
        for (int j = 0; j < width; j++) {
            even[j] += (e0 * b0[j] + e1 * b1[j]) + (e2 * b2[j] + e3 * b3[j]);
            odd[j] += (o0 * b0[j] + o1 * b1[j]) + (o2 * b2[j] + o3 * b3[j]);
        }
    }

    private void addOne(int depths, int width, float[] a, int fromA, int columnA) {
        float[] coefficients = this.coefficients;
        for (int p = 0; p < depths; p++) {
            coefficients[p] = a[fromA + p * columnA];
        }
        for (int p = depths; p % UNROLL != 0; p++) {
            coefficients[p] = 0f;
        }
        for (int p = 0; p < depths; p += UNROLL) {
            addOne(even, block[p], block[p + 1], block[p + 2], block[p + 3], coefficients, p, width);
        }
    }

    private static void addOne(
            float[] sums, float[] b0, float[] b1, float[] b2, float[] b3, float[] a, int p, int width) {
        float a0 = a[p];
        float a1 = a[p + 1];
        float a2 = a[p + 2];
        float a3 = a[p + 3];
        for (int j = 0; j < width; j++) {
            sums[j] += (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
        }
    }

    private static void scale(int m, int n, float beta, float[] c, int offsetC, int strideC) {
        for (int i = 0; i < m; i++) {
            for (int j = offsetC + i * strideC; j < offsetC + i * strideC + n; j++) {
                c[j] = beta == 0f ? 0f : beta * c[j];
            }
        }
    }

    @Override
    public String name() {
        return "Java";
    }
}
