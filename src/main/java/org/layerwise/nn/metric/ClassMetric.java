package org.layerwise.nn.metric;

/** A metric of predicted classes, or of their probabilities. */
public sealed interface ClassMetric extends MetricSpec permits Accuracy, TopK, Precision, Recall, F1, RocAuc, LogLoss {

    /**
     * Begins at no rows.
     *
     * @param classes how many there are, 2 or more; for two, predictions and targets have one column, of the second class
     */
    Tally tally(int classes);

    /** Whether it can tell good predictions from bad ones when there are so many classes. */
    default boolean suits(int classes) {
        return true;
    }

    /** Whether a class without a value counts as 0 in the mean over classes or labels; otherwise it is left out. */
    default boolean countsUnknown() {
        return true;
    }

    @Override
    default boolean isLargerBetter() {
        return true;
    }
}
