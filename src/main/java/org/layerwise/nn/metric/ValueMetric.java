package org.layerwise.nn.metric;

/** A metric of predicted numbers. */
public sealed interface ValueMetric extends MetricSpec permits Rmse, Mae, R2 {

    /**
     * Begins at no rows.
     *
     * @param scale units of the target in one unit of predictions and targets as they are handed in
     */
    Tally tally(double scale);

    @Override
    default boolean isLargerBetter() {
        return false;
    }
}
