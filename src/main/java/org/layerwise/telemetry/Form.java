package org.layerwise.telemetry;

/** What a measure gives for one place: one number or several. */
public enum Form {
    /** One number. */
    NUMBER,
    /** Counts of values between the smallest and the largest finite one: {@link Slice#BINS} bins, then these two. */
    HISTOGRAM,
    /** A table of numbers, row by row. */
    MATRIX,
    /** Numbers along an axis. */
    CURVE
}
