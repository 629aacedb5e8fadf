package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.catalog.Kind;

/**
 * {@code −mean ln p}, with p the probability given to the row's own class and taken for 1e-15 where it is less, so that a
 * certain mistake costs 34.5. Unknown for no rows.
 */
@Kind(
        id = "log-loss",
        title = "Log loss",
        doc =
                "Minus the logarithm of the probability that is given to the right class, on average: certain mistakes cost "
                        + "most. Of losses other than cross-entropy it tells how well the probabilities are calibrated.",
        paper = "Good: Rational Decisions. Journal of the Royal Statistical Society B 14, 1952")
public record LogLoss() implements ClassMetric {
    private static final double LEAST = 1e-15;

    @Override
    public boolean isLargerBetter() {
        return false;
    }

    @Override
    public Tally tally(int classes) {
        return new Tally() {
            private double sum;
            private long rows;

            @Override
            public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
                for (int i = 0; i < predictions.numRows; i++) {
                    sum -= Math.log(Math.max(LEAST, probability(predictions, i, ClassCounts.classOf(targets, i))));
                }
                rows += predictions.numRows;
            }

            @Override
            public MetricValue value() {
                return rows == 0 ? MetricValue.noRows() : MetricValue.of(sum / rows);
            }
        };
    }

    private static double probability(FMatrixRMaj p, int row, int c) {
        if (p.numCols == 1) {
            return c == 1 ? p.data[row] : 1.0 - p.data[row];
        }
        return p.data[row * p.numCols + c];
    }
}
