package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;

/** Whether what reads as numbers are codes rather: long keys, telephone numbers, and digits that happen to have an E among them. */
final class NumberCodes {
    /** From here on doubles are farther apart than whole numbers, so that different keys would become one number. */
    private static final double INEXACT = 0x1p53;

    /** Of 1990 and of 2040, in nanoseconds since 1970: the long numbers that are times. */
    private static final double FIRST_NANOSECOND = 631_152_000e9;

    private static final double LAST_NANOSECOND = 2_208_988_800e9;

    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Programs write one digit before an exponent, and people a sign or a point; codes do neither. */
    private static final Pattern EXPONENT = Pattern.compile("[0-9]{2,}[eE][0-9]+");

    private static final Pattern PAIR = Pattern.compile("([1-9][0-9]{0,3})\\s?/\\s?([1-9][0-9]{0,3})");

    /** Larger denominators are those of no fraction that people write. */
    private static final int LARGEST_DENOMINATOR = 20;

    /** So many different ones must there be. */
    private static final int FEWEST_DENOMINATORS = 3;

    private NumberCodes() {}

    /** Why a column's numbers are codes; null when they are none. */
    static @Nullable Message reason(ColumnPass pass) {
        TextTally texts = pass.texts();
        List<String> written = new ArrayList<>();
        double min = Double.POSITIVE_INFINITY;
        double max = 0;
        for (int i = 0; i < texts.texts().size(); i++) {
            double number = texts.number(i);
            if (!Double.isNaN(number)) {
                written.add(texts.texts().get(i));
                min = Math.min(min, number);
                max = Math.max(max, number);
            }
        }
        if (written.isEmpty() || min < 0) {
            return null;
        }
        String first = written.getFirst();
        String pair = pair(texts);
        if (pair != null) {
            return Message.of("data.profile/codes-pairs", pair);
        }
        boolean times = min >= FIRST_NANOSECOND && max <= LAST_NANOSECOND;
        if (min >= INEXACT && !times && every(written, NumberCodes::isDigits)) {
            return Message.of("data.profile/codes-long", first);
        }
        if (every(written, PHONE.asMatchPredicate())) {
            return Message.of("data.profile/codes-phone", first);
        }
        Predicate<String> exponent = EXPONENT.asMatchPredicate();
        return max >= INEXACT && every(written, exponent.or(NumberCodes::isDigits))
                ? written.stream()
                        .filter(exponent)
                        .findFirst()
                        .map(text -> Message.of("data.profile/codes-exponent", text))
                        .orElse(null)
                : null;
    }

    /**
     * The first of texts such as {@code 120/80}, two numbers of which none divides the other; null when they are fractions. A
     * fraction has a small denominator, a power of two, or one that many share, as points of a test have.
     */
    static @Nullable String pair(TextTally texts) {
        String first = null;
        int pairs = 0;
        int others = 0;
        Set<String> denominators = new HashSet<>();
        for (String text : texts.texts()) {
            Matcher parts = PAIR.matcher(text);
            if (!parts.matches()) {
                others++;
                continue;
            }
            int denominator = Integer.parseInt(parts.group(2));
            boolean isFraction = denominator <= LARGEST_DENOMINATOR || Integer.bitCount(denominator) == 1;
            if (!isFraction) {
                first = first == null ? text : first;
                denominators.add(parts.group(2));
            }
            pairs++;
        }
        return denominators.size() >= FEWEST_DENOMINATORS
                        && 2 * denominators.size() >= Math.min(pairs, FEWEST_DENOMINATORS * 2)
                        && others * 2 <= pairs
                ? first
                : null;
    }

    private static boolean every(List<String> texts, Predicate<String> test) {
        return texts.stream().allMatch(test);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
