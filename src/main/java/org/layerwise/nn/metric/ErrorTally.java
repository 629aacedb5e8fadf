package org.layerwise.nn.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** A metric that follows from sums over errors and targets. */
final class ErrorTally implements Tally {
    private final ErrorSums sums;
    private final Reading all;
    private final OneReading one;

    /** What the sums come to when there are some. */
    interface Reading {
        MetricValue of(ErrorSums sums);
    }

    /** What they come to for one target. */
    interface OneReading {
        MetricValue of(ErrorSums sums, int k);
    }

    ErrorTally(double[] scales, Reading all, OneReading one) {
        this.sums = new ErrorSums(scales);
        this.all = all;
        this.one = one;
    }

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        sums.add(predictions, targets);
    }

    @Override
    public MetricValue value() {
        return sums.isEmpty() ? MetricValue.noRows() : all.of(sums);
    }

    @Override
    public List<MetricValue> perTarget() {
        return sums.targets() == 1
                ? List.of()
                : IntStream.range(0, sums.targets())
                        .mapToObj(k -> sums.isEmpty() ? MetricValue.noRows() : one.of(sums, k))
                        .toList();
    }
}
