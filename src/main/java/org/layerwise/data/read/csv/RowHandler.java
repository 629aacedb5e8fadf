package org.layerwise.data.read.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.layerwise.data.table.LineNumbers;
import org.layerwise.data.table.TextColumn;

/** Takes the fields of records straight into columns. */
public final class RowHandler {
    private static final char[] NOTHING = {};

    private final Supplier<TextColumn> makes;
    private TextColumn[] columns = {};
    private final LineNumbers lines = new LineNumbers();
    private int rows;

    /** @param makes what makes the columns */
    RowHandler(Supplier<TextColumn> makes) {
        this.makes = makes;
    }

    /** Makes room for so many columns. */
    void begin(int width) {
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
            if (dirty && isDirty(text, start, length)) {
                columns[i].append(NOTHING, 0, 0);
            } else {
                columns[i].append(text, start, length);
            }
        }
        for (int i = given; i < columns.length; i++) {
            columns[i].append(NOTHING, 0, 0);
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
        return new String(record.text(), start, fields.end(field) - start).strip();
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
        return columns;
    }

    public LineNumbers lines() {
        return lines;
    }
}
