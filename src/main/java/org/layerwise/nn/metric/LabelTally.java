package org.layerwise.nn.metric;

import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * A metric of two classes over labels that do not exclude each other: for each label the value of having it against not having
 * it, and the plain mean of these. A label without a value counts as 0, except where the metric leaves such classes out of its
 * mean.
 */
public final class LabelTally implements Tally {
    private final ClassMetric metric;
    private final List<Tally> labels;
    private final FMatrixRMaj predicted = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj actual = new FMatrixRMaj(0, 0);
    private long rows;

    /** @param labels how many there are, at least 1 */
    public LabelTally(ClassMetric metric, int labels) {
        this.metric = metric;
        this.labels = Stream.generate(() -> metric.tally(2)).limit(labels).toList();
    }

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        int count = labels.size();
        predicted.reshape(predictions.numRows, 1);
        actual.reshape(predictions.numRows, 1);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < predictions.numRows; i++) {
                predicted.data[i] = predictions.data[i * count + k];
                actual.data[i] = targets.data[i * count + k];
            }
            labels.get(k).add(predicted, actual);
        }
        rows += predictions.numRows;
    }

    @Override
    public MetricValue value() {
        if (rows == 0) {
            return MetricValue.noRows();
        }
        double sum = 0;
        int count = 0;
        for (MetricValue value : perTarget()) {
            if (value instanceof MetricValue.Known || metric.countsUnknown()) {
                sum += value.orElse(0);
                count++;
            }
        }
        return count == 0 ? perTarget().getFirst() : MetricValue.of(sum / count);
    }

    @Override
    public List<MetricValue> perTarget() {
        return labels.stream()
                .map(label -> label.perClass().isEmpty()
                        ? label.value()
                        : label.perClass().getLast())
                .toList();
    }
}
