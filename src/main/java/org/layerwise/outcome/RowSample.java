package org.layerwise.outcome;

import java.util.Arrays;
import org.layerwise.base.Seed;

/** Some of many rows, chosen at random, in the table's order. */
public final class RowSample {
    private RowSample() {}

    /**
     * At most so many of these rows.
     *
     * @param seed the same chooses the same rows
     */
    public static int[] of(int[] rows, int most, Seed seed) {
        if (rows.length <= most) {
            return rows.clone();
        }
        int[] shuffled = rows.clone();
        seed.stream("outcome-rows").shuffle(shuffled);
        int[] chosen = Arrays.copyOf(shuffled, most);
        Arrays.sort(chosen);
        return chosen;
    }
}
