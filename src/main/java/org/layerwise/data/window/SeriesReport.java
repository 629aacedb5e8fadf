package org.layerwise.data.window;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Says what is odd about the times of rows. */
final class SeriesReport {
    /** So many places are named. */
    private static final int LISTED = 3;

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private final FittedWindows windows;
    private final Table table;
    private final ProblemCollector problems;

    SeriesReport(FittedWindows windows, Table table, ProblemCollector problems) {
        this.windows = windows;
        this.table = table;
        this.problems = problems;
    }

    /**
     * Adds a warning for each kind of oddity that is there.
     *
     * @param gaps rows that come after a gap
     * @param repeated rows whose time an earlier one has
     * @param irregular rows that come after another step than the usual one
     */
    void of(int[] gaps, int[] repeated, int[] irregular) {
        if (gaps.length > 0) {
            add(Message.of("data.window/gaps", gaps.length, step(), places(gaps)));
        }
        if (repeated.length > 0) {
            add(
                    windows.group().isEmpty()
                            ? Message.of("data.window/repeated-ungrouped", repeated.length, places(repeated))
                            : Message.of("data.window/repeated", repeated.length, places(repeated)));
        }
        if (irregular.length > 0) {
            add(Message.of("data.window/irregular", irregular.length, step(), places(irregular)));
        }
    }

    private void add(Message text) {
        problems.add(text, Problem.warning(Location.column(table.file(), windows.time()), text));
    }

    /** The first places: {@code 2012-03-05 (line 12), …}. */
    private String places(int[] rows) {
        int column = table.column(windows.time());
        String first = Arrays.stream(rows)
                .limit(LISTED)
                .mapToObj(
                        row -> table.cell(row, column) + " (" + table.place(row).text() + ")")
                .collect(Collectors.joining(", "));
        return rows.length > LISTED ? first + ", …" : first;
    }

    /** The usual step in words. */
    private Message step() {
        double step = windows.step();
        if (!windows.dates()) {
            return Message.of("data.window/step-number", step);
        }
        return step % DAY == 0
                ? Message.of("data.window/step-days", step / DAY)
                : step % HOUR == 0
                        ? Message.of("data.window/step-hours", step / HOUR)
                        : step % MINUTE == 0
                                ? Message.of("data.window/step-minutes", step / MINUTE)
                                : Message.of("data.window/step-seconds", step);
    }
}
