package org.layerwise.data.spec;

/** What is to be predicted. */
public enum Task {
    /** One of a few classes. */
    CLASSIFICATION,
    /** A number, or several: one for each target column. */
    REGRESSION,
    /** Labels that do not exclude each other: each target column holds one of two texts. */
    MULTI_LABEL,
    /** The features themselves: an autoencoder. There is no target column. */
    RECONSTRUCTION;

    /** Whether there may be more than one target column. */
    public boolean takesSeveral() {
        return this == REGRESSION || this == MULTI_LABEL;
    }
}
