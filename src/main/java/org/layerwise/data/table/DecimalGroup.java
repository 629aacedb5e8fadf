package org.layerwise.data.table;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.cell.NumberFormat;

/**
 * Cells that are mostly decimal numbers: each as its digits, a whole number of 4 or 8 bytes, and how many of them stand behind the
 * decimal mark, a point or a comma, the same in all of the group. That writes the same text again, which no floating-point number could promise. Other texts are kept beside.
 */
final class DecimalGroup implements CellGroup {
    /** In place of digits: the text is kept beside. */
    static final long ODD = Long.MIN_VALUE;
    /** In place of digits: the text is empty. */
    static final long EMPTY = Long.MIN_VALUE + 1;

    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    /** In the number that is kept: the decimal mark is a comma. */
    private static final int COMMA = 1 << 16;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private final MemorySegment digits;
    private final boolean isWide;
    private final @Nullable MemorySegment places;
    private final int placesOfAll;
    private final char mark;
    private final MemorySegment oddRows;
    private final PlainGroup oddTexts;

    /**
     * @param digits 4 bytes a row, or 8 when wide
     * @param places how many digits stand behind the mark, a byte a row; null: {@code placesOfAll}
     * @param mark what stands before those
     * @param oddRows the rows whose texts are kept beside, ascending, 4 bytes each
     */
    DecimalGroup(
            MemorySegment digits,
            boolean isWide,
            @Nullable MemorySegment places,
            int placesOfAll,
            char mark,
            MemorySegment oddRows,
            PlainGroup oddTexts) {
        this.digits = digits;
        this.isWide = isWide;
        this.places = places;
        this.placesOfAll = placesOfAll;
        this.mark = mark;
        this.oddRows = oddRows;
        this.oddTexts = oddTexts;
    }

    /** Packs what was collected. The arrays are copied. */
    static DecimalGroup of(
            long[] digits, byte[] places, char mark, int rows, int[] oddRows, String[] oddTexts, int odd) {
        boolean wide = false;
        boolean same = true;
        int all = -1;
        for (int i = 0; i < rows; i++) {
            long d = digits[i];
            if (d == ODD || d == EMPTY) {
                continue;
            }
            wide |= d <= Integer.MIN_VALUE + 1 || d > Integer.MAX_VALUE;
            all = all < 0 ? places[i] : all;
            same &= places[i] == all;
        }
        MemorySegment packed;
        if (wide) {
            packed = MemorySegment.ofArray(Arrays.copyOf(digits, rows));
        } else {
            int[] small = new int[rows];
            for (int i = 0; i < rows; i++) {
                small[i] = digits[i] == ODD
                        ? Integer.MIN_VALUE
                        : digits[i] == EMPTY ? Integer.MIN_VALUE + 1 : (int) digits[i];
            }
            packed = MemorySegment.ofArray(small);
        }
        return new DecimalGroup(
                packed,
                wide,
                same ? null : MemorySegment.ofArray(Arrays.copyOf(places, rows)),
                Math.max(0, all),
                mark,
                MemorySegment.ofArray(Arrays.copyOf(oddRows, odd)),
                CellGroup.ofTexts(oddTexts, odd));
    }

    private long digits(int row) {
        if (isWide) {
            return digits.getAtIndex(JAVA_LONG_UNALIGNED, row);
        }
        int small = digits.getAtIndex(JAVA_INT_UNALIGNED, row);
        return small > Integer.MIN_VALUE + 1 ? small : small == Integer.MIN_VALUE ? ODD : EMPTY;
    }

    private int places(int row) {
        MemorySegment each = places;
        return each == null ? placesOfAll : each.get(JAVA_BYTE, row);
    }

    @Override
    public String text(int row) {
        long d = digits(row);
        if (d == EMPTY) {
            return "";
        }
        return d == ODD ? oddTexts.text(odd(row)) : text(d, places(row), mark);
    }

    @Override
    public boolean isBlank(int row) {
        return digits(row) == EMPTY;
    }

    @Override
    public double number(int row, NumberFormat format) {
        long d = digits(row);
        if (d == EMPTY) {
            return Double.NaN;
        }
        if (d == ODD) {
            return oddTexts.number(odd(row), format);
        }
        int behind = places(row);
        if (behind > 0 && mark != format.decimal()) {
            return format.parse(text(d, behind, mark));
        }
        // both exact: their quotient is correctly rounded (Clinger, PLDI 1990)
        return Math.abs(d) <= LARGEST_EXACT ? d / POWERS[behind] : Double.parseDouble(text(d, behind, '.'));
    }

    /** The place of a row among the odd ones. */
    private int odd(int row) {
        int low = 0;
        int high = (int) (oddRows.byteSize() / Integer.BYTES) - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (oddRows.getAtIndex(JAVA_INT_UNALIGNED, middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@code -12.30} of −1230 with two places behind the point. */
    static String text(long digits, int behind, char mark) {
        if (behind == 0) {
            return Long.toString(digits);
        }
        String all = Long.toString(Math.abs(digits));
        StringBuilder text = new StringBuilder(all.length() + behind + 2);
        if (digits < 0) {
            text.append('-');
        }
        int before = all.length() - behind;
        if (before <= 0) {
            text.append('0').append(mark).repeat('0', -before).append(all);
        } else {
            text.append(all, 0, before).append(mark).append(all, before, all.length());
        }
        return text.toString();
    }

    /**
     * The digits of a decimal number that {@link #text} would write the same again; {@link #ODD} for every other text. How
     * many stand behind the mark is {@link #behind} of the same text.
     */
    static long digits(char[] buffer, int from, int to, char mark) {
        if (from == to) {
            return EMPTY;
        }
        boolean negative = buffer[from] == '-';
        int at = negative ? from + 1 : from;
        int end = Math.min(to, at + MOST_DIGITS + 1);
        long value = 0;
        int point = -1;
        int first = at;
        for (; at < end; at++) {
            int c = buffer[at] - '0';
            if (c >= 0 && c <= 9) {
                value = value * 10 + c;
            } else if (buffer[at] == mark && point < 0) {
                point = at;
            } else {
                return ODD;
            }
        }
        int whole = (point < 0 ? to : point) - first;
        boolean isPlain = at == to
                && whole > 0
                && point != to - 1
                && (point >= 0 || to - first <= MOST_DIGITS)
                && (whole == 1 || buffer[first] != '0')
                && !(negative && value == 0);
        return isPlain ? negative ? -value : value : ODD;
    }

    /** How many digits of a decimal number stand behind its mark. */
    static int behind(char[] buffer, int from, int to, char mark) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == mark) {
                return to - 1 - i;
            }
        }
        return 0;
    }

    @Override
    public Stored stored() {
        List<MemorySegment> texts = oddTexts.parts();
        List<MemorySegment> parts = new ArrayList<>(List.of(digits, oddRows, texts.get(0), texts.get(1)));
        MemorySegment each = places;
        if (each != null) {
            parts.add(each);
        }
        return new Stored(Form.DECIMAL, placesOfAll << 1 | (isWide ? 1 : 0) | (mark == ',' ? COMMA : 0), parts);
    }

    static DecimalGroup of(Stored stored) {
        List<MemorySegment> parts = stored.parts();
        return new DecimalGroup(
                parts.get(0),
                (stored.number() & 1) == 1,
                parts.size() > 4 ? parts.get(4) : null,
                (stored.number() & ~COMMA) >> 1,
                (stored.number() & COMMA) == 0 ? '.' : ',',
                parts.get(1),
                PlainGroup.of(parts.subList(2, 4)));
    }
}
