package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code l2·Σw²}. */
@Kind(
        id = "l2",
        title = "L2",
        doc = "Adds l2·Σw² to the loss (no ½): keeps weights small and spread out.",
        paper = "Krogh, Hertz: A Simple Weight Decay Can Improve Generalization. NIPS 1991")
public record L2(
        @Param(value = "0.001", doc = "Factor of Σw².", min = 0, title = "L2")
        double l2) implements Regularizer {
    @Override
    public double absolute() {
        return 0;
    }

    @Override
    public double squared() {
        return l2;
    }
}
