package org.layerwise.data.window;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.layerwise.base.Message;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * A table's rows, series after series, each in order of time, and where a series is broken: by a gap, or where another begins.
 * Of rows that have one time the first is used. A row without a target whose past a window holds is not used either.
 */
public final class SeriesOrder {
    private static final int UNUSED = -1;
    private static final int REPEATED = -2;

    private final FittedWindows windows;
    private final Table table;

    /** The rows that are used, in order. */
    private final int[] order;

    /** The time of each of {@link #order}. */
    private final double[] times;

    /** Of each of {@link #order}, the number of its series. */
    private final int[] series;

    /** Of each of {@link #order}, how many rows are before it without a break. */
    private final int[] before;

    /** The rows that have the time of an earlier one. */
    private final int[] repeated;

    /** By row of the table its place in {@link #order}; {@link #UNUSED} or {@link #REPEATED}. */
    private final int[] places;

    private SeriesOrder(FittedWindows windows, Table table, int[] order, double[] times, int[] series, int[] repeated) {
        this.windows = windows;
        this.table = table;
        this.order = order;
        this.times = times;
        this.series = series;
        this.repeated = repeated;
        this.before = new int[order.length];
        this.places = new int[table.rowCount()];
        Arrays.fill(places, UNUSED);
        for (int row : repeated) {
            places[row] = REPEATED;
        }
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        for (int i = 1; i < order.length; i++) {
            before[i] = isStep(i) && !windows.isGap(step(i)) ? before[i - 1] + 1 : 0;
        }
    }

    /**
     * Orders rows.
     *
     * @param table read as the windows' was
     * @param rows row numbers of it
     * @throws org.layerwise.base.ProblemException when a column is missing, or naming the cells that are no times
     */
    public static SeriesOrder of(FittedWindows windows, Table table, int[] rows) {
        int[] complete = windows.past().isEmpty() ? rows : withTargets(windows, table, rows);
        table.column(windows.time());
        double[] times = TimeCells.read(table, windows.time(), windows.dates(), complete);
        int[] series = series(windows, table, complete);
        int[] sorted = IntStream.range(0, complete.length)
                .boxed()
                .sorted((a, b) -> {
                    int bySeries = Integer.compare(series[a], series[b]);
                    int byTime = bySeries == 0 ? Double.compare(times[a], times[b]) : bySeries;
                    return byTime == 0 ? Integer.compare(complete[a], complete[b]) : byTime;
                })
                .mapToInt(Integer::intValue)
                .toArray();
        int[] used = new int[sorted.length];
        int[] again = new int[sorted.length];
        int count = 0;
        int twice = 0;
        for (int place : sorted) {
            int last = count == 0 ? -1 : used[count - 1];
            if (last >= 0 && series[last] == series[place] && Double.compare(times[last], times[place]) == 0) {
                again[twice++] = complete[place];
            } else {
                used[count++] = place;
            }
        }
        int[] kept = Arrays.copyOf(used, count);
        return new SeriesOrder(
                windows,
                table,
                Arrays.stream(kept).map(place -> complete[place]).toArray(),
                Arrays.stream(kept).mapToDouble(place -> times[place]).toArray(),
                Arrays.stream(kept).map(place -> series[place]).toArray(),
                Arrays.copyOf(again, twice));
    }

    private static int[] withTargets(FittedWindows windows, Table table, int[] rows) {
        int[] columns = windows.past().stream().mapToInt(table::column).toArray();
        return IntStream.of(rows)
                .filter(row -> IntStream.of(columns).noneMatch(column -> table.isMissing(row, column)))
                .toArray();
    }

    /** Numbers of series, in the order in which they appear in the table; rows without one are a series together. */
    private static int[] series(FittedWindows windows, Table table, int[] rows) {
        int[] series = new int[rows.length];
        if (!windows.group().isEmpty()) {
            int column = table.column(windows.group());
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = 0; i < rows.length; i++) {
                String name = table.isMissing(rows[i], column) ? "" : table.label(rows[i], column);
                series[i] = numbers.computeIfAbsent(name, key -> numbers.size());
            }
        }
        return series;
    }

    /** Whether the row before belongs to the same series. */
    private boolean isStep(int place) {
        return place > 0 && series[place] == series[place - 1];
    }

    private double step(int place) {
        return times[place] - times[place - 1];
    }

    /** Every step from a row to the next of its series, all above 0. */
    double[] steps() {
        return IntStream.range(0, order.length)
                .filter(this::isStep)
                .mapToDouble(this::step)
                .toArray();
    }

    /** Rows of a window. */
    public int windowLength() {
        return windows.length();
    }

    /** The rows in order. Not to be changed. */
    public int[] order() {
        return order;
    }

    /** The most rows that follow each other without a break. */
    public int longest() {
        return Arrays.stream(before).max().orElse(-1) + 1;
    }

    /** Every window whose target's row is there, without a break in between. */
    public WindowRows withTargets() {
        int span = windows.span();
        int[] lasts = IntStream.range(0, order.length)
                .filter(place -> before[place] >= span - 1)
                .map(place -> place - windows.horizon())
                .toArray();
        return windows(lasts);
    }

    /**
     * The windows that end in some rows, in the order of these rows.
     *
     * @param rows row numbers of the table; those that no window ends in are left out
     */
    public WindowRows endingIn(int[] rows) {
        return windows(IntStream.of(rows)
                .map(row -> places[row])
                .filter(place -> place >= 0 && before[place] >= windows.length() - 1)
                .toArray());
    }

    /** Of each row whether a window ends in it. */
    public boolean[] ends(int[] rows) {
        boolean[] ends = new boolean[rows.length];
        for (int i = 0; i < ends.length; i++) {
            int place = places[rows[i]];
            ends[i] = place >= 0 && before[place] >= windows.length() - 1;
        }
        return ends;
    }

    private WindowRows windows(int[] lasts) {
        return new WindowRows(order, lasts, windows.length(), windows.horizon());
    }

    /** The last rows of each series, at most so many, oldest first. */
    public List<int[]> tails(int most) {
        return IntStream.range(0, order.length)
                .filter(place -> place == order.length - 1 || !isStep(place + 1))
                .mapToObj(last -> {
                    int first = last;
                    while (first > 0 && last - first + 1 < most && isStep(first)) {
                        first--;
                    }
                    return Arrays.copyOfRange(order, first, last + 1);
                })
                .toList();
    }

    /** Why no window ends in a row, in few words; empty where one does. */
    public String whyNot(int row) {
        int place = places[row];
        if (place < 0) {
            return place == REPEATED
                    ? Message.of("data.window/flag-repeated").text()
                    : Message.of("data.window/flag-no-target").text();
        }
        if (before[place] >= windows.length() - 1) {
            return "";
        }
        int first = place - before[place];
        return isStep(first)
                ? Message.of("data.window/flag-gap", before[place] + 1, windows.length())
                        .text()
                : Message.of("data.window/flag-short", before[place] + 1, windows.length())
                        .text();
    }

    /** Names gaps, repeated times and irregular steps, each with its count and first places. */
    public void report(ProblemCollector problems) {
        int[] gaps = rowsAfter(place -> windows.isGap(step(place)));
        int[] irregular = rowsAfter(place -> windows.isIrregular(step(place)));
        new SeriesReport(windows, table, problems).of(gaps, repeated, irregular);
    }

    private int[] rowsAfter(IntPredicate is) {
        return IntStream.range(0, order.length)
                .filter(this::isStep)
                .filter(is)
                .map(place -> order[place])
                .toArray();
    }
}
