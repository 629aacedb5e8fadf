package org.layerwise.nn.regularize;

import org.layerwise.base.RandomStream;

/** Noise on gradients, added after clipping, so that its size is what it says. */
public sealed interface GradientNoise permits NoNoise, FadingNoise {

    /**
     * Adds noise to every element.
     *
     * @param gradients one row-major array per parameter, all its elements in use. Modified.
     * @param step 1-based count of updates
     * @param random drawn from once for every element, in order
     */
    void addTo(float[][] gradients, long step, RandomStream random);

    /** Whether {@link #addTo} can change anything, or draws. */
    boolean isActive();
}
