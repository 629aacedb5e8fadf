package org.layerwise.data.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** On which line of its file each row begins: kept where a row does not follow the one before on the next line. */
public final class LineNumbers {
    private int[] rows = new int[4];
    private int[] lines = new int[4];
    private int breaks;
    private int size;
    private int expected = -1;

    /** Of rows whose lines are these. */
    public static LineNumbers of(int... lines) {
        LineNumbers all = new LineNumbers();
        for (int line : lines) {
            all.append(line);
        }
        return all;
    }

    /** Of so many rows in a file that has no lines: each line is 0. */
    public static LineNumbers none(int rows) {
        LineNumbers all = new LineNumbers();
        all.size = rows;
        return all;
    }

    /** The next row begins on this line, from 1. Lines beyond 2³¹ − 1 count as the last of them. */
    public void append(long line) {
        int at = (int) Math.min(Integer.MAX_VALUE, line);
        if (at != expected) {
            addBreak(size, at);
        }
        expected = at == Integer.MAX_VALUE ? at : at + 1;
        size++;
    }

    /** Takes back the row last appended; none is appended behind it. */
    public void removeLast() {
        size--;
        if (breaks > 0 && rows[breaks - 1] == size) {
            breaks--;
        }
    }

    private void addBreak(int row, int line) {
        if (breaks == rows.length) {
            rows = Arrays.copyOf(rows, 2 * breaks);
            lines = Arrays.copyOf(lines, 2 * breaks);
        }
        rows[breaks] = row;
        lines[breaks] = line;
        breaks++;
    }

    public int size() {
        return size;
    }

    /** How many rows do not follow the one before on the next line. */
    public int breaks() {
        return breaks;
    }

    /** The 1-based line on which a row begins; 0 when the file has no lines. */
    public int line(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        if (breaks == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(rows, 0, breaks, row);
        int at = found >= 0 ? found : -found - 2;
        return (int) Math.min(Integer.MAX_VALUE, (long) lines[at] + (row - rows[at]));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        out.writeInt(breaks);
        for (int i = 0; i < breaks; i++) {
            out.writeInt(rows[i]);
            out.writeInt(lines[i]);
        }
    }

    static LineNumbers read(DataInput in) throws IOException {
        LineNumbers all = new LineNumbers();
        all.size = in.readInt();
        int breaks = in.readInt();
        for (int i = 0; i < breaks; i++) {
            all.addBreak(in.readInt(), in.readInt());
        }
        return all;
    }
}
