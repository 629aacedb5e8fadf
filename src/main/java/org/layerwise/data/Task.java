package org.layerwise.data;

/** What is to be predicted. */
public enum Task {
    /** One of a few classes. */
    CLASSIFICATION,
    /** A number. */
    REGRESSION
}
