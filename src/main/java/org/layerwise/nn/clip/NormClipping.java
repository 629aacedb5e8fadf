package org.layerwise.nn.clip;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.math.Matrices;

/** {@code g·min(1, maxNorm/(‖g‖ + 1e-6))}, for each parameter's gradient by itself. */
@Kind(
        id = "norm",
        title = "Norm of each parameter",
        doc = "Scales each kernel's and each bias's gradient so that its own norm is at most the limit: one layer's "
                + "explosion leaves the others alone.",
        paper = "Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks. ICML 2013")
public record NormClipping(
        @Param(value = "1", doc = "Largest norm of one parameter's gradient.", min = 0, minInclusive = false)
        double maxNorm)
        implements Clipping {
    /** Keeps a norm of zero from being divided by. */
    static final double EPSILON = 1e-6;

    @Override
    public void clip(float[][] gradients) {
        for (float[] gradient : gradients) {
            double factor = maxNorm / (Matrices.norm(gradient, gradient.length) + EPSILON);
            if (factor < 1) {
                Matrices.scale(gradient, (float) factor);
            }
        }
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
