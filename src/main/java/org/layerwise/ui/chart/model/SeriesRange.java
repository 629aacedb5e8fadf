package org.layerwise.ui.chart.model;

import java.util.Arrays;

/**
 * Where most values of a series are: between Tukey's outer fences, three times the distance of the quartiles beyond them
 * ("Exploratory Data Analysis", 1977), and never beyond the values themselves. Fences are of one series, lest one that is
 * far from the others be taken for outliers, and of what is in view. On an axis of logarithms they are of logarithms.
 *
 * <p>Quartiles are of at most {@value #SAMPLE} values, evenly picked, which fixes what a picture costs.
 */
final class SeriesRange {
    static final int SAMPLE = 2_048;
    private static final double FENCE = 3;

    private SeriesRange() {}

    /** Widens {@code minMax} (NaN when still empty) by the part of a series' values within the fences. Modified. */
    static void widen(Series series, double from, double to, AxisScale scale, double[] minMax) {
        double[] all = {Double.NaN, Double.NaN};
        series.widen(from, to, scale, all);
        if (Double.isNaN(all[0])) {
            return;
        }
        int size = series.size();
        int first = series.steps.lowerBound(from, size);
        int last = series.steps.lowerBound(Math.nextUp(to), size);
        double stride = Math.max(1, (last - first) / (double) SAMPLE);
        double[] sample = new double[Math.min(SAMPLE, last - first)];
        int count = 0;
        for (int i = 0; i < sample.length; i++) {
            double place = scale.place(series.middle.value(first + (int) (i * stride)));
            if (Double.isFinite(place)) {
                sample[count++] = place;
            }
        }
        double low = all[0];
        double high = all[1];
        if (count >= 8) {
            Arrays.sort(sample, 0, count);
            double lower = quantile(sample, count, 0.25);
            double upper = quantile(sample, count, 0.75);
            double reach = FENCE * (upper - lower);
            if (reach > 0) {
                low = Math.max(low, scale.value(lower - reach));
                high = Math.min(high, scale.value(upper + reach));
            }
        }
        minMax[0] = Double.isNaN(minMax[0]) ? low : Math.min(minMax[0], low);
        minMax[1] = Double.isNaN(minMax[1]) ? high : Math.max(minMax[1], high);
    }

    /** Linear between two neighbors. */
    private static double quantile(double[] sorted, int count, double share) {
        double at = share * (count - 1);
        int below = (int) at;
        int above = Math.min(count - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
