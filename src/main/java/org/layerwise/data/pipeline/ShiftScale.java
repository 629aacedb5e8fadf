package org.layerwise.data.pipeline;

/**
 * A number's distance from a shift in units of a scale: {@code (x − shift) / scale}, in double precision.
 *
 * @param shift in the number's own units
 * @param scale likewise, not 0
 */
public record ShiftScale(double shift, double scale) {
    /** Numbers as they are. */
    public static final ShiftScale NONE = new ShiftScale(0, 1);
}
