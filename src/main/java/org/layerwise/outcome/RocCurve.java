package org.layerwise.outcome;

import java.util.Optional;

/**
 * The receiver operating characteristic: the share of the rows with a property that are found, over the share of the others
 * that are taken for such, for every threshold (Fawcett, "An introduction to ROC analysis", 2006). As many points as there
 * are distinct scores, and the origin before them.
 *
 * @param falsePositiveRate ascending from 0 to 1
 * @param truePositiveRate ascending from 0 to 1
 * @param thresholds descending; the first is infinite, above every score
 * @param area under the curve, by trapezoids: ties count half
 */
public record RocCurve(double[] falsePositiveRate, double[] truePositiveRate, double[] thresholds, double area) {

    /**
     * The curve of some rows.
     *
     * @param scores one a row, finite: the larger, the likelier the property
     * @param positive whether each row has it
     * @return empty when all rows have it, or none has
     */
    public static Optional<RocCurve> of(double[] scores, boolean[] positive) {
        RankedScores ranked = RankedScores.of(scores, positive);
        long positives = ranked.positives();
        long negatives = ranked.negatives();
        if (positives == 0 || negatives == 0) {
            return Optional.empty();
        }
        int points = ranked.size() + 1;
        double[] falseRate = new double[points];
        double[] trueRate = new double[points];
        double[] thresholds = new double[points];
        thresholds[0] = Double.POSITIVE_INFINITY;
        double area = 0;
        for (int i = 1; i < points; i++) {
            falseRate[i] = (double) ranked.falsePositives[i - 1] / negatives;
            trueRate[i] = (double) ranked.truePositives[i - 1] / positives;
            thresholds[i] = ranked.thresholds[i - 1];
            area += (falseRate[i] - falseRate[i - 1]) * (trueRate[i] + trueRate[i - 1]) / 2;
        }
        return Optional.of(new RocCurve(falseRate, trueRate, thresholds, area));
    }
}
