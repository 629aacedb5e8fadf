package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code l1·Σ|w| + l2·Σw²}. */
@Kind(
        id = "l1-l2",
        title = "L1 and L2",
        doc = "Adds l1·Σ|w| + l2·Σw² to the loss: the elastic net.",
        paper = "Zou, Hastie: Regularization and variable selection via the elastic net. JRSS B 67, 2005")
public record L1L2(
        @Param(value = "0.001", doc = "Factor of Σ|w|.", min = 0, title = "L1")
        double l1,

        @Param(value = "0.001", doc = "Factor of Σw².", min = 0, title = "L2")
        double l2)
        implements Regularizer {
    @Override
    public double absolute() {
        return l1;
    }

    @Override
    public double squared() {
        return l2;
    }
}
