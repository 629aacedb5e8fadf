package org.layerwise.data.split;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Orders rows by the time in a column: numbers, or else dates and times. */
final class TimeOrder {
    private static final Message WITHOUT_TIME = Message.of("data.split/without-time");

    private final Table table;
    private final int column;

    TimeOrder(Table table, String column) {
        this.table = table;
        this.column = GroupDivision.column(table, column, "split.by.column");
    }

    /**
     * These rows from the earliest to the latest; those of one time as they come.
     *
     * @throws org.layerwise.base.ProblemException naming the cells that are missing or cannot be read
     */
    int[] of(int[] rows) {
        boolean numbers = IntStream.of(rows)
                .allMatch(row -> table.isMissing(row, column) || !Double.isNaN(table.number(row, column)));
        ProblemCollector problems = new ProblemCollector();
        double[] times = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            String cell = table.cell(rows[i], column);
            boolean isMissing = table.isMissing(rows[i], column);
            Optional<Double> time = isMissing
                    ? Optional.empty()
                    : numbers ? Optional.of(table.number(rows[i], column)) : table.seconds(rows[i], column);
            times[i] = time.orElse(Double.NaN);
            if (time.isEmpty()) {
                problems.add(
                        WITHOUT_TIME,
                        Problem.error(
                                table.where(rows[i], column),
                                isMissing
                                        ? Message.of("data.split/time-missing")
                                        : Message.of("data.split/no-time", cell, DateText.RULE)));
            }
        }
        problems.throwIfErrors();
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> times[i]).thenComparing(i -> i))
                .mapToInt(i -> rows[i])
                .toArray();
    }
}
