package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers that probably mean "no value", such as −999: far outside all others, and exactly the same in several cells. Far is
 * farther from the next value than all others reach. Numbers of nines are known to be written for it: they need fewer other
 * values beside them, as in answers from 1 to 5, and a negative one need not be far where it alone is negative.
 */
final class Sentinels {
    private static final int FEWEST_OTHERS = 10;
    private static final int FEWEST_BESIDE_NINES = 2;
    private static final Pattern NINES = Pattern.compile("[-−]?99+([.,]0*)?");
    private static final int FEWEST_CELLS = 3;
    private static final double FEWEST_SHARE = 0.005;
    private static final int MOST = 3;

    private Sentinels() {}

    /** A number, how it is written, and in how many cells. */
    private record Value(double number, String text, int count) {
        boolean isNines() {
            return NINES.matcher(text).matches();
        }
    }

    /**
     * One of them.
     *
     * @param far whether it is far outside; else it alone is negative
     */
    record Sentinel(CategoryCount value, boolean far) {}

    /** Those of a column of numbers, the most frequent first; none when there are too many different values to count each. */
    static List<Sentinel> of(TextTally texts, NumberSummary numbers) {
        if (!texts.isComplete() || numbers.values() <= FEWEST_BESIDE_NINES) {
            return List.of();
        }
        List<Value> values = sorted(texts);
        int cells = values.stream().mapToInt(Value::count).sum();
        List<Sentinel> found = new ArrayList<>();
        int from = 0;
        int to = values.size();
        while (found.size() < MOST && to - from > FEWEST_BESIDE_NINES) {
            Value first = values.get(from);
            Value last = values.get(to - 1);
            boolean few = to - from <= FEWEST_OTHERS;
            boolean farLow =
                    (!few || first.isNines()) && isFar(first, values.get(from + 1), values.get(from + 1), last, cells);
            boolean low = farLow || isNegativeAlone(first, values.get(from + 1), cells);
            boolean high =
                    (!few || last.isNines()) && isFar(last, values.get(to - 2), first, values.get(to - 2), cells);
            if (!low && !high) {
                break;
            }
            Value odd = low ? first : last;
            found.add(new Sentinel(new CategoryCount(odd.text(), odd.count()), farLow || !low));
            from += low ? 1 : 0;
            to -= low ? 0 : 1;
        }
        return found;
    }

    private static boolean isNegativeAlone(Value value, Value next, int cells) {
        return value.isNines() && value.number() < 0 && next.number() >= 0 && isRepeated(value, cells);
    }

    private static boolean isRepeated(Value value, int cells) {
        return value.count() >= Math.max(FEWEST_CELLS, FEWEST_SHARE * cells);
    }

    private static boolean isFar(Value value, Value next, Value low, Value high, int cells) {
        return isRepeated(value, cells) && Math.abs(value.number() - next.number()) > high.number() - low.number();
    }

    private static List<Value> sorted(TextTally texts) {
        Value[] all = new Value[texts.texts().size()];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (Double.isFinite(texts.number(i))) {
                all[count++] = new Value(texts.number(i), texts.texts().get(i), texts.count(i));
            }
        }
        Arrays.sort(all, 0, count, Comparator.comparingDouble(Value::number));
        return List.of(Arrays.copyOf(all, count));
    }
}
