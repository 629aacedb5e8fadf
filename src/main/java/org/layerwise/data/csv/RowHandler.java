package org.layerwise.data.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerwise.data.table.LineNumbers;
import org.layerwise.data.table.TextColumn;

/** Takes fields from the parser straight into columns; the first record that is not blank is the header. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<RowHandler.Row> {

    /** What the record just read was. */
    enum Row {
        HEADER,
        DATA,
        BLANK,
        RAGGED
    }

    private final List<String> header = new ArrayList<>();
    private boolean headerDone;
    private TextColumn[] columns = {};
    private final LineNumbers lines = new LineNumbers();
    private int rows;
    private int fields;
    private boolean blank;
    private long line;

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        blank = true;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        fields++;
        if (!headerDone) {
            String name = new String(buffer, offset, length).strip();
            blank &= name.isEmpty();
            header.add(name);
        } else if (index < columns.length) {
            columns[index].append(buffer, offset, length);
            blank &= index == 0 && columns[0].isLastBlank();
        }
    }

    @Override
    protected Row buildRecord() {
        if (fields == 0 || (fields == 1 && blank)) {
            if (headerDone && fields == 1) {
                columns[0].removeLast();
            } else {
                header.clear();
            }
            return Row.BLANK;
        }
        if (!headerDone) {
            headerDone = true;
            columns = new TextColumn[fields];
            Arrays.setAll(columns, i -> new TextColumn());
            return Row.HEADER;
        }
        if (fields != columns.length) {
            return Row.RAGGED;
        }
        lines.append(line);
        rows++;
        return Row.DATA;
    }

    List<String> header() {
        return header;
    }

    /** The line on which the last record began. */
    long line() {
        return line;
    }

    /** The number of fields of the last record. */
    int fields() {
        return fields;
    }

    int rows() {
        return rows;
    }

    TextColumn[] columns() {
        for (TextColumn column : columns) {
            column.trimToSize();
        }
        return columns;
    }

    LineNumbers lines() {
        return lines;
    }
}
