package org.layerwise.nn.metric;

/** A metric of predicted numbers. */
public sealed interface ValueMetric extends MetricSpec permits Rmse, Mae, R2 {

    /**
     * Begins at no rows.
     *
     * @param scales of each target: units of it in one unit of predictions and targets as they are handed in. Kept, not
     *     copied.
     */
    Tally tally(double... scales);

    @Override
    default boolean isLargerBetter() {
        return false;
    }
}
