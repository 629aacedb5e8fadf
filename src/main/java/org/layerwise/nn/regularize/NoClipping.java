package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;

/** Gradients as they are. */
@Kind(id = "none", title = "None", doc = "Gradients are used as they are.")
public record NoClipping() implements Clipping {
    @Override
    public double factor(double globalNorm) {
        return 1;
    }

    @Override
    public boolean isActive() {
        return false;
    }
}
