package org.layerwise.train;

/** Which rows of a table. */
public enum Part {
    /** Every row that has a target. */
    ALL,
    /** Those that train. */
    TRAIN,
    /** Those that are watched while training. */
    VALIDATION,
    /** Those kept apart. */
    TEST
}
