package org.layerwise.train;

/**
 * What one pass forward and one back show of a node's output, over batch × units, by the measures of a run.
 *
 * @param node its id
 * @param mean of its output
 * @param std the population standard deviation of its output
 * @param gradientStd that of the gradient by its output; NaN where none flows back
 * @param saturated share of outputs at the flat ends of tanh or sigmoid; NaN for other functions
 * @param dead share of units of the ReLU family that hardly any row switches on; NaN for other functions
 * @param counts of the histogram's bins, from {@code low} to {@code high}
 * @param low the smallest value
 * @param high the largest value
 */
@SuppressWarnings("ArrayRecordComponent") // counts that are drawn and written, never compared
public record NodeSignal(
        String node,
        double mean,
        double std,
        double gradientStd,
        double saturated,
        double dead,
        float[] counts,
        double low,
        double high) {}
