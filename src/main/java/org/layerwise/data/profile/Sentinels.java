package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers that probably mean "no value", such as −999: far outside all others, and exactly the same in several cells. Far is
 * farther from the next value than all others reach.
 */
final class Sentinels {
    private static final int FEWEST_OTHERS = 10;
    private static final int FEWEST_CELLS = 3;
    private static final double FEWEST_SHARE = 0.005;
    private static final int MOST = 3;

    private Sentinels() {}

    /** A number, how it is written, and in how many cells. */
    private record Value(double number, String text, int count) {}

    /** Those of a column of numbers, the most frequent first; none when there are too many different values to count each. */
    static List<CategoryCount> of(TextTally texts, NumberSummary numbers) {
        if (!texts.isComplete() || numbers.values() < FEWEST_OTHERS) {
            return List.of();
        }
        List<Value> values = sorted(texts);
        int cells = values.stream().mapToInt(Value::count).sum();
        List<CategoryCount> found = new ArrayList<>();
        int from = 0;
        int to = values.size();
        while (found.size() < MOST && to - from > FEWEST_OTHERS) {
            Value first = values.get(from);
            Value last = values.get(to - 1);
            boolean low = isFar(first, values.get(from + 1), values.get(from + 1), last, cells);
            boolean high = isFar(last, values.get(to - 2), first, values.get(to - 2), cells);
            if (!low && !high) {
                break;
            }
            Value odd = low ? first : last;
            found.add(new CategoryCount(odd.text(), odd.count()));
            from += low ? 1 : 0;
            to -= low ? 0 : 1;
        }
        return found;
    }

    private static boolean isFar(Value value, Value next, Value low, Value high, int cells) {
        return value.count() >= Math.max(FEWEST_CELLS, FEWEST_SHARE * cells)
                && Math.abs(value.number() - next.number()) > high.number() - low.number();
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
