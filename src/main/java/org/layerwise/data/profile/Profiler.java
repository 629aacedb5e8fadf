package org.layerwise.data.profile;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.Table;

/**
 * Looks through a table's columns: what they hold, and what to take them for. Each column is gone through once or twice, in memory that
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

    static final int EXAMPLES = 5;

    /** Is told how far the columns have been looked through, and may end it. */
    @FunctionalInterface
    public interface Watch {
        /** Whether to go on with a row of a column. */
        boolean goOn(int column, int row);
    }

    private Profiler() {}

    /** As {@link #profile(Table, Watch)}, with nobody who looks on and these texts for "no value". */
    public static List<ColumnProfile> profile(Table table, MissingTokens missing) {
        return profile(table, missing, (column, row) -> true);
    }

    /** As {@link #profile(Table, Watch)}, with these texts for "no value". */
    public static List<ColumnProfile> profile(Table table, MissingTokens missing, Watch watch) {
        return profile(table.read(CellReadings.of(missing.list())), watch);
    }

    /**
     * All columns, in the table's order. How a column's cells are to be read is found out where the table's readings say nothing
     * of it.
     *
     * @throws CancellationException when {@code watch} says so
     */
    public static List<ColumnProfile> profile(Table table, Watch watch) {
        List<ColumnProfile> columns = IntStream.range(0, table.columnCount())
                .mapToObj(column -> profile(table, column, watch))
                .toList();
        return ImageLayout.recognize(columns, "")
                .map(images -> images.pixelsAsNumbers(columns))
                .orElse(columns);
    }

    /** A table as its columns were found to be read. */
    public static Table as(Table table, List<ColumnProfile> columns) {
        CellReadings readings = table.readings();
        for (ColumnProfile column : columns) {
            readings = readings.with(column.reading());
        }
        return table.read(readings);
    }

    /** One column, its texts for "no value" these. */
    public static ColumnProfile profile(Table table, int column, MissingTokens missing) {
        return profile(table.read(CellReadings.of(missing.list())), column, (at, row) -> true);
    }

    /** One column, in one pass over its cells, or in two where they are written in a way of their own. */
    public static ColumnProfile profile(Table table, int column, Watch watch) {
        String name = table.columns().get(column);
        ColumnReading given = table.readings().column(name);
        ColumnPass pass = ColumnPass.over(table, column, !given.isPlain(), watch);
        ReadingGuess guess = new ReadingGuess(
                given,
                new MissingTokens(table.readings().missing()),
                table.numbers(),
                pass.texts(),
                pass.missing(),
                pass.firstLeadingZero() >= 0 || NumberCodes.reason(pass) != null,
                table.hasQuotedTexts(column));
        ColumnReading reading = given.isPlain() ? guess.guess() : given;
        boolean again = !reading.equals(given) || guess.isDate();
        if (again) {
            Table read = table.read(table.readings().with(reading));
            pass = ColumnPass.over(read, column, guess.isDate(), watch);
        }
        return new ColumnJudgment(pass, guess, reading, !given.isPlain()).profile();
    }
}
