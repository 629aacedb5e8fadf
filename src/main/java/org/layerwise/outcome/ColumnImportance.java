package org.layerwise.outcome;

import java.util.Arrays;

/**
 * How much worse a model is without what one column says.
 *
 * @param column its name
 * @param drops of the figure of merit, one for each time that the column was shuffled
 */
public record ColumnImportance(String column, double[] drops) {

    /** The mean drop. */
    public double mean() {
        return Arrays.stream(drops).average().orElse(Double.NaN);
    }

    /** The standard deviation of the drops, over their number. */
    public double deviation() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(drops)
                .map(drop -> (drop - mean) * (drop - mean))
                .average()
                .orElse(Double.NaN));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnImportance(String otherColumn, double[] otherDrops)
                && column.equals(otherColumn)
                && Arrays.equals(drops, otherDrops);
    }

    @Override
    public int hashCode() {
        return 31 * column.hashCode() + Arrays.hashCode(drops);
    }
}
