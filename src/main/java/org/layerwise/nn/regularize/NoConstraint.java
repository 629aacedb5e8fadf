package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;

/** Every kernel is allowed. */
@Kind(id = "none", title = "None", doc = "No constraint.")
public record NoConstraint() implements Constraint {
    @Override
    public void apply(float[] weights, int rows, int columns) {}

    @Override
    public boolean isActive() {
        return false;
    }
}
