package org.layerwise.outcome;

import java.util.Optional;

/**
 * Which share of the rows taken for having a property has it, over which share of those that have it is found, for every
 * threshold.
 *
 * @param recall ascending to 1; one for each distinct score
 * @param precision in the same order
 * @param thresholds descending
 * @param averagePrecision precision weighed by the growth of recall, without interpolation between points, as scikit-learn's
 * @param share of rows with the property: what a guess at random has at every recall
 */
public record PrecisionRecallCurve(
        double[] recall, double[] precision, double[] thresholds, double averagePrecision, double share) {

    /**
     * The curve of some rows.
     *
     * @param scores one a row, finite: the larger, the likelier the property
     * @param positive whether each row has it
     * @return empty when no row has it
     */
    public static Optional<PrecisionRecallCurve> of(double[] scores, boolean[] positive) {
        RankedScores ranked = RankedScores.of(scores, positive);
        long positives = ranked.positives();
        if (positives == 0) {
            return Optional.empty();
        }
        int points = ranked.size();
        double[] recall = new double[points];
        double[] precision = new double[points];
        double average = 0;
        double before = 0;
        for (int i = 0; i < points; i++) {
            recall[i] = (double) ranked.truePositives[i] / positives;
            precision[i] = (double) ranked.truePositives[i] / (ranked.truePositives[i] + ranked.falsePositives[i]);
            average += (recall[i] - before) * precision[i];
            before = recall[i];
        }
        return Optional.of(new PrecisionRecallCurve(
                recall, precision, ranked.thresholds.clone(), average, (double) positives / scores.length));
    }
}
