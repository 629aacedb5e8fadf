package org.layerwise.data.step;

/** Where bins begin. */
public enum BinEdges {
    /** All as wide as each other, from the smallest to the largest training value. */
    EQUAL_WIDTH,
    /** All with as many training rows, as far as equal values allow. */
    EQUAL_FREQUENCY
}
