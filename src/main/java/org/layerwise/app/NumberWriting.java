package org.layerwise.app;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.layerwise.data.cell.NumberFormat;

/**
 * Numbers as the cells of a column write them.
 *
 * @param format the table's marks
 * @param before a unit that precedes the number, with its blank; empty for none
 * @param behind a unit that follows it, with its blank; empty for none
 */
public record NumberWriting(NumberFormat format, String before, String behind) {
    private static final int GROUP = 3;

    /** Digits before the point beyond which a number is easier to read with an exponent. */
    private static final int MOST_WHOLE = 15;

    /** Zeros behind the point beyond which it is, too. */
    private static final int MOST_ZEROS = 5;

    /**
     * As a column's cells do.
     *
     * @param unit of the column; empty for none
     * @param examples some of its cells
     */
    static NumberWriting of(NumberFormat format, String unit, List<String> examples) {
        for (String cell : unit.isEmpty() ? List.<String>of() : examples) {
            String text = cell.strip();
            if (text.startsWith(unit)) {
                return new NumberWriting(format, unit + blank(text, unit.length()), "");
            }
            if (text.endsWith(unit)) {
                return new NumberWriting(format, "", blank(text, text.length() - unit.length() - 1) + unit);
            }
        }
        return new NumberWriting(format, "", "");
    }

    /** The blank at a place of a text; empty where something else is there. */
    private static String blank(String text, int place) {
        boolean isBlank = place >= 0 && place < text.length() && Character.isSpaceChar(text.charAt(place));
        return isBlank ? text.substring(place, place + 1) : "";
    }

    /** A number in at most so many digits, whole ones in full where that is not long. */
    String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int whole = rounded.precision() - rounded.scale();
        String number;
        if (whole > MOST_WHOLE || (value != 0 && whole < -MOST_ZEROS)) {
            number = rounded.toString().replace("E+", "e").replace('E', 'e').replace('.', format.decimal());
        } else {
            boolean longer = whole > digits;
            number = marked(
                    (longer ? new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN) : rounded).toPlainString());
        }
        return before + number + behind;
    }

    /** The number of a text that is written so, with the unit or without; NaN where it holds none. */
    double number(String text) {
        String number = text.strip();
        if (!before.isEmpty() && number.startsWith(before.strip())) {
            number = number.substring(before.strip().length()).strip();
        }
        if (!behind.isEmpty() && number.endsWith(behind.strip())) {
            number = number.substring(0, number.length() - behind.strip().length())
                    .strip();
        }
        return format.isNumber(number) ? format.parse(number) : Double.NaN;
    }

    /** A plain number with the table's marks. */
    private String marked(String plain) {
        int sign = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        if (point < plain.length()) {
            text.setCharAt(point, format.decimal());
        }
        for (int at = point - GROUP; format.thousands() != 0 && at > sign; at -= GROUP) {
            text.insert(at, format.thousands());
        }
        return text.toString();
    }
}
