package org.layerwise.data.cell;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.cell.WrittenNumber.Limit;

/** Recognizes a number and what stands about it, from left to right, one text once. */
final class NumberScanner {
    private static final int LONGEST = 64;
    private static final int GROUP = 3;
    private static final int MOST_HEXADECIMAL = 16;
    private static final int MOST_HOURS = 6;

    /** A number of fewer characters before a minus sign is rather a grade or a code: {@code 2-}. */
    private static final int SHORTEST_BEFORE_MINUS = 3;

    private static final int SIXTY = 60;
    private static final int YEAR_DIGITS = 4;
    private static final int FIRST_YEAR = 1800;
    private static final int END_YEAR = 2200;

    private final TextCursor in;
    private final NumberFormat format;
    private final EnumSet<Notation> notations;
    private Limit limit = Limit.NONE;
    private double value;
    /** Blanks between groups: what follows behind another two blanks is rather an address. */
    private boolean blankGroups;
    /** An exponent ends the number: letters right behind it make the whole a code. */
    private boolean exponent;

    /** @param notations those that are already known; more are added */
    NumberScanner(String text, NumberFormat format, EnumSet<Notation> notations) {
        this.in = new TextCursor(text);
        this.format = format;
        this.notations = notations;
    }

    /** Whether first and last characters let a text be a number: decides for nearly all words, and makes no object. */
    static boolean mayBeNumber(String text, NumberFormat format) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        char last = text.charAt(length - 1);
        boolean minus = last == '-' && length > SHORTEST_BEFORE_MINUS && TextCursor.isDigit(text.charAt(length - 2));
        boolean ends = last >= 0x80 || Character.isLetterOrDigit(last) || ")%.$".indexOf(last) >= 0 || minus;
        if (!ends && last != format.decimal()) {
            return false;
        }
        char first = text.charAt(0);
        return AsciiNumber.mayBegin(text)
                || "(（<>≤≥'".indexOf(first) >= 0
                || FractionText.isSign(first)
                || UnitText.currencyLength(text, 0) > 0;
    }

    /** The number that the whole text writes; null when it is none. */
    @Nullable
    WrittenNumber read() {
        limit();
        if (in.peek(1) == '-' || in.peek(1) == '+') {
            mark('\'', Notation.APOSTROPHE);
        }
        int sign = sign();
        String currency = currency();
        sign = sign == 0 && !currency.isEmpty() ? sign() : sign;
        boolean inside = in.take('(');
        if (inside) {
            in.blanks();
            currency = currency.isEmpty() ? currency() : currency;
        }
        int from = in.at();
        if ((inside && sign != 0) || !number()) {
            return null;
        }
        boolean ends = in.peek(1) == 0 || TextCursor.isBlank(in.peek(1));
        if (sign == 0 && !inside && ends && in.at() - from >= SHORTEST_BEFORE_MINUS) {
            sign = mark('-', Notation.TRAILING_MINUS) ? -1 : 0;
        }
        boolean alone = notations.contains(Notation.CLOCK) || notations.contains(Notation.HEXADECIMAL);
        String unit = unit(inside);
        if (unit == null || (alone && !(currency.isEmpty() && unit.isEmpty()))) {
            return null;
        }
        boolean negative = inside || sign < 0;
        if (inside) {
            notations.add(Notation.PARENTHESES);
        }
        if (!unit.isEmpty() || !currency.isEmpty()) {
            notations.add(Notation.UNIT);
        }
        String written = notations.contains(Notation.CLOCK) ? WrittenNumber.CLOCK : currency + unit;
        if (notations.contains(Notation.TRAILING_MINUS) && written.isBlank() && isYear(from)) {
            written = WrittenNumber.MINUS;
        }
        return new WrittenNumber(negative ? -value : value, notations, written.strip(), limit);
    }

    /** Whether four digits and nothing else before the minus sign may be a year: {@code 2019-}. */
    private boolean isYear(int from) {
        String text = in.text();
        return from + YEAR_DIGITS == text.length() - 1
                && value == Math.rint(value)
                && value >= FIRST_YEAR
                && value < END_YEAR;
    }

    private void limit() {
        limit = switch (in.peek()) {
            case '<', '≤' -> Limit.BELOW;
            case '>', '≥' -> Limit.ABOVE;
            default -> Limit.NONE;
        };
        if (limit != Limit.NONE) {
            boolean twoSigns = in.peek() < 0x80;
            in.skip(1);
            if (twoSigns) {
                in.take('=');
            }
            in.blanks();
            notations.add(Notation.LIMIT);
        }
    }

    /** Takes a mark when it is here, which is a notation. */
    private boolean mark(char mark, Notation notation) {
        return in.take(mark) && notations.add(notation);
    }

    /** 1 or −1, or 0 when no sign is here. */
    private int sign() {
        return in.take('-') ? -1 : in.take('+') ? 1 : 0;
    }

    private String currency() {
        int length = UnitText.currencyLength(in.text(), in.at());
        if (length == 0) {
            return "";
        }
        int from = in.at();
        in.skip(length);
        in.blanks();
        return in.text().substring(from, from + length);
    }

    /** The unit behind the number to the end of the text, and the closing parenthesis; null when something else follows. */
    private @Nullable String unit(boolean inside) {
        int end = inside ? in.text().indexOf(')', in.at()) : in.text().length();
        String unit = end < 0 ? null : unitUpTo(end);
        if (!inside || unit == null) {
            return unit;
        }
        in.skip(1);
        String behind = unitUpTo(in.text().length());
        return behind == null || unit.isEmpty() || behind.isEmpty() ? joined(unit, behind) : null;
    }

    private static @Nullable String joined(String unit, @Nullable String behind) {
        return behind == null ? null : unit + behind;
    }

    /** The unit from here to a place, where the cursor then stands: with a blank before it when the text has one. */
    private @Nullable String unitUpTo(int end) {
        int from = in.at();
        boolean blank = in.blanks() && in.at() < end;
        int start = Math.min(in.at(), end);
        int last = end;
        while (last > start && TextCursor.isBlank(in.text().charAt(last - 1))) {
            last--;
        }
        in.moveTo(end);
        if (last == start) {
            return end == in.text().length() && start > from ? null : "";
        }
        if (!UnitText.isUnit(in.text(), start, last)
                || (!blank && (exponent || UnitText.isNoUnit(in.text(), start, last)))
                || isMonth(start, last)
                || (blankGroups && in.hasBlank(start, last))) {
            return null;
        }
        String unit = in.text().substring(start, last);
        return blank ? " " + unit : unit;
    }

    /** Whether a name of a month follows: {@code 2024 March} is no number with a unit. */
    private boolean isMonth(int from, int to) {
        if (CalendarNames.month(CalendarNames.pack(in.text(), from)) == 0) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(in.text().charAt(i))
                    && !(i == to - 1 && in.text().charAt(i) == '.')) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        int start = in.at();
        if (in.peek() == '0' && (in.peek(1) | 0x20) == 'x') {
            return hexadecimal();
        }
        if (clock()) {
            return true;
        }
        in.moveTo(start);
        double fraction = FractionText.read(in);
        if (!Double.isNaN(fraction)) {
            value = fraction;
            notations.add(Notation.FRACTION);
            return true;
        }
        in.moveTo(start);
        return decimal();
    }

    private boolean hexadecimal() {
        in.skip(2);
        int from = in.at();
        while (in.peek() < 0x80 && Character.digit(in.peek(), 16) >= 0) {
            in.skip(1);
        }
        int digits = in.at() - from;
        if (digits == 0 || digits > MOST_HEXADECIMAL) {
            return false;
        }
        long bits = Long.parseUnsignedLong(in.text(), from, in.at(), 16);
        value = bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0; // the lowest bit is kept, so that halves round right
        notations.add(Notation.HEXADECIMAL);
        return true;
    }

    /** {@code H:MM} or {@code H:MM:SS}, with fractions of seconds, AM or PM. */
    private boolean clock() {
        int run = in.digits();
        if (run == 0 || run > MOST_HOURS) {
            return false;
        }
        int hours = in.number(run);
        int minutes = in.take(':') ? ClockText.sixty(in) : -1;
        double seconds = 0;
        if (minutes >= 0 && in.take(':')) {
            int from = in.at();
            int whole = ClockText.sixty(in);
            if ((in.peek() == '.' || in.peek() == format.decimal()) && in.digits(1) > 0) {
                in.skip(1 + in.digits(1));
            }
            seconds = whole < 0
                    ? -1
                    : NumberText.parse(in.text().substring(from, in.at()).replace(',', '.'));
        }
        int half = ClockText.half(in);
        if (minutes < 0 || seconds < 0 || (half != ClockText.NO_HALF && hours > ClockText.HALF_DAY_HOURS)) {
            return false;
        }
        if (!in.isAtEnd() && in.peek() != ')') {
            return false;
        }
        if (half != ClockText.NO_HALF) {
            hours = hours % ClockText.HALF_DAY_HOURS + half * ClockText.HALF_DAY_HOURS;
        }
        value = (hours * (double) SIXTY + minutes) * SIXTY + seconds;
        notations.add(Notation.CLOCK);
        return true;
    }

    /** Digits with or without groups, a fraction and an exponent. */
    private boolean decimal() {
        StringBuilder plain = new StringBuilder();
        int run = in.digits();
        copyDigits(plain, run);
        if (run > 0 && run <= GROUP && !groups(plain, run)) {
            return false;
        }
        boolean hasPoint = in.take(format.decimal());
        int behind = hasPoint ? in.digits() : 0;
        if (hasPoint) {
            plain.append('.');
            copyDigits(plain, behind);
        }
        exponent(plain, hasPoint);
        if (hasPoint && behind == 0 && !exponent && !in.isAtEnd() && in.peek() != ')') {
            return false; // "12. Street"
        }
        value = NumberText.parse(plain.toString());
        return !Double.isNaN(value);
    }

    private void copyDigits(StringBuilder plain, int digits) {
        plain.append(in.text(), in.at(), in.at() + digits);
        in.skip(digits);
    }

    /** Takes the groups that follow the first {@code run} digits; false when they are not as numbers have them. */
    private boolean groups(StringBuilder plain, int run) {
        char mark = in.peek();
        if (mark == format.decimal() || !isMark(mark) || in.digits(1) == 0) {
            return true;
        }
        if (TextCursor.isBlank(mark) && in.digits(1) != GROUP) {
            return true;
        }
        boolean isNamed = format.isThousands(mark);
        boolean western = true;
        boolean indian = mark == ',' && run < GROUP;
        boolean startsWithZero = !isNamed && plain.charAt(0) == '0';
        int count = 0;
        while (isSameMark(in.peek(), mark) && in.digits(1) > 0) {
            int digits = in.digits(1);
            in.skip(1);
            copyDigits(plain, digits);
            boolean isLast = !isSameMark(in.peek(), mark) || in.digits(1) == 0;
            western &= digits == GROUP;
            indian &= digits == (isLast ? GROUP : GROUP - 1);
            count++;
        }
        if (startsWithZero || !(western || (indian && count > 1))) {
            return false;
        }
        blankGroups = TextCursor.isBlank(mark);
        // two whole numbers beside each other look the same, and tables with a decimal point seldom have blanks between
        // groups
        if (mark == ' ' && !isNamed && format.decimal() == '.' && !(in.peek() == '.' && in.digits(1) > 0)) {
            return false;
        }
        if (!western) {
            notations.add(Notation.INDIAN_GROUPS);
        } else if (!isNamed) {
            notations.add(Notation.GROUPS);
        }
        return true;
    }

    private static boolean isMark(char c) {
        return c == ',' || c == '.' || c == '\'' || c == '\u2019' || TextCursor.isBlank(c);
    }

    private static boolean isSameMark(char c, char mark) {
        return c == mark || (TextCursor.isBlank(c) && TextCursor.isBlank(mark));
    }

    /** Takes an exponent if one is here; that of Fortran needs a point or a sign, as {@code 1D5} is a code. */
    private void exponent(StringBuilder plain, boolean hasPoint) {
        int letter = in.peek() | 0x20;
        boolean signed = in.peek(1) == '+' || in.peek(1) == '-';
        int digits = in.digits(signed ? 2 : 1);
        boolean isFortran = letter == 'd' && (hasPoint || signed);
        if (digits == 0 || (letter != 'e' && !isFortran)) {
            return;
        }
        in.skip(1);
        plain.append('e');
        if (signed) {
            plain.append(in.peek());
            in.skip(1);
        }
        copyDigits(plain, digits);
        exponent = true;
        if (isFortran) {
            notations.add(Notation.FORTRAN_EXPONENT);
        }
    }
}
