package org.layerwise.data.cell;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number as a cell writes it, also where that is not the plain way of the table's {@link NumberFormat}: with a unit, in
 * parentheses, as a fraction and so on. One cell alone proves little, as {@code 12 Main} has a unit, too: whoever reads a column
 * judges whether its notations and units agree.
 *
 * @param value the number; that of a time in seconds, that of a limit the limit itself
 * @param notations how it is written, apart from the plain way
 * @param unit the unit or currency as it is written, {@link #CLOCK} for a time, {@link #MINUS} for {@code 2019-}; "" when there is none. A currency and a unit
 *     are both in it: {@code $k}
 * @param limit whether the value is below or above that number only
 */
public record WrittenNumber(double value, Set<Notation> notations, String unit, Limit limit) {
    /** The unit of times: hours and minutes, with seconds or without. */
    public static final String CLOCK = "h:m:s";

    /** What a column may have in place of {@link #CLOCK}: times of two parts are minutes and seconds. */
    public static final String MINUTES = "m:s";

    /** The unit of a number that is negative only where its column has such numbers: {@code 2019-} may mean since 2019, too. */
    public static final String MINUS = "-";

    private static final double SIXTY = 60;

    /** Which side of the number a value is on. */
    public enum Limit {
        /** The number is the value. */
        NONE,
        /** The value is less, or equal. */
        BELOW,
        /** The value is greater, or equal. */
        ABOVE
    }

    public WrittenNumber {
        notations = notations.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(notations));
    }

    /** Whether a unit is one of times. */
    public static boolean isClock(String unit) {
        return unit.equals(CLOCK) || unit.equals(MINUTES);
    }

    /** The value of a time of two parts, {@code 45:46}, as minutes and seconds; of other times the value itself. */
    public double minutesAndSeconds(String text) {
        boolean two = text.indexOf(':') == text.lastIndexOf(':') && TextCursor.isDigit(text.charAt(text.length() - 1));
        return two ? value / SIXTY : value;
    }

    /** The number that a text writes; a plain one of the format has no notations. Null when the text is no number. */
    public static @Nullable WrittenNumber read(String text, NumberFormat format) {
        double plain = format.plainNumber(text);
        if (!Double.isNaN(plain)) {
            return plain(plain);
        }
        if (NumberScanner.mayBeNumber(text, format)) {
            EnumSet<Notation> notations = EnumSet.noneOf(Notation.class);
            String ascii = AsciiNumber.of(text, format, notations);
            WrittenNumber found = new NumberScanner(ascii == null ? text : ascii, format, notations).read();
            if (found != null) {
                return found;
            }
        }
        double infinite = NumberText.infinite(text);
        return Double.isNaN(infinite) ? null : plain(infinite);
    }

    private static WrittenNumber plain(double value) {
        return new WrittenNumber(value, Set.of(), "", Limit.NONE);
    }
}
