package org.layerwise.search;

import java.util.Arrays;

/** Losses as models of them need them: a few runs that diverged must not be all that a model sees. */
public final class TamedLosses {
    /** So many times the way from the best to the median, after the median, is the worst that counts. */
    private static final double FARTHEST = 5;

    private TamedLosses() {}

    /** The losses, those that are far above the others cut off. */
    public static double[] of(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return sorted;
        }
        double median = sorted[sorted.length / 2];
        double most = median + FARTHEST * (median - sorted[0]);
        double limit = most > median && Double.isFinite(most) ? most : sorted[sorted.length - 1];
        return Arrays.stream(losses).map(loss -> Math.min(loss, limit)).toArray();
    }

    /** The losses with mean 0 and deviation 1; all 0 where they are all the same. */
    public static double[] standardized(double[] losses) {
        double mean = Arrays.stream(losses).average().orElse(0);
        double square = Arrays.stream(losses)
                .map(loss -> (loss - mean) * (loss - mean))
                .average()
                .orElse(0);
        double deviation = square > 0 && Double.isFinite(square) ? Math.sqrt(square) : 1;
        return Arrays.stream(losses).map(loss -> (loss - mean) / deviation).toArray();
    }
}
