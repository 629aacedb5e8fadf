package org.layerwise.nn.regularize;

/** A limit on gradients, applied between the backward pass and the update. */
public sealed interface Clipping permits NoClipping, GlobalNormClipping {

    /**
     * The factor for all gradients.
     *
     * @param globalNorm the Euclidean norm of all gradients together
     */
    double factor(double globalNorm);

    /** Whether {@link #factor} can be anything but 1. */
    boolean isActive();
}
