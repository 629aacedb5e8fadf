package org.layerwise.nn.clip;

/** A limit on gradients, applied between the backward pass and the update. */
public sealed interface Clipping permits NoClipping, ValueClipping, NormClipping, GlobalNormClipping {

    /**
     * Limits the gradients.
     *
     * @param gradients one row-major array per parameter, all its elements in use. Modified.
     */
    void clip(float[][] gradients);

    /** Whether {@link #clip} can change anything. */
    boolean isActive();
}
