package org.layerwise.data.window;

import java.util.Optional;
import java.util.stream.IntStream;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Reads a column of times. */
final class TimeCells {
    private static final Message WITHOUT_TIME = Message.of("data.window/without-time");

    private TimeCells() {}

    /** Whether every cell that is there is a number. */
    static boolean areNumbers(Table table, String time, int[] rows) {
        int column = table.column(time);
        return IntStream.of(rows)
                .allMatch(row -> table.isMissing(row, column) || !Double.isNaN(table.number(row, column)));
    }

    /**
     * The times of some rows.
     *
     * @param dates whether they are dates, in seconds; else numbers
     * @throws org.layerwise.base.ProblemException naming the cells that are missing or cannot be read
     */
    static double[] read(Table table, String time, boolean dates, int[] rows) {
        int column = table.column(time);
        ProblemCollector problems = new ProblemCollector();
        double[] times = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            boolean isMissing = table.isMissing(row, column);
            Optional<Double> found = isMissing
                    ? Optional.empty()
                    : dates
                            ? table.seconds(row, column)
                            : Optional.of(table.number(row, column)).filter(Double::isFinite);
            times[i] = found.orElse(0.0);
            if (found.isEmpty()) {
                Message text = isMissing
                        ? Message.of("data.window/time-missing")
                        : dates
                                ? Message.of("data.window/no-date", table.cell(row, column), DateText.RULE)
                                : Message.of("data.window/no-number", table.cell(row, column));
                problems.add(WITHOUT_TIME, Problem.error(table.where(row, column), text));
            }
        }
        problems.throwIfErrors();
        return times;
    }
}
