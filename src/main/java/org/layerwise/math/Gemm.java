package org.layerwise.math;

import org.ejml.data.FMatrixRMaj;

/** Products of single-precision, row-major matrices: {@code C = op(A)·op(B) + β·C}. */
public sealed interface Gemm permits OpenBlasGemm, JavaGemm {

    /**
     * {@code C = op(A)·op(B) + β·C}.
     *
     * @param transposeA whether op(A) is Aᵀ
     * @param transposeB whether op(B) is Bᵀ
     * @param a {@code [m × k]}, or {@code [k × m]} when transposed. Not modified.
     * @param b {@code [k × n]}, or {@code [n × k]} when transposed. Not modified.
     * @param beta 0 overwrites C, whatever it held; 1 adds to it
     * @param c {@code [m × n]}. Modified.
     * @throws IllegalArgumentException when the shapes do not fit; the text has all three
     */
    void multiply(boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, float beta, FMatrixRMaj c);

    /** What computes, for a run's record: {@code OpenBLAS 0.3.31 (SkylakeX)} or {@code EJML}. */
    String name();

    /** Throws when the shapes of {@code C = op(A)·op(B)} do not fit. */
    static void check(boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        int m = transposeA ? a.numCols : a.numRows;
        int k = transposeA ? a.numRows : a.numCols;
        int inner = transposeB ? b.numCols : b.numRows;
        int n = transposeB ? b.numRows : b.numCols;
        if (k != inner || c.numRows != m || c.numCols != n) {
            throw new IllegalArgumentException("matrix product: [" + m + " × " + k + "] · [" + inner + " × " + n
                    + "] does not give [" + c.numRows + " × " + c.numCols + "]");
        }
    }
}
