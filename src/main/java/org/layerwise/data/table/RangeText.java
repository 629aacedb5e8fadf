package org.layerwise.data.table;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of numbers as tables write it: {@code 10-19}, {@code (10, 20]}, {@code under 18}, {@code 65+}, {@code $25k to $50k},
 * or a single number among such.
 *
 * @param text as it is written
 * @param low where it begins; −∞ when open
 * @param high where it ends; ∞ when open
 */
record RangeText(String text, double low, double high) {
    private static final String NUMBER = "[$€£]?(\\d{1,15}(?:,\\d{3})*(?:\\.\\d+)?[km]?)%?";
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + " ?(?:-|–|—|to|\\.\\.|…) ?" + NUMBER);
    private static final Pattern BRACKETS =
            Pattern.compile("[(\\[] ?(-?\\d+(?:\\.\\d+)?)[,;] ?(-?\\d+(?:\\.\\d+)?) ?[)\\]]");
    private static final Pattern BELOW =
            Pattern.compile("(?:<|<=|≤|under|below|less than|fewer than|up to) ?" + NUMBER);
    private static final Pattern ABOVE = Pattern.compile("(?:>|>=|≥|over|above|more than) ?" + NUMBER);
    private static final Pattern AND_MORE =
            Pattern.compile(NUMBER + " ?(?:\\+|(?:and|or) (?:over|above|older|more|up|greater))");
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern UNIT = Pattern.compile("(?<=\\d|\\+) (?!and |or |to )\\p{L}+$");
    private static final int LONGEST = 40;

    /** Empty when the text is no range. */
    static Optional<RangeText> parse(String text) {
        if (text.length() > LONGEST || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        String plain = UNIT.matcher(text.toLowerCase(Locale.ROOT).strip()).replaceFirst("");
        for (Pattern two : new Pattern[] {BETWEEN, BRACKETS}) {
            Matcher range = two.matcher(plain);
            if (range.matches()) {
                double low = number(range.group(1));
                double high = number(range.group(2));
                return low <= high ? Optional.of(new RangeText(text, low, high)) : Optional.empty();
            }
        }
        Matcher below = BELOW.matcher(plain);
        if (below.matches()) {
            return Optional.of(new RangeText(text, Double.NEGATIVE_INFINITY, number(below.group(1))));
        }
        for (Pattern open : new Pattern[] {ABOVE, AND_MORE}) {
            Matcher above = open.matcher(plain);
            if (above.matches()) {
                return Optional.of(new RangeText(text, number(above.group(1)), Double.POSITIVE_INFINITY));
            }
        }
        Matcher one = ONE.matcher(plain);
        return one.matches()
                ? Optional.of(new RangeText(text, number(one.group(1)), number(one.group(1))))
                : Optional.empty();
    }

    private static double number(String digits) {
        String plain = digits.replace(",", "");
        char last = plain.charAt(plain.length() - 1);
        double factor = last == 'k' ? 1e3 : last == 'm' ? 1e6 : 1;
        return factor * Double.parseDouble(factor == 1 ? plain : plain.substring(0, plain.length() - 1));
    }
}
