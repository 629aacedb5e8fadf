package org.layerwise.data.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The present values of one feature in the training rows, sorted. Sums are taken in double precision. */
final class Sample {
    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /** Those of {@code values} that are not missing. */
    static Sample of(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(present);
        return new Sample(present);
    }

    /** Of each open feature, one number. */
    static List<Double> each(ColumnData training, ToDoubleFunction<Sample> number) {
        List<Double> numbers = new ArrayList<>();
        for (ColumnData.Feature feature : training.numbers().open()) {
            numbers.add(number.applyAsDouble(of(feature.values())));
        }
        return numbers;
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    double min() {
        return isEmpty() ? 0 : sorted[0];
    }

    double max() {
        return isEmpty() ? 0 : sorted[sorted.length - 1];
    }

    double mean() {
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return isEmpty() ? 0 : sum / sorted.length;
    }

    /** The population standard deviation {@code √(Σ(x − mean)²/n)}; 1 when all values are the same. */
    double deviation() {
        if (min() == max()) {
            return 1;
        }
        double mean = mean();
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return orOne(Math.sqrt(squares / sorted.length));
    }

    double median() {
        return quantile(0.5);
    }

    /**
     * The value below which a share {@code q} of the values lies, on the straight line between its two neighbours: NumPy's
     * default, definition 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996.
     */
    double quantile(double q) {
        if (isEmpty()) {
            return 0;
        }
        double place = q * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The most frequent value, the smallest among equals. */
    double mode() {
        double mode = min();
        int most = 0;
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                if (i - from > most) {
                    most = i - from;
                    mode = sorted[from];
                }
                from = i;
            }
        }
        return mode;
    }

    /** A scale to divide by: 1 where there is none. */
    static double orOne(double scale) {
        return scale > 0 ? scale : 1;
    }
}
