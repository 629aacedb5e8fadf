package org.layerwise.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether probabilities come true: of the rows given a probability in some bin, the share that has the property (Niculescu-Mizil
 * and Caruana, "Predicting good probabilities with supervised learning", 2005).
 *
 * @param bins those that hold rows, ascending
 * @param brier the mean of the squared differences between probability and outcome
 * @param expectedError the mean distance between a bin's probability and its share, weighed by its rows
 */
public record CalibrationCurve(List<Bin> bins, double brier, double expectedError) {

    /** Where the ends of bins lie. */
    public enum Spacing {
        /** Bins of one width between 0 and 1. */
        UNIFORM,
        /** Bins with about as many rows each; equal probabilities are never parted. */
        QUANTILE
    }

    /**
     * Some rows.
     *
     * @param rows at least 1
     * @param predicted the mean of their probabilities
     * @param observed the share of them that has the property
     */
    public record Bin(long rows, double predicted, double observed) {}

    public CalibrationCurve {
        bins = List.copyOf(bins);
    }

    /**
     * The curve of some rows.
     *
     * @param probabilities one a row, from 0 to 1
     * @param positive whether each row has the property
     * @param bins how many at most
     * @throws IllegalArgumentException when the lengths differ, there are no rows, or a probability is none
     */
    public static CalibrationCurve of(double[] probabilities, boolean[] positive, int bins, Spacing spacing) {
        if (probabilities.length != positive.length
                || probabilities.length == 0
                || !Arrays.stream(probabilities).allMatch(p -> p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "expected a probability for each of " + positive.length + " rows, got " + probabilities.length);
        }
        double[] edges = switch (spacing) {
            case UNIFORM -> uniform(bins);
            case QUANTILE -> quantiles(probabilities, bins);
        };
        long[] rows = new long[edges.length + 1];
        double[] predicted = new double[rows.length];
        long[] having = new long[rows.length];
        double brier = 0;
        for (int row = 0; row < probabilities.length; row++) {
            double p = probabilities[row];
            int bin = bin(p, edges);
            rows[bin]++;
            predicted[bin] += p;
            having[bin] += positive[row] ? 1 : 0;
            double miss = positive[row] ? 1 - p : p;
            brier += miss * miss;
        }
        List<Bin> filled = new ArrayList<>();
        double error = 0;
        for (int bin = 0; bin < rows.length; bin++) {
            if (rows[bin] > 0) {
                filled.add(new Bin(rows[bin], predicted[bin] / rows[bin], (double) having[bin] / rows[bin]));
                error += Math.abs(predicted[bin] - having[bin]);
            }
        }
        return new CalibrationCurve(filled, brier / probabilities.length, error / probabilities.length);
    }

    /** The ends between bins, without the first and the last. */
    private static double[] uniform(int bins) {
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (i + 1.0) / bins;
        }
        return edges;
    }

    /** Linear between neighbors, as NumPy's percentile. */
    private static double[] quantiles(double[] probabilities, int bins) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            double at = (i + 1.0) / bins * (sorted.length - 1);
            int low = (int) Math.floor(at);
            int high = Math.min(sorted.length - 1, low + 1);
            edges[i] = sorted[low] + (at - low) * (sorted[high] - sorted[low]);
        }
        return edges;
    }

    /** An end belongs to the bin below it. */
    private static int bin(double p, double[] edges) {
        int bin = 0;
        while (bin < edges.length && p > edges[bin]) {
            bin++;
        }
        return bin;
    }
}
