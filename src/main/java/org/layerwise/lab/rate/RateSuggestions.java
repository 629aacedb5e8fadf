package org.layerwise.lab.rate;

import java.util.Arrays;
import java.util.Optional;

/**
 * Learning rates that a curve of losses over rising rates suggests, by fastai's rules.
 *
 * @param steepest where the loss falls fastest over the rate's logarithm
 * @param valley in the longest falling part of the curve, at half of its length
 * @param minimumTenth a tenth of the rate at which the loss is smallest
 */
public record RateSuggestions(double steepest, double valley, double minimumTenth) {
    /** Updates at the end that are left out: the loss is on its way up. */
    private static final int LAST = 5;

    private static final int FEWEST = 6;

    /**
     * The part of a curve that suggestions are taken from.
     *
     * @param first index of its first point
     * @param end index after its last
     */
    record Window(int first, int end) {
        static Window of(int points, int steps) {
            return new Window(Math.min(points, steps / 10), Math.max(0, points - LAST));
        }

        int length() {
            return Math.max(0, end - first);
        }
    }

    /**
     * Suggestions of a curve; the first tenth of the ramp and the last five points are left out.
     *
     * @param rates ascending
     * @param smoothed one for each rate that was tried
     * @param steps of the whole ramp
     * @return empty when too few points are left
     */
    public static Optional<RateSuggestions> of(double[] rates, double[] smoothed, int steps) {
        Window window = Window.of(smoothed.length, steps);
        if (window.length() < FEWEST) {
            return Optional.empty();
        }
        double[] x = Arrays.copyOfRange(rates, window.first(), window.end());
        double[] y = Arrays.copyOfRange(smoothed, window.first(), window.end());
        return Optional.of(new RateSuggestions(x[steepest(x, y)], x[valley(y)], x[smallest(y)] / 10));
    }

    static int smallest(double... losses) {
        int at = 0;
        for (int i = 1; i < losses.length; i++) {
            if (losses[i] < losses[at]) {
                at = i;
            }
        }
        return at;
    }

    private static int steepest(double[] rates, double[] losses) {
        int at = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 1 < losses.length; i++) {
            double slope = (losses[i + 1] - losses[i]) / (Math.log(rates[i + 1]) - Math.log(rates[i]));
            if (slope < least) {
                least = slope;
                at = i;
            }
        }
        return at;
    }

    /**
     * The valley: it ends where the longest falling subsequence does, the first of equals, and is as long; a third of it and half
     * a third from its beginning.
     */
    private static int valley(double... losses) {
        int[] lengths = new int[losses.length];
        int end = 0;
        for (int i = 0; i < losses.length; i++) {
            for (int before = 0; before < i; before++) {
                lengths[i] = losses[before] > losses[i] ? Math.max(lengths[i], lengths[before] + 1) : lengths[i];
            }
            end = lengths[i] > lengths[end] ? i : end;
        }
        int length = end == 0 ? 0 : lengths[end] + 1;
        return Math.max(0, end - length + length / 3 + length / 6);
    }
}
