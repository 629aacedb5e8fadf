package org.layerwise.data.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.NumberText;
import org.layerwise.data.table.Table;

/** Looks through a table's columns: what they hold, and what to take them for. */
public final class Profiler {
    /** Different values are told apart up to this many a column; those that come after count as none of them. */
    public static final int DISTINCT_LIMIT = 10_000;

    /** The most bins of a histogram, and the most categories listed. */
    public static final int BINS = 24;

    private static final int EXAMPLES = 5;

    private final Table table;
    private final int column;
    private final Map<String, Tally> counts = new LinkedHashMap<>();
    private final double[] numbers;
    private int count;
    private int notNumbers;
    private int firstNotNumber = -1;
    private int firstLeadingZero = -1;

    private static final class Tally {
        int count;
    }

    private Profiler(Table table, int column) {
        this.table = table;
        this.column = column;
        this.numbers = new double[table.rowCount()];
    }

    /** All columns, in the table's order. */
    public static List<ColumnProfile> profile(Table table, MissingTokens missing) {
        return IntStream.range(0, table.columnCount())
                .mapToObj(column -> profile(table, column, missing))
                .toList();
    }

    /** One column, in one pass over its cells. */
    public static ColumnProfile profile(Table table, int column, MissingTokens missing) {
        Profiler profiler = new Profiler(table, column);
        for (int row = 0; row < table.rowCount(); row++) {
            String cell = table.cell(row, column);
            if (!missing.isMissing(cell)) {
                profiler.accept(row, cell);
            }
        }
        return profiler.result();
    }

    private void accept(int row, String cell) {
        Tally tally = counts.get(cell);
        if (tally == null && counts.size() < DISTINCT_LIMIT) {
            tally = new Tally();
            counts.put(cell, tally);
        }
        if (tally != null) {
            tally.count++;
        }
        double number = NumberText.parse(cell);
        numbers[count++] = number;
        if (Double.isNaN(number)) {
            notNumbers++;
            firstNotNumber = firstNotNumber < 0 ? row : firstNotNumber;
        } else if (firstLeadingZero < 0 && NumberText.hasLeadingZero(cell)) {
            firstLeadingZero = row;
        }
    }

    private ColumnProfile result() {
        boolean numeric = count > 0 && notNumbers == 0;
        ColumnType type = numeric && firstLeadingZero < 0 ? ColumnType.NUMBER : ColumnType.CATEGORY;
        List<CategoryCount> frequent = counts.entrySet().stream()
                .map(entry -> new CategoryCount(entry.getKey(), entry.getValue().count))
                .sorted(Comparator.comparingInt(CategoryCount::count).reversed())
                .limit(BINS)
                .toList();
        return new ColumnProfile(
                table.columns().get(column),
                type,
                reason(),
                table.rowCount(),
                table.rowCount() - count,
                counts.size(),
                numeric ? summary() : null,
                frequent,
                counts.keySet().stream().limit(EXAMPLES).toList());
    }

    private String reason() {
        if (count == 0) {
            return "no cell has a value";
        }
        if (notNumbers > 0) {
            String first =
                    " (\"" + table.cell(firstNotNumber, column) + "\" in line " + table.line(firstNotNumber) + ")";
            return notNumbers == count
                    ? "no cell is a number"
                    : String.format(
                            Locale.ROOT,
                            "%,d of %,d values %s not a number%s",
                            notNumbers,
                            count,
                            notNumbers == 1 ? "is" : "are, the first of them,",
                            first);
        }
        if (firstLeadingZero >= 0) {
            return "leading zeros, as codes have (\"" + table.cell(firstLeadingZero, column) + "\" in line "
                    + table.line(firstLeadingZero) + ")";
        }
        return "every value is a number";
    }

    private NumberSummary summary() {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        boolean integers = true;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, numbers[i]);
            max = Math.max(max, numbers[i]);
            sum += numbers[i];
            integers &= numbers[i] == Math.rint(numbers[i]);
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (numbers[i] - mean) * (numbers[i] - mean);
        }
        int values = (int) counts.keySet().stream()
                .mapToDouble(NumberText::parse)
                .map(value -> value + 0.0)
                .distinct()
                .count();
        return new NumberSummary(
                min,
                mean,
                Math.sqrt(squares / count),
                max,
                integers,
                values,
                histogram(min, max, Math.min(BINS, values)));
    }

    private List<Integer> histogram(double min, double max, int bins) {
        int[] histogram = new int[bins];
        double width = (max - min) / bins;
        for (int i = 0; i < count; i++) {
            int bin = width > 0 ? (int) ((numbers[i] - min) / width) : 0;
            histogram[Math.min(bins - 1, bin)]++;
        }
        return Arrays.stream(histogram).boxed().toList();
    }
}
