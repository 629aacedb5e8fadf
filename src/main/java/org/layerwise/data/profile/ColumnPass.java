package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.ColumnReading.Letters;
import org.layerwise.data.table.Table;

/** One pass over a column's cells: which are missing, which are numbers or dates, and which texts there are. */
final class ColumnPass {
    private final Table table;
    private final int column;
    private final boolean merges;
    private final TextTally texts = new TextTally();
    private final TextTally written;
    private final NumberTally numbers = new NumberTally();
    private final DateTally dates = new DateTally();
    private final Map<String, Integer> missing = new LinkedHashMap<>();
    private final Map<String, Integer> odd = new LinkedHashMap<>();
    private int count;
    private int notNumbers;
    private int firstNotNumber = -1;
    private int firstNotDate = -1;
    private int firstLeadingZero = -1;

    private ColumnPass(Table table, int column) {
        this.table = table;
        this.column = column;
        this.merges = table.readings().column(table.columns().get(column)).letters() != Letters.EXACT;
        this.written = merges ? new TextTally() : texts;
    }

    /**
     * Goes through a column.
     *
     * @param table read in some way
     * @param withDates whether to look for dates
     * @throws CancellationException when {@code watch} says so
     */
    static ColumnPass over(Table table, int column, boolean withDates, Profiler.Watch watch) {
        ColumnPass pass = new ColumnPass(table, column);
        int rows = table.rowCount();
        for (int row = 0; row < rows; row++) {
            if (row % Profiler.ROWS_BETWEEN_LOOKS == 0 && !watch.goOn(column, row)) {
                throw new CancellationException("looking through " + table.file() + " was cancelled");
            }
            String cell = table.cell(row, column);
            if (table.isMissing(cell, column)) {
                pass.missing.merge(cell, 1, Integer::sum);
            } else {
                pass.accept(row, cell, withDates);
            }
        }
        return pass;
    }

    private void accept(int row, String cell, boolean withDates) {
        count++;
        double number = table.number(row, column);
        texts.add(merges ? table.label(cell, column) : cell, number);
        if (merges) {
            written.add(cell, number);
        }
        if (withDates) {
            Optional<LocalDateTime> date = table.time(row, column);
            date.ifPresent(dates::add);
            firstNotDate = firstNotDate < 0 && date.isEmpty() && Double.isNaN(number) ? row : firstNotDate;
        }
        if (Double.isNaN(number)) {
            notNumbers++;
            firstNotNumber = firstNotNumber < 0 ? row : firstNotNumber;
            if (odd.size() < Profiler.BINS || odd.containsKey(cell)) {
                odd.merge(cell, 1, Integer::sum);
            }
            return;
        }
        numbers.add(number);
        if (firstLeadingZero < 0 && table.numbers().hasLeadingZero(cell)) {
            firstLeadingZero = row;
        }
    }

    Table table() {
        return table;
    }

    int column() {
        return column;
    }

    String cell(int row) {
        return table.cell(row, column);
    }

    /** The one spelling that counts of a text. */
    String label(String text) {
        return table.label(text, column);
    }

    /** How many cells have a value. */
    int count() {
        return count;
    }

    /** The different values: texts, and of several spellings that are one the one that counts. */
    TextTally texts() {
        return texts;
    }

    /** The different texts as they are written. */
    TextTally written() {
        return written;
    }

    DateTally dates() {
        return dates;
    }

    int notNumbers() {
        return notNumbers;
    }

    /** The row of the first value that is no number; −1 when all are. */
    int firstNotNumber() {
        return firstNotNumber;
    }

    /** The row of the first value that is neither number nor date; −1 when there is none. */
    int firstNotDate() {
        return firstNotDate;
    }

    /** The row of the first number written like a code; −1 when there is none. */
    int firstLeadingZero() {
        return firstLeadingZero;
    }

    /** The figures of the numbers; null when there are none. */
    @Nullable
    NumberSummary numbers() {
        return count == notNumbers ? null : numbers.summary(texts.distinctNumbers());
    }

    /** The texts that counted as missing, the most frequent first. */
    List<CategoryCount> missing() {
        return sorted(missing);
    }

    /** The texts that are no numbers, the most frequent first; of many different ones, those that came first. */
    List<CategoryCount> odd() {
        return sorted(odd);
    }

    private static List<CategoryCount> sorted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(each -> new CategoryCount(each.getKey(), each.getValue()))
                .toList();
    }
}
