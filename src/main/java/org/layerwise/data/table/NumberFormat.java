package org.layerwise.data.table;

import org.layerwise.base.Message;

/**
 * How a table writes its numbers.
 *
 * @param decimal what stands before the fraction, {@code '.'} or {@code ','}
 * @param thousands what stands between groups of three digits; 0: nothing does. A blank means any of the blanks that are in
 *     use: the plain, the no-break, the narrow no-break and the thin one
 */
public record NumberFormat(char decimal, char thousands) {
    /** With a point and no groups: {@code -1234.5}. */
    public static final NumberFormat PLAIN = new NumberFormat('.', '\0');

    private static final int GROUP = 3;

    public NumberFormat {
        if (decimal == thousands) {
            throw new IllegalArgumentException("the decimal mark and the thousands mark cannot both be '" + decimal
                    + "'; choose another for one of them");
        }
    }

    /** The number that {@code text} writes, infinite where it is too large for a double or says so, NaN when it is none. */
    public double parse(String text) {
        double number = NumberText.parse(isPlain() ? text : plain(text));
        return Double.isNaN(number) ? NumberText.infinite(text) : number;
    }

    /** Whether {@code text} writes a number; the words for infinity do not. */
    public boolean isNumber(String text) {
        return NumberText.isNumber(isPlain() ? text : plain(text));
    }

    /** Whether {@code text} is a number whose whole part begins with a needless zero, as codes do: {@code 01}. */
    public boolean hasLeadingZero(String text) {
        return NumberText.hasLeadingZero(isPlain() ? text : plain(text));
    }

    boolean isPlain() {
        return decimal == '.' && thousands == 0;
    }

    /** The rule in words, for messages. */
    public Message rule() {
        if (isPlain()) {
            return NumberText.RULE;
        }
        boolean comma = decimal == ',';
        return switch (thousands) {
            case 0 -> Message.of("data.table/number-rule-comma");
            case ' ' ->
                comma
                        ? Message.of("data.table/number-rule-comma-blanks")
                        : Message.of("data.table/number-rule-point-blanks");
            default ->
                comma
                        ? Message.of("data.table/number-rule-comma-groups", thousands)
                        : Message.of("data.table/number-rule-point-groups", thousands);
        };
    }

    /** The same number with a point and no groups; no number when the marks stand where they must not. */
    private String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            plain.append(text.charAt(at++));
        }
        int digits = 0;
        boolean grouped = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
                plain.append(c);
            } else if (isThousands(c)) {
                if (digits == 0 || digits > GROUP || (grouped && digits != GROUP)) {
                    return "";
                }
                grouped = true;
                digits = 0;
            } else {
                break;
            }
            at++;
        }
        if (grouped && digits != GROUP) {
            return "";
        }
        if (at < text.length() && text.charAt(at) == decimal) {
            plain.append('.');
            at++;
        } else if (at < text.length() && text.charAt(at) == '.') {
            return "";
        }
        return text.indexOf('.', at) >= 0
                ? ""
                : plain.append(text, at, text.length()).toString();
    }

    private boolean isThousands(char c) {
        return thousands != 0
                && (c == thousands
                        || (thousands == ' ' && (c == '\u00A0' || c == '\u202F' || c == '\u2009'))
                        || (thousands == '\'' && c == '\u2019'));
    }
}
