package org.layerwise.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.layerwise.data.cell.CellText;
import org.layerwise.data.cell.NumberFormat;

/**
 * One column's cells, trimmed, composed and otherwise verbatim, kept small: a number of up to 18 digits takes 4 to 9 bytes, a text that
 * repeats takes 2. Cells are appended first, then {@link #trimToSize}, then read.
 */
public final class TextColumn {
    /** Rows in a group, as a power of two. */
    static final int GROUP_BITS = 14;

    private static final int GROUP = 1 << GROUP_BITS;

    private final List<CellGroup> groups = new ArrayList<>();
    private final Consumer<CellGroup> full;
    private final GroupBuilder open = new GroupBuilder();
    private CellGroup[] sealed = {};
    private int size;

    /** Empty, to append to. */
    public TextColumn() {
        this.full = groups::add;
    }

    /** Empty, to append to and not to read from: groups are handed on when they are full. */
    TextColumn(Consumer<CellGroup> full) {
        this.full = full;
    }

    /** Of groups that are full, but for the last. */
    TextColumn(CellGroup[] groups, int size) {
        this.full = this.groups::add;
        this.sealed = groups;
        this.size = size;
    }

    /** A column of so many texts. */
    static TextColumn of(int count, IntFunction<String> texts) {
        TextColumn column = new TextColumn();
        for (int i = 0; i < count; i++) {
            char[] text = texts.apply(i).toCharArray();
            column.append(text, 0, text.length);
        }
        column.trimToSize();
        return column;
    }

    public int size() {
        return size;
    }

    /** Appends a cell as {@link CellText} has it: composed, without what cannot be seen at its ends. */
    public void append(char[] buffer, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && CellText.isInvisible(buffer[from])) {
            from++;
        }
        while (to > from && CellText.isInvisible(buffer[to - 1])) {
            to--;
        }
        if (CellText.mayCompose(buffer, from, to)) {
            char[] composed =
                    CellText.composed(new String(buffer, from, to - from)).toCharArray();
            appendTrimmed(composed, 0, composed.length);
        } else {
            appendTrimmed(buffer, from, to);
        }
    }

    private void appendTrimmed(char[] buffer, int from, int to) {
        if (open.size() == GROUP) {
            full.accept(open.seal());
        }
        open.append(buffer, from, to);
        size++;
    }

    /** Whether the cell last appended is empty. */
    public boolean isLastBlank() {
        return open.isBlank(open.size() - 1);
    }

    /** How many cells at the end can still be looked at and taken back; one at least where there are cells. */
    public int openSize() {
        return open.size();
    }

    /** One of the last {@link #openSize} cells, so many before the one last appended. */
    public String last(int back) {
        return open.last(back);
    }

    /** Takes back the cell last appended, one of the last {@link #openSize}. */
    public void removeLast() {
        open.removeLast();
        size--;
    }

    /** Ends appending. */
    public void trimToSize() {
        if (open.size() > 0) {
            full.accept(open.seal());
        }
        sealed = groups.toArray(CellGroup[]::new);
    }

    /** The cell's text. */
    public String get(int row) {
        return group(row).text(row & (GROUP - 1));
    }

    /** The number that the cell writes in a format, correctly rounded; NaN when it writes none. */
    public double number(int row, NumberFormat format) {
        return group(row).number(row & (GROUP - 1), format);
    }

    private CellGroup group(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return sealed[row >> GROUP_BITS];
    }
}
