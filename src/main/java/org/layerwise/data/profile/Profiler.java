package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.DateText;
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

    /** Rows of a column between two looks at whether to go on. */
    static final int ROWS_BETWEEN_LOOKS = 1 << 12;

    private static final int EXAMPLES = 5;

    private final Table table;
    private final int column;
    private final TextTally texts = new TextTally();
    private final NumberTally numbers = new NumberTally();
    private final DateTally dates = new DateTally();
    private int count;
    private int notNumbers;
    private int firstNotNumber = -1;
    private int firstNotDate = -1;
    private int firstLeadingZero = -1;

    /** Is told how far the columns have been looked through, and may end it. */
    @FunctionalInterface
    public interface Watch {
        /** Whether to go on with a row of a column. */
        boolean goOn(int column, int row);
    }

    private Profiler(Table table, int column) {
        this.table = table;
        this.column = column;
    }

    /** As {@link #profile(Table, MissingTokens, Watch)}, with nobody who looks on. */
    public static List<ColumnProfile> profile(Table table, MissingTokens missing) {
        return profile(table, missing, (column, row) -> true);
    }

    /**
     * All columns, in the table's order.
     *
     * @throws CancellationException when {@code watch} says so
     */
    public static List<ColumnProfile> profile(Table table, MissingTokens missing, Watch watch) {
        List<ColumnProfile> columns = IntStream.range(0, table.columnCount())
                .mapToObj(column -> profile(table, column, missing, watch))
                .toList();
        return ImageLayout.recognize(columns, "")
                .map(images -> images.pixelsAsNumbers(columns))
                .orElse(columns);
    }

    /** One column, in one pass over its cells. */
    public static ColumnProfile profile(Table table, int column, MissingTokens missing) {
        return profile(table, column, missing, (at, row) -> true);
    }

    private static ColumnProfile profile(Table table, int column, MissingTokens missing, Watch watch) {
        Profiler profiler = new Profiler(table, column);
        int rows = table.rowCount();
        for (int row = 0; row < rows; row++) {
            if (row % ROWS_BETWEEN_LOOKS == 0 && !watch.goOn(column, row)) {
                throw new CancellationException("looking through " + table.file() + " was cancelled");
            }
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
            Optional<LocalDateTime> date = DateText.parse(cell);
            date.ifPresent(dates::add);
            firstNotDate = firstNotDate < 0 && date.isEmpty() ? row : firstNotDate;
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
        TypeGuess guess = TypeGuess.of(new TypeGuess.Facts(
                table,
                column,
                count,
                texts,
                summary,
                dates,
                notNumbers,
                firstNotNumber,
                firstNotDate,
                firstLeadingZero));
        return new ColumnProfile(
                table.columns().get(column),
                guess.type(),
                guess.reason(),
                table.rowCount(),
                table.rowCount() - count,
                texts.distinct(),
                summary,
                texts.mostFrequent(BINS),
                texts.texts().stream().limit(EXAMPLES).toList(),
                guess.order(),
                count > 0 && dates.count() == count ? dates.span() : null);
    }

    private @Nullable NumberSummary summary() {
        if (notNumbers > 0 || count == 0) {
            return null;
        }
        return numbers.summary(texts.distinctNumbers());
    }
}
