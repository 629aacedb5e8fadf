package org.layerwise.data.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;

/** One column's trimmed cells as UTF-8, one behind the other, with the end of each: about the size of the file. */
public final class TextColumn {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] text = new byte[256];
    private int[] ends = new int[64];
    private int size;

    public int size() {
        return size;
    }

    public void append(char[] buffer, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && Character.isWhitespace(buffer[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(buffer[to - 1])) {
            to--;
        }
        int start = end(size - 1);
        int end = appendAscii(buffer, from, to, start);
        if (end < 0) {
            byte[] encoded = new String(buffer, from, to - from).getBytes(StandardCharsets.UTF_8);
            reserve(start, encoded.length);
            System.arraycopy(encoded, 0, text, start, encoded.length);
            end = start + encoded.length;
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
        }
        ends[size++] = end;
    }

    private int appendAscii(char[] buffer, int from, int to, int start) {
        reserve(start, to - from);
        int end = start;
        for (int i = from; i < to; i++) {
            if (buffer[i] >= 0x80) {
                return -1;
            }
            text[end++] = (byte) buffer[i];
        }
        return end;
    }

    private void reserve(int start, int more) {
        long needed = (long) start + more;
        if (needed > LARGEST) {
            throw Problem.error(Where.NOWHERE, "one column holds more than 2 GB of text", "Split the file.")
                    .toException();
        }
        if (needed > text.length) {
            text = Arrays.copyOf(text, (int) Math.min(LARGEST, Math.max(needed, text.length * 3L / 2)));
        }
    }

    public boolean isBlank(int row) {
        return ends[row] == end(row - 1);
    }

    public void removeLast() {
        size--;
    }

    public void trimToSize() {
        text = Arrays.copyOf(text, end(size - 1));
        ends = Arrays.copyOf(ends, size);
    }

    public String get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        int start = end(row - 1);
        return new String(text, start, ends[row] - start, StandardCharsets.UTF_8);
    }

    private int end(int row) {
        return row < 0 ? 0 : ends[row];
    }
}
