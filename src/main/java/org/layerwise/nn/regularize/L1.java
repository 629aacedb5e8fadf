package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code l1·Σ|w|}. */
@Kind(
        id = "l1",
        title = "L1",
        doc = "Adds l1·Σ|w| to the loss: pushes weights to exactly zero.",
        paper = "Tibshirani: Regression shrinkage and selection via the lasso. JRSS B 58, 1996")
public record L1(
        @Param(value = "0.001", doc = "Factor of Σ|w|.", min = 0, title = "L1")
        double l1) implements Regularizer {
    @Override
    public double absolute() {
        return l1;
    }

    @Override
    public double squared() {
        return 0;
    }
}
