package org.layerwise.outcome;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Predicted numbers beside the true ones, row by row.
 *
 * @param rows places of the rows in their table
 * @param predicted in the target's own units
 * @param actual in the target's own units
 */
public record Residuals(int[] rows, double[] predicted, double[] actual) {
    public Residuals {
        if (rows.length != predicted.length || rows.length != actual.length) {
            throw new IllegalArgumentException(
                    rows.length + " rows, " + predicted.length + " predictions, " + actual.length + " values");
        }
    }

    /** Predicted less actual: positive where the prediction is too high. */
    public double residual(int i) {
        return predicted[i] - actual[i];
    }

    public int size() {
        return rows.length;
    }

    /** The mean of the residuals: 0 where predictions are neither too high nor too low on the whole. */
    public double bias() {
        return IntStream.range(0, size()).mapToDouble(this::residual).average().orElse(Double.NaN);
    }

    /** A quantile of the residuals, linear between neighbors; NaN without rows. */
    public double quantile(double share) {
        double[] sorted =
                IntStream.range(0, size()).mapToDouble(this::residual).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** Places among these rows, the largest miss first. */
    public int[] worst(int most) {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(residual(i))))
                .limit(most)
                .mapToInt(i -> i)
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Residuals(int[] otherRows, double[] otherPredicted, double[] otherActual)
                && Arrays.equals(rows, otherRows)
                && Arrays.equals(predicted, otherPredicted)
                && Arrays.equals(actual, otherActual);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows) + 31 * Arrays.hashCode(predicted) + 961 * Arrays.hashCode(actual);
    }
}
