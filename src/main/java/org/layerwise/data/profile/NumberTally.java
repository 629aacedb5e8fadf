package org.layerwise.data.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;

/**
 * Gathers a column's numbers in one pass. Mean and variance by Welford's recurrence ("Note on a method for calculating
 * corrected sums of squares and products", Technometrics 4, 1962); quantiles and histogram from the values themselves up to
 * {@link Profiler#QUANTILE_LIMIT}, from an evenly drawn reservoir (Vitter's algorithm R, ACM TOMS 11, 1985) beyond. The
 * draws are seeded, so that the same column has the same figures.
 */
final class NumberTally {
    private final RandomStream random = new Seed(0).stream("profile");
    private double[] kept = new double[64];
    private long count;
    private int infinite;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;
    private boolean integers = true;

    void add(double number) {
        if (Double.isInfinite(number)) {
            infinite++;
            return;
        }
        double value = number + 0.0; // a negative zero is zero
        min = Math.min(min, value);
        max = Math.max(max, value);
        integers &= value == Math.rint(value);
        keep(value);
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    private void keep(double value) {
        if (count < Profiler.QUANTILE_LIMIT) {
            if (count == kept.length) {
                kept = Arrays.copyOf(kept, (int) Math.min(Profiler.QUANTILE_LIMIT, 2L * kept.length));
            }
            kept[(int) count] = value;
            return;
        }
        long place = random.nextLong(count + 1);
        if (place < kept.length) {
            kept[(int) place] = value;
        }
    }

    /**
     * The figures; null when no finite number came.
     *
     * @param values how many different numbers there were
     */
    @Nullable
    NumberSummary summary(int values) {
        if (count == 0) {
            return null;
        }
        int sampled = (int) Math.min(count, Profiler.QUANTILE_LIMIT);
        Quantiles quantiles = Quantiles.of(kept, sampled);
        return new NumberSummary(
                min,
                Math.clamp(mean, min, max),
                min == max ? 0 : Math.sqrt(squares / count),
                quantiles,
                max,
                integers,
                values,
                histogram(sampled, Math.max(1, Math.min(Profiler.BINS, values))),
                infinite,
                sampled);
    }

    /** Bins are bordered as NumPy's are: the border between two belongs to the upper one. */
    private List<Integer> histogram(int sampled, int bins) {
        int[] histogram = new int[bins];
        double width = (max - min) / bins;
        for (int i = 0; i < sampled; i++) {
            int bin = width > 0 ? Math.min(bins - 1, (int) ((kept[i] - min) / (max - min) * bins)) : 0;
            if (kept[i] < min + bin * width) {
                bin--;
            } else if (bin < bins - 1 && kept[i] >= min + (bin + 1) * width) {
                bin++;
            }
            histogram[Math.max(0, bin)]++;
        }
        return Arrays.stream(scaled(histogram, sampled, count)).boxed().toList();
    }

    /** The sample's counts brought to {@code all} values in sum, by largest remainders. */
    static int[] scaled(int[] counts, int sampled, long all) {
        if (sampled == all) {
            return counts;
        }
        int[] scaled = new int[counts.length];
        long left = all;
        for (int i = 0; i < counts.length; i++) {
            scaled[i] = (int) (counts[i] * all / sampled);
            left -= scaled[i];
        }
        int[] byRemainder = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -(counts[i] * all % sampled)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < left; i++) {
            scaled[byRemainder[i]]++;
        }
        return scaled;
    }
}
