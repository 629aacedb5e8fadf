package org.layerwise.train;

import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.RegressionTarget;

/** What a model says of a table's rows, with what was flagged on the way. */
public sealed interface Predictions {

    int rows();

    /** Unseen categories and the like, with their places. */
    List<Problem> flags();

    /** Whether nothing is predicted of a row, as where no window of rows ends in it: its numbers are NaN. */
    default boolean isEmpty(int row) {
        return switch (this) {
            case Classes classes -> Float.isNaN(classes.probabilities()[row][0]);
            case Values values -> Double.isNaN(values.values()[row]);
            case SeveralValues several -> Double.isNaN(several.values()[row][0]);
            case Labels labels -> Float.isNaN(labels.probabilities()[row][0]);
            case Reconstruction reconstruction -> Float.isNaN(reconstruction.errors()[row]);
        };
    }

    /**
     * These predictions among rows of which nothing is predicted.
     *
     * @param is for each of all rows whether the next of these predictions is its
     */
    default Predictions among(boolean[] is) {
        return PredictionParts.among(this, is);
    }

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
     * @param target how exactly numbers are given
     * @param values one per row
     * @param flags what was flagged
     */
    record Values(RegressionTarget target, double[] values, List<Problem> flags) implements Predictions {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /**
     * Several numbers for each row, each in its target's own units.
     *
     * @param targets the target columns, and how exactly numbers are given
     * @param values {@code [rows][targets]}
     * @param flags what was flagged
     */
    record SeveralValues(List<RegressionTarget> targets, double[][] values, List<Problem> flags)
            implements Predictions {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /**
     * Labels that do not exclude each other.
     *
     * @param labels one for each, with its two texts; the second means that a row has it
     * @param probabilities {@code [rows][labels]}, of having it
     * @param flags what was flagged
     */
    record Labels(List<ClassTarget> labels, float[][] probabilities, List<Problem> flags) implements Predictions {
        @Override
        public int rows() {
            return probabilities.length;
        }

        /** The text of a label that a row is predicted to have. */
        public String text(int row, int label) {
            return labels.get(label).classes().get(probabilities[row][label] > 0.5f ? 1 : 0);
        }
    }

    /**
     * The features, given back.
     *
     * @param features their names
     * @param values {@code [rows][features]}, encoded as the network sees them
     * @param errors of each row: the mean of the squared differences between its features and what came back
     * @param flags what was flagged
     */
    record Reconstruction(List<String> features, float[][] values, float[] errors, List<Problem> flags)
            implements Predictions {
        @Override
        public int rows() {
            return values.length;
        }
    }
}
