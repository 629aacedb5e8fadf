package org.layerwise.train;

import java.util.List;
import org.layerwise.base.Problem;

/** What a model says of a table's rows, with what was flagged on the way. */
public sealed interface Predictions {

    int rows();

    /** Unseen categories and the like, with their places. */
    List<Problem> flags();

    /**
     * Classes with their probabilities.
     *
     * @param classes in class order
     * @param probabilities {@code [rows][classes]}
     * @param flags what was flagged
     */
    record Classes(List<String> classes, float[][] probabilities, List<Problem> flags) implements Predictions {
        @Override
        public int rows() {
            return probabilities.length;
        }

        /** The place of the likeliest class of a row; the first of equals. */
        public int best(int row) {
            float[] p = probabilities[row];
            int best = 0;
            for (int j = 1; j < p.length; j++) {
                if (p[j] > p[best]) {
                    best = j;
                }
            }
            return best;
        }
    }

    /**
     * Numbers in the target's own units.
     *
     * @param values one per row
     * @param flags what was flagged
     */
    record Values(float[] values, List<Problem> flags) implements Predictions {
        @Override
        public int rows() {
            return values.length;
        }
    }
}
