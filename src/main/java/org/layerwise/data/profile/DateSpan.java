package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.layerwise.data.step.fitted.DatePart;

/**
 * The dates of a column.
 *
 * @param first the earliest
 * @param last the latest
 * @param varying which of their numbers are not the same everywhere
 * @param histogram how many fall into each of equally long spans from {@code first} to {@code last}, at most
 *     {@link Profiler#BINS}
 * @param ordered whether the rows are in their order, from the earliest or from the latest
 */
public record DateSpan(
        LocalDateTime first, LocalDateTime last, Set<DatePart> varying, List<Integer> histogram, boolean ordered) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    public DateSpan {
        varying = Set.copyOf(varying);
        histogram = List.copyOf(histogram);
    }

    /** Of some dates, at least one. */
    public static DateSpan of(Iterable<LocalDateTime> times) {
        DateTally tally = new DateTally();
        times.forEach(tally::add);
        return tally.span();
    }

    /**
     * The parts that can tell something: of year, month, day, weekday and hour those that vary. Where the day never does, as in
     * months and quarters, neither it nor the weekday tells anything; the minute does only within one hour.
     */
    public List<DatePart> parts() {
        EnumSet<DatePart> parts = EnumSet.of(DatePart.YEAR, DatePart.MONTH, DatePart.HOUR);
        if (varying.contains(DatePart.DAY)) {
            parts.add(DatePart.DAY);
            parts.add(DatePart.WEEKDAY);
        }
        if (!varying.contains(DatePart.HOUR)) {
            parts.add(DatePart.MINUTE);
        }
        parts.retainAll(varying);
        return parts.isEmpty() ? List.of(DatePart.YEAR) : List.copyOf(parts);
    }

    /** From when to when, to the minute where any has a time of day. */
    public String text() {
        return firstText() + " … " + lastText();
    }

    /** The earliest, to the minute where any has a time of day. */
    public String firstText() {
        return format().format(first);
    }

    /** The latest, to the minute where any has a time of day. */
    public String lastText() {
        return format().format(last);
    }

    private DateTimeFormatter format() {
        boolean days = isMidnight(first)
                && isMidnight(last)
                && !varying.contains(DatePart.HOUR)
                && !varying.contains(DatePart.MINUTE);
        return days ? DAY : MINUTE;
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
