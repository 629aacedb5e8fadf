package org.layerwise.nn.clip;

import org.layerwise.catalog.Kind;

/** Gradients as they are. */
@Kind(id = "none", title = "None", doc = "Gradients are used as they are.")
public record NoClipping() implements Clipping {
    @Override
    public void clip(float[][] gradients) {}

    @Override
    public boolean isActive() {
        return false;
    }
}
