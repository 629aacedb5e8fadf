package org.layerwise.train;

import org.jspecify.annotations.Nullable;
import org.layerwise.experiment.EarlyStopping;
import org.layerwise.experiment.EarlyStoppingRule;
import org.layerwise.experiment.Monitor;
import org.layerwise.experiment.NoStopping;
import org.layerwise.train.measure.TrainAccuracy;
import org.layerwise.train.measure.TrainLoss;
import org.layerwise.train.measure.TrainR2;
import org.layerwise.train.measure.ValidationAccuracy;
import org.layerwise.train.measure.ValidationLoss;
import org.layerwise.train.measure.ValidationR2;

/**
 * The best epoch of a run, and the figure that makes it the best: the one that early stopping monitors, or else the loss; of
 * the validation part, or of training where there is none. Unlike early stopping it knows no least change: every improvement
 * counts, and the first of equals is the best.
 *
 * @param epoch from 1
 * @param figure of a loss the lowest, of a score the highest
 * @param metric the figure's name in METRICS.csv
 */
public record BestEpoch(int epoch, double figure, String metric) {

    /** An epoch by its monitored figure, which may be the best. */
    public static BestEpoch candidate(EpochSummary summary, EarlyStoppingRule rule) {
        Monitor monitor = switch (rule) {
            case NoStopping _ -> Monitor.LOSS;
            case EarlyStopping early -> early.monitor();
        };
        Scores scores = summary.monitored();
        boolean ofTraining = summary.validation() == null;
        return switch (monitor) {
            case LOSS -> new BestEpoch(summary.epoch(), scores.loss(), ofTraining ? TrainLoss.ID : ValidationLoss.ID);
            case SCORE -> new BestEpoch(summary.epoch(), scores.score(), score(scores.isClassification(), ofTraining));
        };
    }

    private static String score(boolean ofClasses, boolean ofTraining) {
        if (ofClasses) {
            return ofTraining ? TrainAccuracy.ID : ValidationAccuracy.ID;
        }
        return ofTraining ? TrainR2.ID : ValidationR2.ID;
    }

    /**
     * Whether this epoch is better than another. A figure that is NaN is no better than any.
     *
     * @param other by the same metric; null: there is none yet
     */
    public boolean isBetterThan(@Nullable BestEpoch other) {
        if (other == null) {
            return !Double.isNaN(figure);
        }
        return isLoss() ? figure < other.figure : figure > other.figure;
    }

    private boolean isLoss() {
        return metric.equals(TrainLoss.ID) || metric.equals(ValidationLoss.ID);
    }
}
