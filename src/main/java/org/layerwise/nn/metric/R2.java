package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/**
 * {@code 1 − Σ(y − t)²/Σ(t − mean t)²}, the coefficient of determination: 1 is perfect, 0 no better than the targets' mean,
 * below 0 worse. Unknown for no rows, and when all targets are the same.
 */
@Kind(
        id = "r2",
        title = "R²",
        doc = "The share of the target's variance that is explained: 1 is perfect, 0 no better than its mean.",
        paper = "Wright: Correlation and Causation. Journal of Agricultural Research 20, 1921")
public record R2() implements ValueMetric {
    @Override
    public Tally tally(double scale) {
        return new ErrorTally(
                scale,
                sums -> sums.isConstant()
                        ? new MetricValue.Unknown("all targets are the same")
                        : MetricValue.of(sums.r2()));
    }

    @Override
    public boolean isLargerBetter() {
        return true;
    }
}
