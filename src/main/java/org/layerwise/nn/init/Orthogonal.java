package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code W = gain·Q} with {@code QᵀQ = I} where a kernel has at least as many rows as columns, {@code QQᵀ = I} otherwise.
 * Q is that of {@code A = QR}, A drawn from N(0, 1) and R's diagonal made positive, which makes every Q equally likely.
 * σ = gain/√(the larger of rows and columns).
 */
@Kind(
        id = "orthogonal",
        title = "Orthogonal",
        doc = "Columns, or rows where there are fewer of them, at right angles and of one length: neither forward nor "
                + "backward does anything grow or fade. The default of recurrent kernels.",
        paper = "Saxe, McClelland, Ganguli: Exact solutions to the nonlinear dynamics of learning in deep linear "
                + "neural networks. ICLR 2014")
public record Orthogonal(
        @Param(value = "1", doc = "The length of the columns, or rows. √2 suits a ReLU that follows.", min = 0)
        double gain)
        implements Initializer {

    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        boolean tall = shape.rows() >= shape.columns();
        int length = tall ? shape.rows() : shape.columns();
        int count = tall ? shape.columns() : shape.rows();
        FMatrixRMaj drawn = new FMatrixRMaj(length, count);
        Initializer.normal(drawn.data, 1, random);
        QRDecomposition<FMatrixRMaj> qr = DecompositionFactory_FDRM.qr(length, count);
        if (!qr.decompose(drawn)) {
            throw new IllegalStateException("no QR decomposition of a " + length + " × " + count + " matrix");
        }
        FMatrixRMaj q = qr.getQ(null, true);
        FMatrixRMaj r = qr.getR(null, true);
        for (int j = 0; j < count; j++) {
            float factor = (float) (r.get(j, j) < 0 ? -gain : gain);
            for (int i = 0; i < length; i++) {
                values[tall ? i * count + j : j * length + i] = factor * q.get(i, j);
            }
        }
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return gain / Math.sqrt(Math.max(shape.rows(), shape.columns()));
    }
}
