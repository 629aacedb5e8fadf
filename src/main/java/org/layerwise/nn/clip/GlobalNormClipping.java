package org.layerwise.nn.clip;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.math.Matrices;

/** {@code g·min(1, maxNorm/(‖g‖ + 1e-6))}, the norm taken over all gradients together. */
@Kind(
        id = "global-norm",
        title = "Global norm",
        doc = "Scales all gradients together so that their common norm is at most the limit: keeps the direction.",
        paper = "Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks. ICML 2013")
public record GlobalNormClipping(
        @Param(value = "1", doc = "Largest norm of all gradients together.", min = 0, minInclusive = false)
        double maxNorm)
        implements Clipping {
    @Override
    public void clip(float[][] gradients) {
        double squares = 0;
        for (float[] gradient : gradients) {
            squares += Matrices.sumOfSquares(gradient, gradient.length);
        }
        double factor = maxNorm / (Math.sqrt(squares) + NormClipping.EPSILON);
        if (factor < 1) {
            for (float[] gradient : gradients) {
                Matrices.scale(gradient, (float) factor);
            }
        }
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
