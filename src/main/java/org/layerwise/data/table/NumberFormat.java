package org.layerwise.data.table;

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
    public String rule() {
        if (isPlain()) {
            return NumberText.RULE;
        }
        String groups = switch (thousands) {
            case 0 -> "";
            case ' ' -> ", groups of three digits parted by blanks";
            default -> ", groups of three digits parted by '" + thousands + "'";
        };
        return "digits with an optional decimal " + (decimal == ',' ? "comma" : "point") + ", sign and exponent"
                + groups + ", such as -1" + (thousands == 0 ? "" : thousands) + "234" + decimal + "5";
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
