package org.layerwise.data.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.step.fitted.ColumnData;

/** The present values of one feature in the training rows. Sums are taken in double precision. */
final class TrainingValues {
    private final double[] values;
    private final double least;
    private final double most;
    private final double sum;
    private double @Nullable [] sorted;

    private TrainingValues(double[] values, double least, double most, double sum) {
        this.values = values;
        this.least = least;
        this.most = most;
        this.sum = sum;
    }

    /** @param values NaN where missing. Not modified. */
    static TrainingValues of(double[] values) {
        int missing = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                missing++;
            } else {
                least = value < least ? value : least;
                most = value > most ? value : most;
                sum += value;
            }
        }
        double[] present = missing == 0
                ? values
                : Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        return new TrainingValues(present, least, most, sum);
    }

    /** Of each open feature. */
    static List<TrainingValues> each(ColumnData training) {
        return training.numbers().open().stream()
                .map(feature -> of(feature.values()))
                .toList();
    }

    /** Of each open feature, one number. */
    static List<Double> each(ColumnData training, ToDoubleFunction<TrainingValues> number) {
        List<Double> numbers = new ArrayList<>();
        for (ColumnData.Feature feature : training.numbers().open()) {
            numbers.add(number.applyAsDouble(of(feature.values())));
        }
        return numbers;
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    double min() {
        return isEmpty() ? 0 : least;
    }

    double max() {
        return isEmpty() ? 0 : most;
    }

    double mean() {
        return isEmpty() ? 0 : sum / values.length;
    }

    private double[] sorted() {
        double[] made = sorted;
        if (made == null) {
            made = values.clone();
            Arrays.sort(made);
            sorted = made;
        }
        return made;
    }

    /** The population standard deviation {@code √(Σ(x − mean)²/n)}; 1 when all values are the same. */
    double deviation() {
        if (min() == max()) {
            return 1;
        }
        double mean = mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return orOne(Math.sqrt(squares / values.length));
    }

    double median() {
        return quantile(0.5);
    }

    /**
     * The value below which a share {@code q} of the values lies, on the straight line between its two neighbors: NumPy's
     * default, definition 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996.
     */
    double quantile(double q) {
        if (isEmpty()) {
            return 0;
        }
        double[] ordered = sorted();
        double place = q * (ordered.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ordered.length - 1);
        return ordered[below] + (place - below) * (ordered[above] - ordered[below]);
    }

    /** The most frequent value, the smallest among equals. */
    double mode() {
        double[] ordered = sorted();
        double mode = min();
        int most = 0;
        int from = 0;
        for (int i = 1; i <= ordered.length; i++) {
            if (i == ordered.length || ordered[i] != ordered[from]) {
                if (i - from > most) {
                    most = i - from;
                    mode = ordered[from];
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
