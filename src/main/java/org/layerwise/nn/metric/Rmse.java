package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/** {@code √ mean (y − t)²}, in the target's units. Of several target columns: the plain mean of each one's. Unknown for no rows. */
@Kind(id = "rmse", title = "RMSE", doc = "Root mean squared error, in the target's units: large errors count most.")
public record Rmse() implements ValueMetric {
    @Override
    public Tally tally(double... scales) {
        return new ErrorTally(scales, sums -> MetricValue.of(sums.rmse()), (sums, k) -> MetricValue.of(sums.rmse(k)));
    }
}
