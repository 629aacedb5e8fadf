package org.layerwise.math;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** EJML's own products: work everywhere. */
public final class JavaGemm implements Gemm {

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, float beta, FMatrixRMaj c) {
        Gemm.check(transposeA, transposeB, a, b, c);
        if (beta == 0f) {
            overwrite(transposeA, transposeB, a, b, c);
            return;
        }
        if (beta != 1f) {
            CommonOps_FDRM.scale(beta, c);
        }
        add(transposeA, transposeB, a, b, c);
    }

    private static void overwrite(boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        if (transposeA && transposeB) {
            CommonOps_FDRM.multTransAB(a, b, c);
        } else if (transposeA) {
            CommonOps_FDRM.multTransA(a, b, c);
        } else if (transposeB) {
            CommonOps_FDRM.multTransB(a, b, c);
        } else {
            CommonOps_FDRM.mult(a, b, c);
        }
    }

    private static void add(boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        if (transposeA && transposeB) {
            CommonOps_FDRM.multAddTransAB(a, b, c);
        } else if (transposeA) {
            CommonOps_FDRM.multAddTransA(a, b, c);
        } else if (transposeB) {
            CommonOps_FDRM.multAddTransB(a, b, c);
        } else {
            CommonOps_FDRM.multAdd(a, b, c);
        }
    }

    @Override
    public String name() {
        return "EJML";
    }
}
