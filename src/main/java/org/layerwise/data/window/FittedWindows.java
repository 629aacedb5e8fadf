package org.layerwise.data.window;

import java.util.Arrays;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.table.Table;

/**
 * Windows as the training rows taught them: with the usual step from one row to the next, which tells a gap.
 *
 * @param time the column that orders the rows
 * @param dates whether times are dates, in seconds; else they are numbers
 * @param group the column that names the series; empty: all rows are one series
 * @param length rows of a window
 * @param horizon how many rows after a window's last row its target is
 * @param step the median of the steps from one training row to the next, in seconds or in the column's own units
 * @param past the targets whose past a window holds
 */
@Kind(id = "windows", title = "Windows", doc = "Windows of rows in order of time, with the usual step between rows.")
public record FittedWindows(
        @Param(doc = "The column that orders the rows", value = "")
        String time,

        @Param(doc = "Whether times are dates, in seconds", value = "true")
        boolean dates,

        @Param(doc = "The column that names the series", value = "")
        String group,

        @Param(doc = "Rows of a window", value = "7") int length,

        @Param(doc = "How many rows after a window's last row its target is", value = "1")
        int horizon,

        @Param(doc = "The usual step from one row to the next", value = "1")
        double step,

        @Param(doc = "The targets whose past a window holds", value = "")
        List<String> past)
        implements FittedWindowing {
    /** What a step may be longer than the usual one, in parts of that, before it is a gap. */
    private static final double GAP = 0.5;

    /** What a step may differ from the usual one, in parts of that, before it is named: months differ by a tenth. */
    private static final double IRREGULAR = 0.15;

    public FittedWindows {
        past = List.copyOf(past);
        if (length < 1
                || length > TimeWindows.MOST
                || horizon < 1
                || horizon > TimeWindows.MOST
                || !(step > 0)
                || Double.isInfinite(step)) {
            throw new IllegalArgumentException(
                    "windows of " + length + " rows, " + horizon + " ahead, a step of " + step);
        }
    }

    /**
     * Measures the usual step.
     *
     * @param isDate whether the time's column is one of dates; else it is one where not all its cells are numbers
     * @param rows the training rows
     * @param past the targets whose past a window holds
     * @throws org.layerwise.base.ProblemException when a column is missing, a time cannot be read, or no series has two rows
     */
    public static FittedWindows fit(TimeWindows spec, boolean isDate, Table table, int[] rows, List<String> past) {
        requireColumn(table, spec.time(), "pipeline.windows.time");
        if (!spec.group().isEmpty()) {
            requireColumn(table, spec.group(), "pipeline.windows.group");
        }
        boolean dates = isDate || !TimeCells.areNumbers(table, spec.time(), rows);
        FittedWindows unknown =
                new FittedWindows(spec.time(), dates, spec.group(), spec.length(), spec.horizon(), 1, past);
        double[] steps = SeriesOrder.of(unknown, table, rows).steps();
        if (steps.length == 0) {
            throw Problem.error(
                            Location.column(table.file(), spec.time()), Message.of("data.window/no-step", rows.length))
                    .toException();
        }
        Arrays.sort(steps);
        double median = steps[(steps.length - 1) / 2];
        return new FittedWindows(spec.time(), dates, spec.group(), spec.length(), spec.horizon(), median, past);
    }

    private static void requireColumn(Table table, String column, String path) {
        if (table.indexOf(column) < 0) {
            Problem none = table.noColumn(column);
            throw Problem.error(
                            Location.path("", path),
                            column.isEmpty() ? Message.of("data.window/no-time-column", none.hint()) : none.text())
                    .toException();
        }
    }

    /** How many rows a window and its target take. */
    public int span() {
        return length + horizon;
    }

    /** Whether a step is so long that rows are missing. */
    public boolean isGap(double found) {
        return found > step * (1 + GAP);
    }

    /** Whether a step is no gap and yet not the usual one. */
    boolean isIrregular(double found) {
        return !isGap(found) && Math.abs(found - step) > step * IRREGULAR;
    }
}
