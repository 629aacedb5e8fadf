package org.layerwise.nn.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** A metric that each class has, and their plain mean: all classes count the same, and one without a value counts as 0. */
final class MacroTally implements Tally {
    private final ClassCounts counts;
    private final PerClass metric;

    /** The metric of one class against the others. */
    interface PerClass {
        MetricValue of(ClassCounts counts, int c);
    }

    MacroTally(int classes, PerClass metric) {
        this.counts = new ClassCounts(classes);
        this.metric = metric;
    }

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        counts.add(predictions, targets);
    }

    @Override
    public MetricValue value() {
        if (counts.rows() == 0) {
            return MetricValue.noRows();
        }
        double sum = 0;
        for (MetricValue each : perClass()) {
            sum += each.orElse(0);
        }
        return MetricValue.of(sum / counts.classes());
    }

    @Override
    public List<MetricValue> perClass() {
        return IntStream.range(0, counts.classes())
                .mapToObj(c -> metric.of(counts, c))
                .toList();
    }
}
