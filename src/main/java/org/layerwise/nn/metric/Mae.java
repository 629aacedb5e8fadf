package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/** {@code mean |y − t|}, in the target's units. Unknown for no rows. */
@Kind(id = "mae", title = "MAE", doc = "Mean absolute error, in the target's units.")
public record Mae() implements ValueMetric {
    @Override
    public Tally tally(double scale) {
        return new ErrorTally(scale, sums -> MetricValue.of(sums.mae()));
    }
}
