package org.layerwise.data.decorrelate;

/**
 * What is done to all features together, after each column was prepared by itself: turned onto the axes along which the training
 * rows vary independently, and brought to unit variance along them. Categories' numbers for an embedding stay apart.
 */
public sealed interface Decorrelation permits NoDecorrelation, Pca, PcaWhitening, ZcaWhitening {
    /**
     * How features are turned and scaled.
     *
     * @param axes of the training rows; at least one of them has a variance
     */
    FittedDecorrelation fit(PrincipalAxes axes);

    /** How many features come of it. */
    int outputs(PrincipalAxes axes);
}
