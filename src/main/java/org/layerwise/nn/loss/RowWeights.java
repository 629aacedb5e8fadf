package org.layerwise.nn.loss;

import org.jspecify.annotations.Nullable;

/** How much the rows of a batch count. */
final class RowWeights {
    private RowWeights() {}

    /** Σw over the batch; its rows where they all weigh the same. */
    static double sum(float @Nullable [] weights, int rows) {
        if (weights == null) {
            return rows;
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** The weight of one row. */
    static float of(float @Nullable [] weights, int row) {
        return weights == null ? 1 : weights[row];
    }

    /** Sum over weights; 0 where nothing weighs anything. */
    static double mean(double sum, double weights) {
        return weights == 0 ? 0 : sum / weights;
    }
}
