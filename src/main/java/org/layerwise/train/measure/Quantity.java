package org.layerwise.train.measure;

/** What can be read of an array in passes that measures share. */
public enum Quantity {
    /** Σ v / n. */
    MEAN,
    /** √(Σ(v − mean)² / n). */
    DEVIATION,
    /** The smallest and the largest finite value. */
    RANGE,
    /** Counts in equal bins over the range. */
    HISTOGRAM,
    /** Σ|v| / n. */
    MEAN_ABSOLUTE,
    /** √Σ v². */
    NORM,
    /** The share of values that are exactly zero. */
    ZEROS,
    /** The share of values outside the limits between which an activation function can still learn. */
    SATURATION,
    /** The share of units that are positive on fewer than 1 % of the rows. */
    IDLE_UNITS
}
