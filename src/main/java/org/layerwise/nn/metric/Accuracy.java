package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.catalog.Kind;

/**
 * {@code rows whose class is right / rows}. The predicted class is the first of the largest probabilities; of two classes,
 * the second where its probability is above ½. Unknown for no rows.
 */
@Kind(id = "accuracy", title = "Accuracy", doc = "The share of rows whose class is predicted right.")
public record Accuracy() implements ClassMetric {
    @Override
    public Tally tally(int classes) {
        ClassCounts counts = new ClassCounts(classes);
        return new Tally() {
            @Override
            public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
                counts.add(predictions, targets);
            }

            @Override
            public MetricValue value() {
                if (counts.rows() == 0) {
                    return MetricValue.noRows();
                }
                long right = 0;
                for (int c = 0; c < classes; c++) {
                    right += counts.right(c);
                }
                return MetricValue.of((double) right / counts.rows());
            }
        };
    }
}
