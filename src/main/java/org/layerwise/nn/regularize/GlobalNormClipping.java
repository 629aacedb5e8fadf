package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

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
    public double factor(double globalNorm) {
        return Math.min(1, maxNorm / (globalNorm + 1e-6));
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
