package org.layerwise.data.read.csv;

import java.util.List;

/**
 * How a file's first records differ from a plain table.
 *
 * @param separatorLine whether a first line {@code sep=;} is to be passed over
 * @param rowNames whether the header is one name short of every row, so that the first column is the rows' names
 * @param surplus whether every row ends with separators that the header lacks
 * @param markedHeader whether the header's line begins as comments do
 * @param rowWidth how many fields each row has, when none has as many as the header; 0 when they differ or some do
 */
public record TableShape(boolean separatorLine, boolean rowNames, boolean surplus, boolean markedHeader, int rowWidth) {
    /** A plain table. */
    static final TableShape PLAIN = new TableShape(false, false, false, false, 0);

    private static final int FEW = 10;

    /**
     * The shape of a table.
     *
     * @param table its first records, the header's first
     * @param lines how many records the header has
     */
    static TableShape of(List<PreviewRecord> table, int lines) {
        if (lines == 0 || table.size() <= lines) {
            return PLAIN;
        }
        int header = table.subList(0, lines).stream()
                .mapToInt(PreviewRecord::width)
                .max()
                .orElse(0);
        List<PreviewRecord> rows = table.subList(lines, table.size()).stream()
                .filter(row -> !row.cells().equals(table.getFirst().cells()))
                .toList();
        int width = rows.isEmpty() ? header : rows.getFirst().width();
        boolean alike = rows.stream().allMatch(row -> row.width() == width);
        long longer = rows.stream()
                .filter(row -> row.width() > header && isBlankFrom(row, header))
                .count();
        boolean fitting = rows.stream().allMatch(row -> row.width() <= header || isBlankFrom(row, header));
        boolean surplus = longer > 0 && fitting && (rows.size() - longer) * FEW <= rows.size();
        boolean rowNames = !surplus && alike && width == header + 1;
        return new TableShape(false, rowNames, surplus, false, alike && width != header ? width : 0);
    }

    private static boolean isBlankFrom(PreviewRecord row, int from) {
        return row.cells().stream().skip(from).allMatch(String::isEmpty);
    }

    TableShape withSeparatorLine(boolean other) {
        return new TableShape(other, rowNames, surplus, markedHeader, rowWidth);
    }

    TableShape withMarkedHeader(boolean other) {
        return new TableShape(separatorLine, rowNames, surplus, other, rowWidth);
    }
}
