package org.layerwise.data.cell;

import org.layerwise.base.Message;

/** Reads a number as tables write it: digits with an optional point, sign and exponent. */
public final class NumberText {
    /** The rule in words, for messages. */
    public static final Message RULE = Message.of("data.table/number-rule");

    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private NumberText() {}

    /**
     * The number that {@code text} writes, correctly rounded, or NaN when it writes none. {@code NaN}, {@code Infinity},
     * hexadecimal numbers, thousands separators and decimal commas are not numbers; {@link NumberFormat} knows the latter.
     */
    public static double parse(String text) {
        int length = text.length();
        if (length <= EXACT_DIGITS) {
            return parseShort(text, length);
        }
        return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    }

    /**
     * Up to 15 digits are a whole number that a double holds exactly, and so is the power of ten to divide by: their quotient is
     * the correctly rounded number (Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990).
     */
    private static double parseShort(String text, int length) {
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = skipSign(text, 0); i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                count++;
            } else if (c == '.' && point < 0) {
                point = count;
            } else {
                return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = point < 0 ? digits : digits / POWERS[count - point];
        return text.charAt(0) == '-' ? -value : value;
    }

    /** Whether {@code text} writes a number. */
    public static boolean isNumber(String text) {
        int length = text.length();
        int start = skipSign(text, 0);
        int whole = skipDigits(text, start);
        int digits = whole - start;
        int at = whole;
        if (at < length && text.charAt(at) == '.') {
            int end = skipDigits(text, at + 1);
            digits += end - at - 1;
            at = end;
        }
        if (digits == 0) {
            return false;
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = skipSign(text, at + 1);
            at = skipDigits(text, exponent);
            if (at == exponent) {
                return false;
            }
        }
        return at == length;
    }

    /** Whether {@code text} is a number whose whole part begins with a needless zero, as codes do: {@code 01}, {@code 007}. */
    public static boolean hasLeadingZero(String text) {
        int start = skipSign(text, 0);
        return start < text.length()
                && text.charAt(start) == '0'
                && skipDigits(text, start) - start > 1
                && isNumber(text);
    }

    /** ±∞ when {@code text} is a word for it, {@code inf} or {@code infinity} in any case or ∞; else NaN. */
    static double infinite(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        boolean negative = first == '-' || first == '\u2212';
        int from = negative || first == '+' ? 1 : 0;
        if (isRest(text, from, "inf") || isRest(text, from, "infinity") || isRest(text, from, "∞")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.NaN;
    }

    private static boolean isRest(String text, int from, String word) {
        return text.length() - from == word.length() && text.regionMatches(true, from, word, 0, word.length());
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
