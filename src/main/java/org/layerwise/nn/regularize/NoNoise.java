package org.layerwise.nn.regularize;

import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Kind;

/** Gradients as they are. */
@Kind(id = "none", title = "None", doc = "Nothing is added to gradients.")
public record NoNoise() implements GradientNoise {
    @Override
    public void addTo(float[][] gradients, long step, RandomStream random) {}

    @Override
    public boolean isActive() {
        return false;
    }
}
