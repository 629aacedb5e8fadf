package org.layerwise.data.profile;

import java.util.Arrays;
import org.layerwise.base.RandomStream;

/**
 * How many rows a figure rests on.
 *
 * @param rows the rows looked at
 * @param of the rows there were
 */
public record Sample(int rows, int of) {

    /** Whether every row was looked at. */
    public boolean isAll() {
        return rows == of;
    }

    /** At most {@code most} of the given rows, drawn evenly, in ascending order. The rows are left as they are. */
    static int[] draw(int[] rows, int most, RandomStream random) {
        if (rows.length <= most) {
            return rows;
        }
        int[] drawn = new int[most];
        int left = rows.length;
        int wanted = most;
        for (int row : rows) { // Knuth's algorithm S: one pass, in order, each subset as likely
            if (random.nextInt(left) < wanted) {
                drawn[most - wanted] = row;
                wanted--;
            }
            left--;
        }
        return Arrays.copyOf(drawn, most);
    }
}
