package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code rows whose class is among the k likeliest / rows}; of equally likely classes the first counts as likelier, so that
 * k = 1 is the accuracy. Unknown for no rows. With no more than k classes it is always 1 and tells nothing.
 */
@Kind(
        id = "top-k",
        title = "Top-k accuracy",
        doc = "The share of rows whose class is among the k likeliest; for many classes.",
        paper = "Russakovsky et al.: ImageNet Large Scale Visual Recognition Challenge. IJCV 115, 2015")
public record TopK(
        @Param(value = "5", doc = "How many of the likeliest classes count.", min = 1)
        int k) implements ClassMetric {
    @Override
    public boolean suits(int classes) {
        return k < classes;
    }

    @Override
    public Tally tally(int classes) {
        return new Tally() {
            private long hits;
            private long rows;

            @Override
            public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
                for (int i = 0; i < predictions.numRows; i++) {
                    hits += place(predictions, i, ClassCounts.classOf(targets, i)) < k ? 1 : 0;
                }
                rows += predictions.numRows;
            }

            @Override
            public MetricValue value() {
                return rows == 0 ? MetricValue.noRows() : MetricValue.of((double) hits / rows);
            }
        };
    }

    /** How many classes are likelier than class c. */
    private static int place(FMatrixRMaj p, int row, int c) {
        if (p.numCols == 1) {
            return ClassCounts.classOf(p, row) == c ? 0 : 1;
        }
        int from = row * p.numCols;
        float own = p.data[from + c];
        int likelier = 0;
        for (int j = 0; j < p.numCols; j++) {
            float other = p.data[from + j];
            likelier += other > own || other == own && j < c ? 1 : 0;
        }
        return likelier;
    }
}
