package org.layerwise.data.profile;

import java.util.Arrays;

/**
 * Five quantiles, interpolated between the two nearest values (type 7 of Hyndman and Fan, "Sample Quantiles in Statistical
 * Packages", The American Statistician 50, 1996, as NumPy and R take them).
 *
 * @param p05 5 % of the values are below
 * @param p25 lower quartile
 * @param p50 median
 * @param p75 upper quartile
 * @param p95 5 % of the values are above
 */
public record Quantiles(double p05, double p25, double p50, double p75, double p95) {

    /** Of the first {@code count} values, at least one, which are sorted. Modified. */
    static Quantiles of(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return new Quantiles(
                at(values, count, 0.05),
                at(values, count, 0.25),
                at(values, count, 0.50),
                at(values, count, 0.75),
                at(values, count, 0.95));
    }

    /** The quantile of the first {@code count} values, sorted ascending. */
    static double at(double[] sorted, int count, double share) {
        double place = share * (count - 1);
        int below = (int) place;
        double part = place - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
