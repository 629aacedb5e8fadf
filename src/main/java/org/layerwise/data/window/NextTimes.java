package org.layerwise.data.window;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.Table;

/**
 * The times that follow the last row of a series, as cells: the usual step after each other, or the same day of the next months
 * where the last two rows are that.
 */
public final class NextTimes {
    private static final double SHORTEST_MONTH = 28 * 86_400.0;
    private static final double NANOS = 1e9;

    private final FittedWindows windows;
    private final Table table;
    private final int last;
    private final double number;
    private final @Nullable LocalDateTime date;
    private final int offset;
    private final int months;
    private final boolean atMonthsEnd;

    /**
     * Begins after a row.
     *
     * @param table read as the windows' was
     * @param rows the last rows of a series, at least one, oldest first
     */
    public NextTimes(FittedWindows windows, Table table, int[] rows) {
        this.windows = windows;
        this.table = table;
        this.last = rows[rows.length - 1];
        double[] times = TimeCells.read(table, windows.time(), windows.dates(), rows);
        this.number = times[times.length - 1];
        LocalDateTime end = windows.dates() ? date(last) : null;
        this.date = end;
        this.offset = end == null ? 0 : (int) Math.round(end.toEpochSecond(ZoneOffset.UTC) - Math.floor(number));
        LocalDateTime before = rows.length > 1 && windows.dates() ? date(rows[rows.length - 2]) : null;
        boolean isStep = before != null && !windows.isGap(number - times[times.length - 2]);
        this.atMonthsEnd = end != null && before != null && isMonthsEnd(end) && isMonthsEnd(before);
        this.months = isStep && end != null ? months(before, end) : 0;
    }

    private @Nullable LocalDateTime date(int row) {
        return table.time(row, table.column(windows.time())).orElse(null);
    }

    private static boolean isMonthsEnd(LocalDateTime time) {
        return time.toLocalDate().equals(YearMonth.from(time).atEndOfMonth());
    }

    /** How many months are from one time to the other; 0 where they are not the same day of their months. */
    private int months(@Nullable LocalDateTime from, LocalDateTime to) {
        boolean same = from != null
                && windows.step() >= SHORTEST_MONTH
                && from.toLocalTime().equals(to.toLocalTime())
                && (from.getDayOfMonth() == to.getDayOfMonth() || atMonthsEnd);
        return from == null || !same ? 0 : (int) ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to));
    }

    /**
     * The cell of a later time.
     *
     * @param steps after the last row, 1 or more
     */
    public String cell(int steps) {
        LocalDateTime end = date;
        if (end == null) {
            return plain(BigDecimal.valueOf(number)
                    .add(BigDecimal.valueOf(windows.step()).multiply(BigDecimal.valueOf(steps))));
        }
        LocalDateTime next;
        if (months > 0) {
            LocalDate day = end.toLocalDate().plusMonths((long) months * steps);
            next = (atMonthsEnd ? YearMonth.from(day).atEndOfMonth() : day).atTime(end.toLocalTime());
        } else {
            next = end.plusNanos(Math.round(windows.step() * NANOS) * steps);
        }
        boolean isDay = next.toLocalTime().equals(LocalTime.MIDNIGHT)
                && end.toLocalTime().equals(LocalTime.MIDNIGHT);
        String text = isDay ? next.toLocalDate().toString() : next.toString();
        return offset == 0 ? text : next + ZoneOffset.ofTotalSeconds(offset).getId();
    }

    /** A number as the table writes numbers. */
    private String plain(BigDecimal value) {
        return table.numbers().write(value);
    }
}
