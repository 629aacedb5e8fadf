package org.layerwise.outcome;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;

/**
 * Values of one column to try in turn, as its cells write them: numbers and dates in order, from all over the middle nine tenths
 * of the rows; categories by their frequency.
 *
 * @param cells what to write into the column
 * @param places on an axis: the numbers, dates in seconds since 1970 began, categories 0, 1, …
 */
record ColumnGrid(List<String> cells, double[] places) {
    private static final double LOWEST = 0.05;

    /**
     * A column's values.
     *
     * @param table read as the model reads it
     * @param most how many
     */
    static ColumnGrid of(Table table, int column, ColumnType type, int most) {
        return switch (type) {
            case NUMBER, INTEGER -> ordered(table, column, most, row -> table.number(row, column));
            case DATE ->
                ordered(table, column, most, row -> table.seconds(row, column).orElse(Double.NaN));
            case BOOLEAN, CATEGORY, ORDINAL, IDENTIFIER -> frequent(table, column, most);
        };
    }

    private interface Place {
        double of(int row);
    }

    /** All different values where they are few; else those at evenly spaced ranks. */
    private static ColumnGrid ordered(Table table, int column, int most, Place place) {
        Map<Double, Integer> first = new HashMap<>();
        double[] values = new double[table.rowCount()];
        int count = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            double value = table.isMissing(row, column) ? Double.NaN : place.of(row) + 0.0; // −0 is 0
            if (Double.isFinite(value)) {
                first.putIfAbsent(value, row);
                values[count++] = value;
            }
        }
        double[] sorted =
                IntStream.range(0, count).mapToDouble(i -> values[i]).sorted().toArray();
        double[] chosen = first.size() <= most
                ? first.keySet().stream().mapToDouble(value -> value).sorted().toArray()
                : IntStream.range(0, most)
                        .mapToDouble(i -> sorted[rank(i, most, sorted.length)])
                        .distinct()
                        .toArray();
        List<String> cells = IntStream.range(0, chosen.length)
                .mapToObj(i -> table.cell(first.getOrDefault(chosen[i], 0), column))
                .toList();
        return new ColumnGrid(cells, chosen);
    }

    private static int rank(int i, int most, int rows) {
        double share = LOWEST + (1 - 2 * LOWEST) * i / Math.max(1, most - 1);
        return (int) Math.round(share * (rows - 1));
    }

    private static ColumnGrid frequent(Table table, int column, int most) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            if (!table.isMissing(row, column)) {
                counts.merge(table.label(row, column), 1, Integer::sum);
            }
        }
        List<String> cells = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        return new ColumnGrid(
                cells, IntStream.range(0, cells.size()).asDoubleStream().toArray());
    }
}
