package org.layerwise.data.window;

import java.util.Arrays;

/**
 * Windows of a table's rows. The arrays are handed out as they are and must not be changed.
 *
 * @param order row numbers of the table, series after series, each in order of time
 * @param lasts of each window, the place in {@code order} of its last row; the rows before it are in the places before
 * @param length rows of a window
 * @param horizon how many places after a window's last row its target's row is
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows, handed on and never compared
public record WindowRows(int[] order, int[] lasts, int length, int horizon) {
    /** How many windows there are. */
    public int count() {
        return lasts.length;
    }

    /** The row of the table that is at a step, from 0 for the oldest, of a window. */
    public int row(int window, int step) {
        return order[lasts[window] - length + 1 + step];
    }

    /** The rows of all windows, window after window. */
    public int[] rows() {
        int[] rows = new int[count() * length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i / length, i % length);
        }
        return rows;
    }

    /** The last row of each window. */
    public int[] lastRows() {
        return Arrays.stream(lasts).map(place -> order[place]).toArray();
    }

    /** The row whose target each window predicts; only of windows that have one. */
    public int[] targetRows() {
        return Arrays.stream(lasts).map(place -> order[place + horizon]).toArray();
    }

    /** Some of these windows, in the order given. */
    public WindowRows of(int[] windows) {
        return new WindowRows(
                order, Arrays.stream(windows).map(window -> lasts[window]).toArray(), length, horizon);
    }

    /** The places in {@code order} from the first row of any window to the last, as {@code {from, to}} with {@code to} left out. */
    public int[] range() {
        int from = Arrays.stream(lasts).min().orElse(length - 1) - length + 1;
        int to = Arrays.stream(lasts).max().orElse(from - 1) + 1;
        return new int[] {from, to};
    }
}
