package org.layerwise.data.profile;

import java.util.List;

/**
 * The numbers of a column, missing ones left out.
 *
 * @param mean in the column's units
 * @param std population standard deviation
 * @param integers whether every value is whole ("3" and "3.0" both are)
 * @param values how many different values, at most {@link Profiler#DISTINCT_LIMIT}
 * @param histogram how many values fall into each of equally wide bins from {@code min} to {@code max}, at most
 *     {@link Profiler#BINS}; the last bin holds {@code max} too
 */
public record NumberSummary(
        double min, double mean, double std, double max, boolean integers, int values, List<Integer> histogram) {
    public NumberSummary {
        histogram = List.copyOf(histogram);
    }
}
