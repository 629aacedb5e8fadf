package org.layerwise.data.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;

/**
 * Reads a date, or a date and a time of day, as people and programs write it: year first ({@code 2024-03-01}), day first with
 * points ({@code 1.3.2024}), with a month's name in one of eight languages ({@code 1 March 2024}), the forms of RFC 1123, RFC
 * 850 and C's {@code asctime}, ISO weeks, quarters; then hours, minutes, seconds and fractions, AM or PM, and an offset from UTC. What has
 * several readings, such as {@code 1/3/2024}, is read by a {@link DateOrder}. ISO's days of the year ({@code 2024-123}) and
 * months alone ({@code 2024-03}) are not read, unless the order says so: running numbers and seasons are written so.
 */
public final class DateText {
    /** The rule in words, for messages. */
    public static final Message RULE = Message.of("data.table/date-rule");

    /** {@code 1.3.24}. */
    private static final int SHORTEST = 6;
    /** {@code Wednesday, 14 September 2024 14:05:30.123456789 GMT+01:00} is not quite as long. */
    private static final int LONGEST = 64;

    private static final int YEAR_FIRST = 10;
    private static final int LONGEST_NUMBER = 32;
    private static final BigDecimal FARTHEST_SECONDS = BigDecimal.valueOf(31_556_889_864_403_199L);

    private static final int SHORTEST_QUARTER = 6;

    private static final Pattern QUARTER = Pattern.compile("[0-9]{4}[- ]?[Qq][1-4]|[Qq][1-4][- ]?[0-9]{4}");

    private static final Pattern MONTH_OF_SHORT_YEAR = Pattern.compile("\\p{L}{3,}\\.?-[0-9]{2}");

    /** Years that people write months of. */
    private static final Pattern MONTH = Pattern.compile(
            "((?:1[5-9]|2[01])[0-9]{2})[-/](0[1-9]|1[0-2])|(0[1-9]|1[0-2])[-/]((?:1[5-9]|2[01])[0-9]{2})");

    private static final int CENTURY = 100;

    private DateText() {}

    /** The date and time that a text writes, as its clock and calendar showed it; midnight for a date alone. */
    public static Optional<LocalDateTime> parse(String text) {
        return parse(text, DateOrder.STANDARD);
    }

    /** The date and time that a text writes, read in an order, as its clock and calendar showed it. */
    public static Optional<LocalDateTime> parse(String text, DateOrder order) {
        Moment moment = read(text, order);
        return moment == null ? Optional.empty() : Optional.of(moment.local());
    }

    /** Seconds since 1970 began, in UTC unless the text says otherwise. */
    public static Optional<Double> seconds(String text) {
        return seconds(text, DateOrder.STANDARD);
    }

    /** Seconds since 1970 began, read in an order, in UTC unless the text says otherwise. */
    public static Optional<Double> seconds(String text, DateOrder order) {
        Moment moment = read(text, order);
        if (moment == null) {
            return Optional.empty();
        }
        LocalDateTime utc = moment.utc();
        return Optional.of(utc.toEpochSecond(ZoneOffset.UTC) + utc.get(ChronoField.NANO_OF_SECOND) * 1e-9);
    }

    /** The date and time that a text writes, with its offset from UTC; null when it is no date. */
    public static @Nullable Moment read(String text, DateOrder order) {
        if (text.isEmpty()) {
            return null;
        }
        Moment found = mayBeDate(text) ? readDate(text, order) : null;
        if (found != null) {
            return found;
        }
        return switch (order) {
            case STANDARD, DAY_FIRST, MONTH_FIRST, COMPACT -> null;
            case YEAR_MONTH -> month(text);
            case UNIX_SECONDS -> unixTime(text, 0);
            case UNIX_MILLISECONDS -> unixTime(text, 3);
        };
    }

    /** Whether first and last characters let a text be a date: decides for nearly all words, and makes no object. */
    private static boolean mayBeDate(String text) {
        int length = text.length();
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        char first = text.charAt(0);
        char last = text.charAt(length - 1);
        boolean ends = TextCursor.isDigit(last) || endsWithTime(last, text.charAt(length - 2));
        if (TextCursor.isDigit(first)) {
            return ends || (TextCursor.isDigit(text.charAt(3)) && (Character.isLetter(last) || last == '.'));
        }
        return ends && Character.isLetter(first) && (CalendarNames.isName(text, 0) || isQuarter(text));
    }

    /** Whether a text writes a quarter of a year: {@code 2020Q1}, {@code Q1 2020}. */
    public static boolean isQuarter(String text) {
        int length = text.length();
        if (length != SHORTEST_QUARTER && length != SHORTEST_QUARTER + 1) {
            return false; // most texts, of which no matcher is made
        }
        char first = text.charAt(0);
        return (first == 'Q' || first == 'q' || TextCursor.isDigit(first))
                && QUARTER.matcher(text).matches();
    }

    /**
     * Whether a text that {@link DateOrder#YEAR_MONTH} reads may be a season, {@code 2009-10}: the second number is the year
     * behind the first.
     */
    public static boolean mayBeSeason(String text) {
        Matcher parts = MONTH.matcher(text);
        return parts.matches()
                && parts.group(1) != null
                && (Integer.parseInt(parts.group(1)) + 1) % CENTURY == Integer.parseInt(parts.group(2));
    }

    /** The first day of a month that is written in digits alone. */
    private static @Nullable Moment month(String text) {
        Matcher parts = MONTH.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        boolean yearFirst = parts.group(1) != null;
        YearMonth month = YearMonth.of(
                Integer.parseInt(yearFirst ? parts.group(1) : parts.group(4)),
                Integer.parseInt(yearFirst ? parts.group(2) : parts.group(3)));
        return new Moment(month.atDay(1).atStartOfDay(), null);
    }

    /**
     * The zone at the end of what is a date otherwise, when its name means several: with each in words, as {@code IST (UTC+5:30
     * in India, …)}; empty when there is none.
     */
    public static Optional<String> ambiguousZone(String text) {
        return ClockText.ambiguous(text)
                .filter(zone -> parse(text.substring(0, text.length() - ClockText.NAME)
                                .strip())
                        .isPresent());
    }

    /** Whether a text is a month and two digits, {@code Mar-20}: taken for a year, and perhaps meant as a day. */
    public static boolean isMonthOfShortYear(String text) {
        return MONTH_OF_SHORT_YEAR.matcher(text).matches() && parse(text).isPresent();
    }

    /** The zone that a text names at its end, with the offset that it is taken for; empty when it names none. */
    public static Optional<String> zone(String text) {
        return ClockText.zone(text);
    }

    /** Whether a text may end with {@code Z}, {@code GMT}, {@code UTC}, {@code AM} or {@code p.m.}. */
    private static boolean endsWithTime(char last, char before) {
        int lower = before | 0x20;
        return switch (last) {
            case 'Z', 'z' -> true;
            case 'M', 'm' -> lower == 'a' || lower == 'p' || before == '.';
            case '.' -> lower == 'm';
            case 'T', 't' -> Character.isLetter(before); // GMT, EST, CET, JST
            case 'K', 'k' -> lower == 's'; // MSK
            case 'C', 'c' -> lower == 't';
            default -> false;
        };
    }

    private static @Nullable Moment readDate(String text, DateOrder order) {
        if (text.length() == YEAR_FIRST && text.charAt(4) == '-' && text.charAt(7) == '-') {
            return plain(text);
        }
        return new DateScanner(text, order).read();
    }

    /** By far the most frequent form, {@code 2024-03-01}. */
    private static @Nullable Moment plain(String text) {
        int number = 0;
        for (int i = 0; i < YEAR_FIRST; i++) {
            if (i != 4 && i != 7) {
                if (!TextCursor.isDigit(text.charAt(i))) {
                    return null;
                }
                number = 10 * number + text.charAt(i) - '0';
            }
        }
        int month = number / 100 % 100;
        int day = number % 100;
        YearMonth of = month < 1 || month > 12 ? null : YearMonth.of(number / 10_000, month);
        return of == null || !of.isValidDay(day)
                ? null
                : new Moment(of.atDay(day).atStartOfDay(), null);
    }

    /** A number of seconds, or of a fraction of them by so many decimal places, since 1970 began in UTC. */
    private static @Nullable Moment unixTime(String text, int places) {
        if (text.length() > LONGEST_NUMBER || !NumberText.isNumber(text)) {
            return null;
        }
        boolean hasExponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        double rough = NumberText.parse(text);
        if (Math.abs(rough) > 1e20) {
            return null;
        }
        // an exponent could ask for more digits than there is memory, were it taken at its word
        BigDecimal number = hasExponent ? BigDecimal.valueOf(rough) : new BigDecimal(text);
        BigDecimal seconds = number.movePointLeft(places);
        if (seconds.abs().compareTo(FARTHEST_SECONDS) > 0) {
            return null;
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        int nanos = seconds.subtract(whole).movePointRight(9).intValue();
        return new Moment(LocalDateTime.ofEpochSecond(whole.longValueExact(), nanos, ZoneOffset.UTC), 0);
    }
}
