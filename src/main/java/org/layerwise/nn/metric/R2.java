package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/**
 * {@code 1 − Σ(y − t)²/Σ(t − mean t)²}, the coefficient of determination: 1 is perfect, 0 no better than the targets' mean,
 * below 0 worse. Unknown for no rows, and when all targets are the same. Of several target columns: the plain mean over those
 * that are not.
 */
@Kind(
        id = "r2",
        title = "R²",
        doc = "The share of the target's variance that is explained: 1 is perfect, 0 no better than its mean.",
        paper = "Wright: Correlation and Causation. Journal of Agricultural Research 20, 1921")
public record R2() implements ValueMetric {
    private static final String CONSTANT = "the target is constant in these rows";

    @Override
    public Tally tally(double... scales) {
        return new ErrorTally(
                scales,
                sums -> sums.isConstant() ? new MetricValue.Unknown(CONSTANT) : MetricValue.of(sums.r2()),
                (sums, k) -> sums.isConstant(k) ? new MetricValue.Unknown(CONSTANT) : MetricValue.of(sums.r2(k)));
    }

    @Override
    public boolean isLargerBetter() {
        return true;
    }
}
