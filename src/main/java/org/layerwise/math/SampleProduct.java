package org.layerwise.math;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.RandomStream;

/** A product of given sizes on matrices of its own, for measuring what the product alone takes. */
public final class SampleProduct {
    private final Gemm gemm;
    private final boolean transposeA;
    private final boolean transposeB;
    private final FMatrixRMaj a;
    private final FMatrixRMaj b;
    private final FMatrixRMaj c;

    /**
     * {@code C [m × n] = op(A) [m × k] · op(B) [k × n]}, all standard normal.
     *
     * @param transposeA whether A is kept as {@code [k × m]}
     * @param transposeB whether B is kept as {@code [n × k]}
     */
    public SampleProduct(Gemm gemm, boolean transposeA, boolean transposeB, int m, int k, int n, RandomStream random) {
        this.gemm = gemm;
        this.transposeA = transposeA;
        this.transposeB = transposeB;
        this.a = transposeA ? normal(k, m, random) : normal(m, k, random);
        this.b = transposeB ? normal(n, k, random) : normal(k, n, random);
        this.c = new FMatrixRMaj(m, n);
    }

    private static FMatrixRMaj normal(int rows, int columns, RandomStream random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    /** Computes it once. */
    public void multiply() {
        gemm.multiply(transposeA, transposeB, a, b, 0f, c);
    }
}
