package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/** {@code √ mean (y − t)²}, in the target's units. Unknown for no rows. */
@Kind(id = "rmse", title = "RMSE", doc = "Root mean squared error, in the target's units: large errors count most.")
public record Rmse() implements ValueMetric {
    @Override
    public Tally tally(double scale) {
        return new ErrorTally(scale, sums -> MetricValue.of(sums.rmse()));
    }
}
