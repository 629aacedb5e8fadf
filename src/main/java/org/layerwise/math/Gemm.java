package org.layerwise.math;

import org.ejml.data.FMatrixRMaj;

/**
 * Products of single-precision, row-major matrices: {@code C = op(A)·op(B) + β·C}. Nothing is allocated once the product is
 * compiled. One instance belongs to one thread at a time.
 */
public sealed interface Gemm permits OpenBlasGemm, JavaGemm, ParallelGemm {

    /**
     * {@code C = op(A)·op(B) + β·C} on parts of arrays: element (i, j) of a matrix stands at {@code offset + i·stride + j}.
     *
     * @param transposeA whether op(A) is Aᵀ
     * @param transposeB whether op(B) is Bᵀ
     * @param m rows of op(A) and C
     * @param n columns of op(B) and C
     * @param k columns of op(A), rows of op(B)
     * @param a {@code [m × k]}, or {@code [k × m]} when transposed. Not modified.
     * @param offsetA where A begins
     * @param strideA from one row of A to the next, at least its columns
     * @param b {@code [k × n]}, or {@code [n × k]} when transposed. Not modified.
     * @param offsetB where B begins
     * @param strideB from one row of B to the next, at least its columns
     * @param beta 0 overwrites C, whatever it held; 1 adds to it
     * @param c {@code [m × n]}; shares nothing with A or B. Modified.
     * @param offsetC where C begins
     * @param strideC from one row of C to the next, at least n
     * @throws IllegalArgumentException when a matrix does not lie inside its array
     */
    void multiply(
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
            int strideC);

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
    default void multiply(
            boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, float beta, FMatrixRMaj c) {
        check(transposeA, transposeB, a, b, c);
        int k = transposeA ? a.numRows : a.numCols;
        multiply(
                transposeA,
                transposeB,
                c.numRows,
                c.numCols,
                k,
                a.data,
                0,
                a.numCols,
                b.data,
                0,
                b.numCols,
                beta,
                c.data,
                0,
                c.numCols);
    }

    /** What computes, for a run's record: {@code OpenBLAS 0.3.31 (SkylakeX)} or {@code Java}. */
    String name();

    /** Throws when the shapes of {@code C = op(A)·op(B)} do not fit. */
    private static void check(boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        int m = transposeA ? a.numCols : a.numRows;
        int k = transposeA ? a.numRows : a.numCols;
        int inner = transposeB ? b.numCols : b.numRows;
        int n = transposeB ? b.numRows : b.numCols;
        if (k != inner || c.numRows != m || c.numCols != n) {
            throw new IllegalArgumentException("matrix product: [" + m + " × " + k + "] · [" + inner + " × " + n
                    + "] does not give [" + c.numRows + " × " + c.numCols + "]");
        }
    }

    /** Throws when a {@code [rows × columns]} matrix does not lie inside its array. */
    static void checkPlace(String matrix, int rows, int columns, int length, int offset, int stride) {
        boolean fits = rows >= 0 && columns >= 0 && offset >= 0 && stride >= columns;
        if (!fits || (rows > 0 && offset + (rows - 1L) * stride + columns > length)) {
            throw new IllegalArgumentException("matrix product: " + matrix + " [" + rows + " × " + columns
                    + "] at offset " + offset + " with stride " + stride + " does not lie inside an array of " + length
                    + " values");
        }
    }
}
