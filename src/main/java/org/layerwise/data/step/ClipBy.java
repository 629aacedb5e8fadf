package org.layerwise.data.step;

/** What the two limits of {@link Clip} are. */
public enum ClipBy {
    /** Shares of the training rows, from 0 to 1. */
    QUANTILES,
    /** Numbers in the column's unit. */
    BOUNDS
}
