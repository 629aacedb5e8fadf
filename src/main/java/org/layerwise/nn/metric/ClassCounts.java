package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;

/** How often each class was predicted as each: the confusion matrix. */
public final class ClassCounts implements PredictionSink {
    private final long[][] counts;
    private long rows;

    /** @param classes how many there are, 2 or more */
    public ClassCounts(int classes) {
        this.counts = new long[classes][classes];
    }

    /** The class that a row of probabilities, or of a target, stands for: the first of its largest; with one column, whether it is above ½. */
    public static int classOf(FMatrixRMaj matrix, int row) {
        int columns = matrix.numCols;
        if (columns == 1) {
            return matrix.data[row] > 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int j = 1; j < columns; j++) {
            if (matrix.data[row * columns + j] > matrix.data[row * columns + best]) {
                best = j;
            }
        }
        return best;
    }

    @Override
    public void add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        for (int i = 0; i < predictions.numRows; i++) {
            counts[classOf(targets, i)][classOf(predictions, i)]++;
        }
        rows += predictions.numRows;
    }

    /** {@code [actual][predicted]}, copied. */
    public long[][] matrix() {
        long[][] copy = new long[counts.length][];
        for (int c = 0; c < copy.length; c++) {
            copy[c] = counts[c].clone();
        }
        return copy;
    }

    int classes() {
        return counts.length;
    }

    long rows() {
        return rows;
    }

    /** Rows of a class that were predicted as it. */
    long right(int c) {
        return counts[c][c];
    }

    /** Rows of a class. */
    long actual(int c) {
        long sum = 0;
        for (long count : counts[c]) {
            sum += count;
        }
        return sum;
    }

    /** Rows predicted as a class. */
    long predicted(int c) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[c];
        }
        return sum;
    }
}
