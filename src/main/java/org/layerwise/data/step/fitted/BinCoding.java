package org.layerwise.data.step.fitted;

/** How bins become features. */
public enum BinCoding {
    /** A feature for each bin, 1 for the value's own; all 0 for a missing value. */
    ONE_HOT,
    /** One feature, the bin's place from 0. */
    PLACE
}
