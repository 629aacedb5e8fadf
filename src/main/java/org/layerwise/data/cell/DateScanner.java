package org.layerwise.data.cell;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** Recognizes the forms in which people write dates, each from left to right, one text once. */
final class DateScanner {
    private static final int YEAR_DIGITS = 4;
    private static final int COMPACT_DATE = 8;
    private static final int COMPACT_MINUTES = 12;
    private static final int COMPACT_SECONDS = 14;

    /** Two digits below this are years from 2000 on, as POSIX has it; others are years from 1900 on. */
    private static final int CENTURY_PIVOT = 69;

    private final TextCursor in;
    private final DateOrder order;
    private int year;
    private int month;
    private int day;
    /** Behind a date with a month's name a colon may introduce the time, as logs of web servers and SAS have it. */
    private boolean named;

    DateScanner(String text, DateOrder order) {
        this.in = new TextCursor(text);
        this.order = order;
    }

    /** The date that the whole text writes; null when it is none. */
    @Nullable
    Moment read() {
        if (DateText.isQuarter(in.text())) {
            return quarter();
        }
        if (TextCursor.isDigit(in.peek())) {
            return numberFirst();
        }
        long name = CalendarNames.take(in);
        int behind = in.at();
        if (CalendarNames.isWeekday(name)) {
            in.takeWord("-feira");
            Moment found = behindWeekday();
            if (found != null) {
                return found;
            }
            in.moveTo(behind); // "mar" is Tuesday in French and Italian, and March
        }
        month = CalendarNames.month(name);
        return month == 0 ? null : monthFirst();
    }

    private @Nullable Moment behindWeekday() {
        if (!gap()) {
            return null;
        }
        if (TextCursor.isDigit(in.peek())) {
            return numberFirst();
        }
        month = CalendarNames.month(CalendarNames.take(in));
        return month == 0 ? null : monthFirst();
    }

    private @Nullable Moment numberFirst() {
        return switch (in.digits()) {
            case 1, 2 -> dayFirst();
            case YEAR_DIGITS -> yearFirst();
            case COMPACT_DATE, COMPACT_MINUTES, COMPACT_SECONDS -> order == DateOrder.COMPACT ? compact() : null;
            default -> null;
        };
    }

    /** {@code 2024-03-01}, {@code 2024 Mar 1}, {@code 2024-Mar}, {@code 2024-W05-3}. */
    private @Nullable Moment yearFirst() {
        year = in.number(YEAR_DIGITS);
        char mark = in.peek();
        if (mark != '-' && mark != '/' && mark != '.' && !TextCursor.isBlank(mark)) {
            return null;
        }
        in.skip(1);
        if (TextCursor.isDigit(in.peek())) {
            month = in.shortNumber();
            if (TextCursor.isBlank(mark) || !in.take(mark)) {
                return null;
            }
            day = in.shortNumber();
            return withTime();
        }
        if (mark == '-' && (in.take('W') || in.take('w'))) {
            return week();
        }
        month = CalendarNames.month(CalendarNames.take(in));
        boolean gap = gap();
        if (in.isAtEnd()) {
            return firstOfMonth();
        }
        day = in.shortNumber();
        passOrdinal();
        named = true;
        return gap ? withTime() : null;
    }

    /** The first day of {@code 2020Q1}, {@code 2020-Q1}, {@code Q1 2020}. */
    private @Nullable Moment quarter() {
        String text = in.text();
        int mark = Math.max(text.indexOf('Q'), text.indexOf('q'));
        month = 3 * (text.charAt(mark + 1) - '1') + 1;
        in.moveTo(mark == 0 ? text.length() - YEAR_DIGITS : 0);
        year = in.number(YEAR_DIGITS);
        return firstOfMonth();
    }

    private @Nullable Moment firstOfMonth() {
        day = 1;
        LocalDate date = date();
        return date == null ? null : new Moment(date.atStartOfDay(), null);
    }

    private @Nullable Moment week() {
        if (in.digits() != 2) {
            return null;
        }
        int week = in.number(2);
        int weekday = 1;
        if (in.take('-')) {
            weekday = in.digits() == 1 ? in.number(1) : 0;
        }
        if (week == 0 || weekday < 1 || weekday > 7) {
            return null;
        }
        LocalDate inFirstWeek = LocalDate.of(year, 1, 4); // ISO 8601: the first week is the one with 4 January
        LocalDate date = inFirstWeek.plusDays(
                7L * (week - 1) + weekday - inFirstWeek.getDayOfWeek().getValue());
        return date.get(IsoFields.WEEK_BASED_YEAR) == year ? withTime(date) : null;
    }

    /** {@code 1.3.2024}, {@code 1. 3. 2024}, {@code 1 March 2024}, {@code 1-Mar-24}, {@code 01MAR2024}; by order {@code 1/3/2024}. */
    private @Nullable Moment dayFirst() {
        int first = in.shortNumber();
        char mark = in.peek();
        int spaced = mark == '.' && TextCursor.isBlank(in.peek(1)) ? 1 : 0;
        if ((mark == '.' || mark == '/' || mark == '-') && TextCursor.isDigit(in.peek(1 + spaced))) {
            in.skip(1 + spaced);
            return twoNumbers(first, mark, spaced > 0);
        }
        day = first;
        passOrdinal();
        gap();
        passOf();
        month = CalendarNames.month(CalendarNames.take(in));
        gap();
        passOf();
        named = true;
        return takeYear(true) ? withTime() : null;
    }

    private @Nullable Moment twoNumbers(int first, char mark, boolean spaced) {
        int second = in.shortNumber();
        if (!in.take(mark)) {
            return null;
        }
        boolean blanks = mark == '.' && in.blanks();
        boolean isMonthFirst = mark != '.' && order == DateOrder.MONTH_FIRST;
        if (blanks != spaced || (mark != '.' && order != DateOrder.DAY_FIRST && !isMonthFirst)) {
            return null;
        }
        day = isMonthFirst ? second : first;
        month = isMonthFirst ? first : second;
        return takeYear(!spaced) ? withTime() : null;
    }

    /** {@code March 1, 2024}, {@code Mar 2024}, {@code Mar 1 14:05:30 2024}. */
    private @Nullable Moment monthFirst() {
        named = true;
        gap();
        passOf();
        if (in.digits() == YEAR_DIGITS) {
            year = in.number(YEAR_DIGITS);
            return in.isAtEnd() ? firstOfMonth() : null;
        }
        if (in.peek(-1) == '-' && in.digits() == 2 && in.at() + 2 == in.text().length()) {
            return takeYear(true) ? firstOfMonth() : null; // Mar-20, as spreadsheets write March 2020
        }
        day = in.shortNumber();
        passOrdinal();
        if (!gap()) {
            return null;
        }
        return in.digits() == YEAR_DIGITS && takeYear(false) ? withTime() : timeThenYear();
    }

    private @Nullable Moment timeThenYear() {
        long nanos = ClockText.nanos(in);
        int offset = ClockText.offset(in);
        if (nanos == ClockText.NONE || !in.blanks() || !takeYear(false) || !in.isAtEnd()) {
            return null;
        }
        LocalDate date = date();
        return date == null ? null : moment(date, nanos, offset);
    }

    private @Nullable Moment compact() {
        year = in.number(YEAR_DIGITS);
        month = in.number(2);
        day = in.number(2);
        LocalDate date = date();
        if (date == null) {
            return null;
        }
        return TextCursor.isDigit(in.peek()) ? atTime(date, ClockText.compactNanos(in)) : withTime(date);
    }

    /** Takes a year of four digits, or of two where those are allowed. */
    private boolean takeYear(boolean shortToo) {
        int run = in.digits();
        if (run != YEAR_DIGITS && (run != 2 || !shortToo)) {
            return false;
        }
        int written = in.number(run);
        year = run == YEAR_DIGITS ? written : written + (written < CENTURY_PIVOT ? 2000 : 1900);
        return true;
    }

    /** Passes what stands between the parts of a date with a month's name; false when nothing does. */
    private boolean gap() {
        int from = in.at();
        in.take('.');
        in.take(',');
        if (!in.blanks() && !in.take('-')) {
            in.take('/');
        }
        return in.at() > from;
    }

    /** {@code 1st of March}, {@code 1 de marzo de 2024}. */
    private void passOf() {
        if (in.takeWord("of") || in.takeWord("de") || in.takeWord("del")) {
            in.blanks();
        }
    }

    private void passOrdinal() {
        if (!in.takeWord("st")
                && !in.takeWord("nd")
                && !in.takeWord("rd")
                && !in.takeWord("th")
                && !in.takeWord("er")) {
            in.take('º');
        }
    }

    /** The date that was found; null when the calendar has none such. */
    private @Nullable LocalDate date() {
        if (month < 1 || month > 12) {
            return null;
        }
        YearMonth of = YearMonth.of(year, month);
        return of.isValidDay(day) ? of.atDay(day) : null;
    }

    private @Nullable Moment withTime() {
        LocalDate date = date();
        return date == null ? null : withTime(date);
    }

    /** The date with whatever time follows it, to the end of the text. */
    private @Nullable Moment withTime(LocalDate date) {
        if (in.isAtEnd()) {
            return new Moment(date.atStartOfDay(), null);
        }
        int offset = ClockText.offsetOfDate(in);
        if (offset != ClockText.NONE) {
            return in.isAtEnd() ? moment(date, 0, offset) : null;
        }
        if (!in.take('T') && !in.take('t') && !(named && in.take(':'))) {
            in.take(',');
            if (!in.blanks()) {
                return null;
            }
            if (in.takeWord("at")) {
                in.blanks();
            }
        }
        boolean isCompact = order == DateOrder.COMPACT && in.digits() > 2;
        return atTime(date, isCompact ? ClockText.compactNanos(in) : ClockText.nanos(in));
    }

    private @Nullable Moment atTime(LocalDate date, long nanos) {
        if (nanos == ClockText.NONE) {
            return null;
        }
        int offset = ClockText.offset(in);
        return in.isAtEnd() ? moment(date, nanos, offset) : null;
    }

    private static Moment moment(LocalDate date, long nanos, int offset) {
        LocalDateTime local = date.atStartOfDay().plusNanos(nanos); // 24:00 is the next day
        return new Moment(local, offset == ClockText.NONE ? null : offset);
    }
}
