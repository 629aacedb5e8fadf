package org.layerwise.data;

/** Reads a number as tables write it: digits with an optional point, sign and exponent. */
public final class NumberText {
    /** The rule in words, for messages. */
    public static final String RULE = "digits with an optional point, sign and exponent, such as -1.5e3";

    private NumberText() {}

    /**
     * The number that {@code text} writes, or NaN when it writes none. {@code NaN}, {@code Infinity}, hexadecimal numbers,
     * thousands separators and decimal commas are not numbers.
     */
    public static double parse(String text) {
        return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
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
        return skipDigits(text, start) - start > 1 && text.charAt(start) == '0' && isNumber(text);
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
