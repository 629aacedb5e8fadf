package org.layerwise.data.decorrelate;

/** What a projection gives. */
public enum ProjectionOutput {
    /** Principal components, which belong to no column. */
    COMPONENTS,
    /** The features that went in, in their places. */
    FEATURES
}
