package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/** {@code mean |y − t|}, in the target's units; of several target columns, the plain mean of each one's. Unknown for no rows. */
@Kind(id = "mae", title = "MAE", doc = "Mean absolute error, in the target's units.")
public record Mae() implements ValueMetric {
    @Override
    public Tally tally(double... scales) {
        return new ErrorTally(scales, sums -> MetricValue.of(sums.mae()), (sums, k) -> MetricValue.of(sums.mae(k)));
    }
}
