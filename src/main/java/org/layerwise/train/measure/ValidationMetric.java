package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** A metric of the validation part after each epoch that needs every prediction by itself. */
public sealed interface ValidationMetric extends EpochMeasure {

    /** The metric's name in an evaluation. */
    String metric();

    @Override
    default boolean isUsual() {
        return false;
    }

    @Override
    default String cost() {
        return "a look at each prediction of the validation part after each epoch";
    }

    @Override
    default boolean ofValidation() {
        return true;
    }

    @Override
    default boolean forClasses() {
        return true;
    }

    @Override
    default boolean forNumbers() {
        return false;
    }

    @Override
    default double value(EpochFigures figures) {
        return figures.metric(metric());
    }

    /** How well the probabilities rank rows of a class before the others, of the validation part; the mean over classes. */
    @Kind(
            id = "roc-auc/validation",
            title = "Validation ROC AUC",
            doc =
                    "How well the probabilities rank rows of a class before the others, of the validation part; the mean over classes.")
    record ValidationRocAuc() implements ValidationMetric {
        @Override
        public String metric() {
            return "roc-auc";
        }

        @Override
        public String formula() {
            return "share of pairs of rows in the right order; mean over classes";
        }
    }

    /** The harmonic mean of precision and recall, of the validation part; the mean over all classes, each counting the same. */
    @Kind(
            id = "f1/validation",
            title = "Validation macro F1",
            doc =
                    "The harmonic mean of precision and recall, of the validation part; the mean over all classes, each counting the same.")
    record ValidationF1() implements ValidationMetric {
        @Override
        public String metric() {
            return "f1";
        }

        @Override
        public String formula() {
            return "mean over classes of 2·precision·recall / (precision + recall)";
        }
    }

    /** Of the rows predicted as a class, the share that is of it, of the validation part; the mean over all classes. */
    @Kind(
            id = "precision/validation",
            title = "Validation precision",
            doc =
                    "Of the rows predicted as a class, the share that is of it, of the validation part; the mean over all classes.")
    record ValidationPrecision() implements ValidationMetric {
        @Override
        public String metric() {
            return "precision";
        }

        @Override
        public String formula() {
            return "mean over classes of right / predicted";
        }
    }

    /** Of the rows of a class, the share predicted as it, of the validation part; the mean over all classes, each counting the same, also called balanced accuracy. */
    @Kind(
            id = "recall/validation",
            title = "Validation recall (balanced accuracy)",
            doc =
                    "Of the rows of a class, the share predicted as it, of the validation part; the mean over all classes, each counting the same, also called balanced accuracy.")
    record ValidationRecall() implements ValidationMetric {
        @Override
        public String metric() {
            return "recall";
        }

        @Override
        public String formula() {
            return "mean over classes of right / actual";
        }
    }

    /** The share of rows whose class is among the 5 likeliest, of the validation part. */
    @Kind(
            id = "top-5/validation",
            title = "Validation top-5 accuracy",
            doc = "The share of rows whose class is among the 5 likeliest, of the validation part.")
    record ValidationTopK() implements ValidationMetric {
        @Override
        public String metric() {
            return "top-5";
        }

        @Override
        public String formula() {
            return "rows whose class is among the 5 likeliest / rows";
        }
    }

    /** The mean surprise at the right class, of the validation part, each row counting the same. */
    @Kind(
            id = "log-loss/validation",
            title = "Validation log loss",
            doc = "The mean surprise at the right class, of the validation part, each row counting the same.")
    record ValidationLogLoss() implements ValidationMetric {
        @Override
        public String metric() {
            return "log-loss";
        }

        @Override
        public String formula() {
            return "−Σ log p(right class) / n";
        }
    }

    /** The share of rows all of whose labels are predicted right, of the validation part. */
    @Kind(
            id = "exact-match/validation",
            title = "Validation exact match",
            doc = "The share of rows all of whose labels are predicted right, of the validation part.")
    record ValidationExactMatch() implements ValidationMetric {
        @Override
        public String metric() {
            return "exact-match";
        }

        @Override
        public String formula() {
            return "rows whose every label is right / rows";
        }
    }
}
