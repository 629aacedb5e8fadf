package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;

/** Of labels that do not exclude each other: {@code rows whose every label is right / rows}. Unknown for no rows. */
public final class ExactMatch implements Tally {
    /** What it is called in lists. */
    public static final String ID = "exact-match";

    private long hits;
    private long rows;

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        int labels = predictions.numCols;
        for (int i = 0; i < predictions.numRows; i++) {
            hits += right(predictions, targets, i) == labels ? 1 : 0;
        }
        rows += predictions.numRows;
    }

    /** How many labels of a row are right: above ½ where the target is 1, and only there. */
    public static int right(FMatrixRMaj predictions, FMatrixRMaj targets, int row) {
        int labels = predictions.numCols;
        int right = 0;
        for (int j = row * labels; j < (row + 1) * labels; j++) {
            right += (predictions.data[j] > 0.5f) == (targets.data[j] > 0.5f) ? 1 : 0;
        }
        return right;
    }

    @Override
    public MetricValue value() {
        return MetricValue.share(hits, rows, "there are no rows");
    }
}
