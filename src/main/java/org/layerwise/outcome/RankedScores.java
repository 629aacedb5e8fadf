package org.layerwise.outcome;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Scores of rows that have a property or have it not, the highest first, and how many of each kind lie at or above every
 * distinct score: what the curves of a binary decision are made of.
 */
final class RankedScores {
    final double[] thresholds;
    /** Rows with the property whose score is at least the threshold. */
    final long[] truePositives;

    /** Rows without it whose score is at least the threshold. */
    final long[] falsePositives;

    private RankedScores(double[] thresholds, long[] truePositives, long[] falsePositives) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    /**
     * Ranks scores.
     *
     * @param scores one a row, finite: the larger, the likelier the property
     * @param positive whether each row has it
     * @throws IllegalArgumentException when the lengths differ, or a score is not finite
     */
    static RankedScores of(double[] scores, boolean[] positive) {
        if (scores.length != positive.length || !Arrays.stream(scores).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "expected a finite score for each of " + positive.length + " rows, got " + scores.length);
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                .mapToInt(row -> row)
                .toArray();
        double[] thresholds = new double[order.length];
        long[] with = new long[order.length];
        long[] without = new long[order.length];
        int count = 0;
        long positives = 0;
        long negatives = 0;
        for (int i = 0; i < order.length; i++) {
            if (positive[order[i]]) {
                positives++;
            } else {
                negatives++;
            }
            boolean last = i + 1 == order.length || scores[order[i + 1]] < scores[order[i]];
            if (last) {
                thresholds[count] = scores[order[i]];
                with[count] = positives;
                without[count] = negatives;
                count++;
            }
        }
        return new RankedScores(
                Arrays.copyOf(thresholds, count), Arrays.copyOf(with, count), Arrays.copyOf(without, count));
    }

    int size() {
        return thresholds.length;
    }

    long positives() {
        return size() == 0 ? 0 : truePositives[size() - 1];
    }

    long negatives() {
        return size() == 0 ? 0 : falsePositives[size() - 1];
    }
}
