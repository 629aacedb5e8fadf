package org.layerwise.data.spec;

/** What stands in for a missing value. Either is taken from the training rows alone. */
public enum Imputation {
    /** The mean; for numbers. */
    MEAN,
    /** The most frequent value, the first in order among equals. */
    MODE
}
