package org.layerwise.data.cell;

import java.math.BigDecimal;
import java.util.EnumSet;
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

    /**
     * The number that {@code text} writes, infinite where it is too large for a double or says so, NaN when it is none. Minus
     * signs that are no hyphens and the digits of other scripts are read, too, and Indian groups ({@code 2,07,29,574}) where a
     * comma is the thousands mark.
     */
    public double parse(String text) {
        double number = plainNumber(text);
        if (!Double.isNaN(number)) {
            return number;
        }
        number = mayBeWrittenOtherwise(text) ? NumberText.parse(rewritten(text)) : Double.NaN;
        return Double.isNaN(number) ? NumberText.infinite(text) : number;
    }

    /** Writes a number, without groups and without an exponent. */
    public String write(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest)
                .toPlainString()
                .replace('.', decimal);
    }

    /** Whether {@code text} writes a number; the words for infinity do not. */
    public boolean isNumber(String text) {
        return NumberText.isNumber(isPlain() ? text : plain(text, false))
                || (mayBeWrittenOtherwise(text) && NumberText.isNumber(rewritten(text)));
    }

    /** Whether {@code text} is a number whose whole part begins with a needless zero, as codes do: {@code 01}. */
    public boolean hasLeadingZero(String text) {
        return NumberText.hasLeadingZero(isPlain() ? text : plain(text, false))
                || (mayBeWrittenOtherwise(text) && NumberText.hasLeadingZero(rewritten(text)));
    }

    /** The number that {@code text} writes with plain digits and signs and groups of three; NaN when it writes none so. */
    double plainNumber(String text) {
        return NumberText.parse(isPlain() ? text : plain(text, false));
    }

    /** Whether a text that is no plain number is worth another look: one character excludes nearly all words. */
    private boolean mayBeWrittenOtherwise(String text) {
        return AsciiNumber.mayBegin(text) && ((thousands == ',' && mayBePlain(text)) || !isAscii(text));
    }

    private static boolean isAscii(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x80) {
            at++;
        }
        return at == text.length();
    }

    private String rewritten(String text) {
        String ascii = isAscii(text) ? null : AsciiNumber.of(text, this, EnumSet.noneOf(Notation.class));
        return plain(ascii == null ? text : ascii, true);
    }

    public boolean isPlain() {
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

    /**
     * The same number with a point and no groups; no number when the marks stand where they must not.
     *
     * @param indian whether groups of two digits before the last one of three are right, too
     */
    private String plain(String text, boolean indian) {
        if (!mayBePlain(text)) {
            return "";
        }
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        if (text.charAt(at) == '-' || text.charAt(at) == '+') {
            plain.append(text.charAt(at++));
        }
        boolean byThree = true;
        boolean byTwo = indian && thousands == ',';
        int digits = 0;
        boolean grouped = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
                plain.append(c);
            } else if (isThousands(c)) {
                byThree &= digits == GROUP || (!grouped && digits > 0 && digits < GROUP);
                byTwo &= digits == GROUP - 1 || (!grouped && digits == 1);
                if (!byThree && !byTwo) {
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

    /** Whether first and last characters let a text be a plain number: tells words from numbers without making an object. */
    private boolean mayBePlain(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return (TextCursor.isDigit(last) || last == decimal)
                && (TextCursor.isDigit(first) || first == '-' || first == '+' || first == decimal);
    }

    boolean isThousands(char c) {
        return thousands != 0
                && (c == thousands
                        || (thousands == ' ' && (c == '\u00A0' || c == '\u202F' || c == '\u2009'))
                        || (thousands == '\'' && c == '\u2019'));
    }
}
