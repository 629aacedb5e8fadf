package org.layerwise.data;

/** How numeric features are brought to a common size. Fitted on the training rows, after missing values are filled in. */
public sealed interface Scaling permits Standardize, MinMax, NoScaling {
    /**
     * The scaling of one column.
     *
     * @param values the training rows' values, missing ones filled in, all finite. Not modified.
     */
    Affine fit(float[] values);
}
