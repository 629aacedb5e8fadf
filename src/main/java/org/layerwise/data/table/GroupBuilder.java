package org.layerwise.data.table;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** Collects the cells of a group as decimal numbers, and as text once too many are none. Its buffers serve group after group. */
final class GroupBuilder {
    private static final int LARGEST = Integer.MAX_VALUE - 8;
    /** So many cells may be no decimal number whatever the group's size. */
    private static final int FEW = 64;
    /** Of more, one in this many. */
    private static final int SHARE = 8;

    private long[] digits = new long[64];
    private byte[] places = new byte[64];
    private int[] oddRows = new int[8];
    private String[] oddTexts = new String[8];
    private int odd;
    private byte[] text = new byte[0];
    private int[] ends = new int[0];
    private boolean isText;
    private char mark = '.';
    private boolean isMarked;
    private int size;

    int size() {
        return size;
    }

    void append(char[] buffer, int from, int to) {
        if (!isText && odd > FEW && odd > size / SHARE) {
            becomeText();
        }
        if (isText) {
            appendText(buffer, from, to);
            return;
        }
        if (size == digits.length) {
            digits = Arrays.copyOf(digits, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        long cell = digits(buffer, from, to);
        digits[size] = cell;
        if (cell == DecimalGroup.ODD) {
            addOdd(new String(buffer, from, to - from));
        } else {
            places[size] = (byte) DecimalGroup.behind(buffer, from, to, mark);
        }
        size++;
    }

    /** The first number with a fraction says what the group's decimal mark is. */
    private long digits(char[] buffer, int from, int to) {
        long cell = DecimalGroup.digits(buffer, from, to, mark);
        if (isMarked) {
            return cell;
        }
        if (cell == DecimalGroup.ODD) {
            long other = DecimalGroup.digits(buffer, from, to, ',');
            isMarked = other != DecimalGroup.ODD;
            mark = isMarked ? ',' : mark;
            return other;
        }
        isMarked = DecimalGroup.behind(buffer, from, to, mark) > 0;
        return cell;
    }

    private void addOdd(String cell) {
        if (odd == oddRows.length) {
            oddRows = Arrays.copyOf(oddRows, 2 * odd);
            oddTexts = Arrays.copyOf(oddTexts, 2 * odd);
        }
        boolean isRepeated = odd > 0 && oddTexts[odd - 1].equals(cell); // such as NA
        oddRows[odd] = size;
        oddTexts[odd] = isRepeated ? oddTexts[odd - 1] : cell;
        odd++;
    }

    private void becomeText() {
        int rows = size;
        int o = 0;
        size = 0;
        isText = true;
        for (int row = 0; row < rows; row++) {
            String cell = digits[row] == DecimalGroup.ODD
                    ? oddTexts[o++]
                    : digits[row] == DecimalGroup.EMPTY ? "" : DecimalGroup.text(digits[row], places[row], mark);
            char[] characters = cell.toCharArray();
            appendText(characters, 0, characters.length);
        }
        odd = 0;
    }

    private void appendText(char[] buffer, int from, int to) {
        int start = end(size - 1);
        reserve(start, to - from);
        int end = start;
        for (int i = from; i < to; i++) {
            if (buffer[i] >= 0x80) {
                byte[] encoded = new String(buffer, from, to - from).getBytes(StandardCharsets.UTF_8);
                reserve(start, encoded.length);
                System.arraycopy(encoded, 0, text, start, encoded.length);
                end = start + encoded.length;
                break;
            }
            text[end++] = (byte) buffer[i];
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, Math.max(64, 2 * size));
        }
        ends[size++] = end;
    }

    private void reserve(int start, int more) {
        long needed = (long) start + more;
        if (needed > LARGEST) {
            throw Problem.error(Location.NOWHERE, Message.of("data.table/too-much-text"))
                    .toException();
        }
        if (needed > text.length) {
            text = Arrays.copyOf(text, (int) Math.min(LARGEST, Math.max(256, Math.max(needed, text.length * 3L / 2))));
        }
    }

    private int end(int row) {
        return row < 0 ? 0 : ends[row];
    }

    boolean isBlank(int row) {
        return isText ? ends[row] == end(row - 1) : digits[row] == DecimalGroup.EMPTY;
    }

    /** The text of a cell, so many before the one last appended. */
    String last(int back) {
        int row = size - 1 - back;
        if (isText) {
            return new String(text, end(row - 1), ends[row] - end(row - 1), StandardCharsets.UTF_8);
        }
        if (digits[row] == DecimalGroup.ODD) {
            int after = 0;
            for (int i = row + 1; i < size; i++) {
                after += digits[i] == DecimalGroup.ODD ? 1 : 0;
            }
            return oddTexts[odd - 1 - after];
        }
        return digits[row] == DecimalGroup.EMPTY ? "" : DecimalGroup.text(digits[row], places[row], mark);
    }

    void removeLast() {
        size--;
        if (!isText && digits[size] == DecimalGroup.ODD) {
            odd--;
        }
    }

    /** What was collected, packed; and begins anew. */
    CellGroup seal() {
        CellGroup sealed = pack();
        size = 0;
        odd = 0;
        isText = false;
        isMarked = false;
        mark = '.';
        return sealed;
    }

    private CellGroup pack() {
        if (!isText) {
            return DecimalGroup.of(digits, places, mark, size, oddRows, oddTexts, odd);
        }
        DictionaryGroup dictionary = DictionaryGroup.of(text, ends, size);
        return dictionary != null
                ? dictionary
                : new PlainGroup(
                        MemorySegment.ofArray(Arrays.copyOf(text, end(size - 1))),
                        MemorySegment.ofArray(Arrays.copyOf(ends, size)));
    }
}
