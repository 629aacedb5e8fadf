package org.layerwise.lab.init;

/**
 * What signals of one layer look like, as the mean over the seeds.
 *
 * @param layer id of the node that ends the layer
 * @param units of its output for one row
 * @param mean of its output
 * @param std standard deviation of its output
 * @param stdError standard error of that mean over the seeds; 0 for one seed
 * @param gradientStd standard deviation of the gradient by its output; NaN where none flows back
 * @param saturated share of outputs at the flat ends; NaN where the function has none
 * @param dead share of units that hardly any row switches on; NaN for other functions
 * @param theory what mean-field theory expects of {@code std}; NaN where it says nothing
 * @param counts the first seed's histogram
 * @param low its left edge
 * @param high its right edge
 */
@SuppressWarnings("ArrayRecordComponent") // counts that are drawn and written, never compared
public record LayerFigures(
        String layer,
        int units,
        double mean,
        double std,
        double stdError,
        double gradientStd,
        double saturated,
        double dead,
        double theory,
        float[] counts,
        double low,
        double high) {}
