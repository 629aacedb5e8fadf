package org.layerwise.data.table;

import java.text.ParsePosition;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.layerwise.base.Message;

/**
 * Reads a date, or a date and a time of day: year first ({@code 2024-03-01}, {@code 2024/03/01}) or day first with points
 * ({@code 01.03.2024}), then {@code T} or a space, hours, minutes, seconds and fractions, and an offset from UTC. Dates with the
 * month first are not told from dates with the day first, and are not read.
 */
public final class DateText {
    /** The rule in words, for messages. */
    public static final Message RULE = Message.of("data.table/date-rule");

    private static final List<DateTimeFormatter> FORMATS = List.of(format("u-M-d"), format("u/M/d"), format("d.M.u"));

    /** {@code 1-1-1}, {@code 2024-03-01} and {@code 2024-03-01 14:05:30.123456789 +00:00}. */
    private static final int SHORTEST = 5;

    private static final int YEAR_FIRST = 10;
    private static final int LONGEST = 40;

    private DateText() {}

    private static DateTimeFormatter format(String date) {
        return new DateTimeFormatterBuilder()
                .appendPattern(date)
                .appendPattern("['T'][' ']")
                .appendPattern("[H:mm[:ss]]")
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd()
                .optionalStart()
                .appendOffset("+HH:MM", "Z")
                .optionalEnd()
                .optionalStart()
                .appendOffset("+HHmm", "Z")
                .optionalEnd()
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .toFormatter(Locale.ROOT)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The date and time that a text writes, as its clock and calendar showed it; midnight for a date alone. */
    public static Optional<LocalDateTime> parse(String text) {
        return read(text).map(LocalDateTime::from);
    }

    /** Seconds since 1970 began, in UTC unless the text says otherwise. */
    public static Optional<Double> seconds(String text) {
        return read(text).map(found -> {
            LocalDateTime local = LocalDateTime.from(found);
            int offset = found.isSupported(ChronoField.OFFSET_SECONDS) ? found.get(ChronoField.OFFSET_SECONDS) : 0;
            return local.toEpochSecond(ZoneOffset.UTC) - offset + local.get(ChronoField.NANO_OF_SECOND) * 1e-9;
        });
    }

    private static Optional<TemporalAccessor> read(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || !isDigit(text, 0)) {
            return Optional.empty();
        }
        if (text.length() == YEAR_FIRST && text.charAt(4) == '-' && text.charAt(7) == '-') {
            return plain(text);
        }
        for (DateTimeFormatter format : FORMATS) {
            ParsePosition at = new ParsePosition(0);
            TemporalAccessor found = format.parseUnresolved(text, at);
            if (found != null && at.getIndex() == text.length()) {
                return resolved(format, text);
            }
        }
        return Optional.empty();
    }

    /** By far the most frequent form, {@code 2024-03-01}, without a formatter. */
    private static Optional<TemporalAccessor> plain(String text) {
        int number = 0;
        for (int i = 0; i < YEAR_FIRST; i++) {
            if (i != 4 && i != 7) {
                if (!isDigit(text, i)) {
                    return Optional.empty();
                }
                number = 10 * number + text.charAt(i) - '0';
            }
        }
        int month = number / 100 % 100;
        int day = number % 100;
        YearMonth of = month < 1 || month > 12 ? null : YearMonth.of(number / 10_000, month);
        return of == null || !of.isValidDay(day)
                ? Optional.empty()
                : Optional.of(of.atDay(day).atStartOfDay());
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static Optional<TemporalAccessor> resolved(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // such as 31 February
        }
    }
}
