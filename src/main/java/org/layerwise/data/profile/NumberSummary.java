package org.layerwise.data.profile;

import java.util.List;

/**
 * The numbers of a column; missing and infinite ones left out.
 *
 * @param min in the column's units, as all figures are
 * @param mean arithmetic mean
 * @param std population standard deviation
 * @param quantiles interpolated, of the sampled values
 * @param max in the column's units
 * @param integers whether every value is whole ("3" and "3.0" both are)
 * @param values how many different values, at most {@link Profiler#DISTINCT_LIMIT}
 * @param histogram how many values fall into each of equally wide bins from {@code min} to {@code max}, at most
 *     {@link Profiler#BINS}; the last bin holds {@code max} too
 * @param infinite how many numbers are too large for double precision
 * @param sampled of how many values the quantiles and the histogram were taken: all of them up to
 *     {@link Profiler#QUANTILE_LIMIT}, or as many drawn evenly, whose quantiles' ranks have a standard error of at most 0.05 %
 *     of the rows; the histogram is then scaled to all values
 */
public record NumberSummary(
        double min,
        double mean,
        double std,
        Quantiles quantiles,
        double max,
        boolean integers,
        int values,
        List<Integer> histogram,
        int infinite,
        int sampled) {
    public NumberSummary {
        histogram = List.copyOf(histogram);
    }
}
