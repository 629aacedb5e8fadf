package org.layerwise.data.augment;

import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;

/**
 * A change of every training image, drawn anew each time it is seen, after it was encoded. What validates, tests or is predicted
 * stays as it is.
 */
public sealed interface Augmentation permits Shift, Flip, Noise {

    /** Changes one row in place. It belongs to one thread, and allocates nothing. */
    @FunctionalInterface
    interface Kernel {
        /**
         * Draws and applies one change.
         *
         * @param x holds the row's features from {@code at} on. Modified.
         * @param y holds the row's targets from {@code at} on, where they are its features and so move with them; else null. Modified.
         * @param random what is drawn from
         */
        void apply(float[] x, float @Nullable [] y, int at, RandomStream random);
    }

    /** Whether it moves values from one pixel to another, rather than changing them where they are. */
    boolean moves();

    /** Applies it to images of a grid. */
    Kernel kernel(PixelGrid grid);
}
