package org.layerwise.data.read.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.layerwise.data.cell.CellText;
import org.layerwise.data.table.LineNumbers;
import org.layerwise.data.table.TextColumn;

/** Takes the fields of records straight into columns. */
public final class RowHandler {
    private static final char[] NOTHING = {};

    private final Supplier<TextColumn> makes;
    private TextColumn[] columns = {};
    private final LineNumbers lines = new LineNumbers();
    private int rows;
    private int filled;
    private int kept;
    private final BitSet quoted = new BitSet();

    /**
     * @param makes what makes the columns
     * @param quotedTexts the columns of which a bare word for "no value" is none
     */
    RowHandler(Supplier<TextColumn> makes, List<Integer> quotedTexts) {
        this.makes = makes;
        quotedTexts.forEach(quoted::set);
    }

    /**
     * Makes room for so many columns.
     *
     * @param needed so many of them are kept, be they blank
     */
    void begin(int width, int needed) {
        filled = needed;
        kept = width;
        columns = new TextColumn[width];
        Arrays.setAll(columns, i -> makes.get());
    }

    int width() {
        return columns.length;
    }

    public int rows() {
        return rows;
    }

    /**
     * Appends a record: fields that are too many are cut off, those that are too few are missing.
     *
     * @param dirty whether fields with U+FFFD are to be missing
     */
    void append(RecordReader record, boolean dirty) {
        RecordScanner fields = record.scanner();
        char[] text = record.text();
        int given = Math.min(columns.length, fields.fields());
        for (int i = 0; i < given; i++) {
            fields.unescape(text, i);
            int start = fields.start(i);
            int length = fields.end(i) - start;
            boolean missing = quoted.get(i) && !fields.isQuoted(i) && QuotedColumns.isMissing(text, start, length);
            if (missing || (dirty && isDirty(text, start, length))) {
                columns[i].append(NOTHING, 0, 0);
            } else {
                columns[i].append(text, start, length);
            }
        }
        for (int i = given; i < columns.length; i++) {
            columns[i].append(NOTHING, 0, 0);
        }
        for (int i = columns.length - 1; i >= filled; i--) {
            if (!columns[i].isLastBlank()) {
                filled = i + 1;
            }
        }
        lines.append(record.line());
        rows++;
    }

    /** Whether bytes could not be decoded here. */
    static boolean isDirty(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] == '\uFFFD') {
                return true;
            }
        }
        return false;
    }

    /** Whether a field says this, white space and a byte-order mark at its ends left out. */
    static boolean says(RecordReader record, int field, String text) {
        RecordScanner fields = record.scanner();
        fields.unescape(record.text(), field);
        char[] chars = record.text();
        int from = fields.start(field);
        int to = fields.end(field);
        while (from < to && (Character.isWhitespace(chars[from]) || chars[from] == '\uFEFF')) {
            from++;
        }
        while (to > from && Character.isWhitespace(chars[to - 1])) {
            to--;
        }
        return to - from == text.length() && Arrays.equals(chars, from, to, text.toCharArray(), 0, text.length());
    }

    /** Whether a field has nothing but white space, as it is before its escapes are resolved. */
    static boolean isWhite(RecordReader reader, int field) {
        char[] text = reader.text();
        for (int i = reader.scanner().start(field); i < reader.scanner().end(field); i++) {
            if (!Character.isWhitespace(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether all fields of a record from this one on are blank. */
    static boolean isBlankFrom(RecordReader record, int from) {
        for (int field = from; field < record.scanner().fields(); field++) {
            if (!says(record, field, "")) {
                return false;
            }
        }
        return true;
    }

    /** The texts of one of the last {@link #endRows} rows, so many before the last. */
    List<String> last(int back) {
        return Arrays.stream(columns).map(column -> column.last(back)).toList();
    }

    /** How many rows at the end can be looked at and taken back; one at least where there are rows. */
    int endRows() {
        return columns.length == 0 ? 0 : columns[0].openSize();
    }

    /** Takes back the last row. */
    void removeLast() {
        for (TextColumn column : columns) {
            column.removeLast();
        }
        lines.removeLast();
        rows--;
    }

    /** How many columns are left when those at the end are dropped that are blank throughout and need not be kept. */
    int filled() {
        return filled;
    }

    /** Leaves out the columns from this one on. */
    void keepColumns(int count) {
        kept = count;
    }

    /** The trimmed fields of a record. */
    static List<String> texts(RecordReader record) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < record.scanner().fields(); i++) {
            texts.add(text(record, i));
        }
        return texts;
    }

    /** A trimmed field of a record. */
    static String text(RecordReader record, int field) {
        RecordScanner fields = record.scanner();
        fields.unescape(record.text(), field);
        int start = fields.start(field);
        return CellText.clean(new String(record.text(), start, fields.end(field) - start));
    }

    /** Ends appending. */
    public void end() {
        for (TextColumn column : columns) {
            column.trimToSize();
        }
    }

    /** The columns, ended. */
    public TextColumn[] columns() {
        end();
        return Arrays.copyOf(columns, kept);
    }

    public LineNumbers lines() {
        return lines;
    }
}
