package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;

/** A metric that follows from sums over errors and targets. */
final class ErrorTally implements Tally {
    private final ErrorSums sums;
    private final Reading reading;

    /** What the sums come to when there are some. */
    interface Reading {
        MetricValue of(ErrorSums sums);
    }

    ErrorTally(double scale, Reading reading) {
        this.sums = new ErrorSums(scale);
        this.reading = reading;
    }

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        sums.add(predictions, targets);
    }

    @Override
    public MetricValue value() {
        return sums.isEmpty() ? MetricValue.noRows() : reading.of(sums);
    }
}
