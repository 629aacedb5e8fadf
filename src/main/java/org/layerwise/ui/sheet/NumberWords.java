package org.layerwise.ui.sheet;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.ui.fx.Texts;

/** A number parameter's values as people write and read them: {@code 1,000,000}, {@code 0.5}, "a number from 0 to 1". */
final class NumberWords {
    /** Whole numbers from here on are shown in groups of three digits. */
    private static final double GROUPED = 10_000;

    private static final double LARGEST = 1e15;
    private static final Pattern GROUPS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern LETTERS = Pattern.compile(".*[dDfFxX].*");

    private final ParameterInfo parameter;

    private NumberWords(ParameterInfo parameter) {
        this.parameter = parameter;
    }

    /** Of a parameter that is one number; empty for another. */
    static Optional<NumberWords> of(ParameterInfo parameter) {
        Class<?> raw = parameter.rawType();
        boolean number = raw == int.class || raw == long.class || raw == double.class;
        return number ? Optional.of(new NumberWords(parameter)) : Optional.empty();
    }

    /** A value as the field shows it; a seed is a name rather than a quantity, and has no groups. */
    String text(Object value) {
        String plain = parameter.text(value);
        boolean quantity = !(value instanceof Long) && value instanceof Number number && isLargeWhole(number);
        return quantity && plain.matches("-?\\d+")
                ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
                : plain;
    }

    private static boolean isLargeWhole(Number number) {
        double size = Math.abs(number.doubleValue());
        return size >= GROUPED && size < LARGEST;
    }

    /** What was typed without the commas between groups of digits; 0,001 is left as it is. */
    String plain(String typed) {
        String text = typed.strip();
        return GROUPS.matcher(text).matches() ? text.replace(",", "") : text;
    }

    /** Whether Java would take the text for a number where people would not, as in {@code 5d}. */
    boolean isForeign(String typed) {
        return LETTERS.matcher(typed).matches() && !typed.strip().equalsIgnoreCase(parameter.most());
    }

    /** Why a text is not taken: which numbers are, and what it is instead. */
    String refusal(String typed, boolean isNumber) {
        String text = typed.strip();
        String expected = Texts.get("sheet.number.expected", range());
        if (text.isEmpty()) {
            return Texts.get("sheet.number.empty", expected);
        }
        if (isNumber) {
            return Texts.get("sheet.number.outside", expected, text);
        }
        return DECIMAL_COMMA.matcher(text).matches()
                ? Texts.get("sheet.number.comma", expected, text, text.replace(',', '.'))
                : Texts.get("sheet.number.none", expected, text);
    }

    /** {@code a whole number from 1 to 1,000,000}, {@code a number above 0}. */
    private String range() {
        String kind = Texts.get(parameter.isWhole() ? "sheet.number.whole" : "sheet.number.any");
        boolean low = parameter.min() != Double.NEGATIVE_INFINITY;
        boolean high = parameter.max() != Double.POSITIVE_INFINITY;
        String min = bound(parameter.min());
        String max = bound(parameter.max());
        if (low && high) {
            String key = (parameter.minInclusive() ? "from" : "above") + (parameter.maxInclusive() ? ".to" : ".below");
            return Texts.get("sheet.number." + key, kind, min, max);
        }
        if (low) {
            return Texts.get(parameter.minInclusive() ? "sheet.number.from" : "sheet.number.above", kind, min);
        }
        return high ? Texts.get(parameter.maxInclusive() ? "sheet.number.to" : "sheet.number.below", kind, max) : kind;
    }

    private static String bound(double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST
                ? String.format(Locale.ROOT, "%,d", (long) number)
                : Double.toString(number);
    }
}
