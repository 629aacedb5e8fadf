package org.layerwise.data.profile;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.Table;

/**
 * Looks through a table's columns: what they hold, and what to take them for. Each column is gone through once, in memory that
 * does not grow with the rows: at most about 12 MB.
 */
public final class Profiler {
    /** Different values are told apart up to this many a column; beyond it their number is estimated. */
    public static final int DISTINCT_LIMIT = 10_000;

    /** Quantiles and histograms are exact up to this many values a column; beyond it they are of as many drawn evenly. */
    public static final int QUANTILE_LIMIT = 1 << 20;

    /** The most bins of a histogram, and the most categories listed. */
    public static final int BINS = 24;

    private static final int EXAMPLES = 5;

    private final Table table;
    private final int column;
    private final TextTally texts = new TextTally();
    private final NumberTally numbers = new NumberTally();
    private int count;
    private int notNumbers;
    private int firstNotNumber = -1;
    private int firstLeadingZero = -1;

    private Profiler(Table table, int column) {
        this.table = table;
        this.column = column;
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
        int rows = table.rowCount();
        for (int row = 0; row < rows; row++) {
            String cell = table.cell(row, column);
            if (!missing.isMissing(cell)) {
                profiler.accept(row, cell);
            }
        }
        return profiler.result();
    }

    private void accept(int row, String cell) {
        count++;
        double number = table.number(row, column);
        texts.add(cell, number);
        if (Double.isNaN(number)) {
            notNumbers++;
            firstNotNumber = firstNotNumber < 0 ? row : firstNotNumber;
            return;
        }
        if (notNumbers == 0) {
            numbers.add(number);
        }
        if (firstLeadingZero < 0 && table.numbers().hasLeadingZero(cell)) {
            firstLeadingZero = row;
        }
    }

    private ColumnProfile result() {
        NumberSummary summary = summary();
        ColumnType type = summary != null && firstLeadingZero < 0 ? ColumnType.NUMBER : ColumnType.CATEGORY;
        return new ColumnProfile(
                table.columns().get(column),
                type,
                reason(summary),
                table.rowCount(),
                table.rowCount() - count,
                texts.distinct(),
                summary,
                texts.mostFrequent(BINS),
                texts.texts().stream().limit(EXAMPLES).toList());
    }

    private @Nullable NumberSummary summary() {
        if (notNumbers > 0 || count == 0) {
            return null;
        }
        return numbers.summary(texts.distinctNumbers());
    }

    private String reason(@Nullable NumberSummary summary) {
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
        if (summary == null) {
            return "no number is finite";
        }
        if (firstLeadingZero >= 0) {
            return "leading zeros, as codes have (\"" + table.cell(firstLeadingZero, column) + "\" in line "
                    + table.line(firstLeadingZero) + ")";
        }
        return "every value is a number";
    }
}
