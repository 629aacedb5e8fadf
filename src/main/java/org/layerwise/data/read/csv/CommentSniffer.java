package org.layerwise.data.read.csv;

import java.util.List;
import org.layerwise.data.cell.NumberFormat;

/** Finds whether lines that begin with a mark are remarks between a table's rows, or rows whose first cell begins so. */
final class CommentSniffer {
    private static final double NEARLY_ALL = 0.9;

    private final List<PreviewRecord> rows;
    private final NumberFormat numbers;
    private final int width;

    /**
     * @param rows the first records but for the lines in question
     * @param width how many fields most of them have
     */
    CommentSniffer(List<PreviewRecord> rows, NumberFormat numbers, int width) {
        this.rows = rows;
        this.numbers = numbers;
        this.width = width;
    }

    /**
     * Whether the lines are remarks: more of them do not fit in with the rows than do.
     *
     * @param lines those that begin with the mark, as records
     * @param onTop so many of them stand before the rows; one that fits in with these may be the header
     */
    boolean areComments(List<PreviewRecord> lines, String mark, int onTop) {
        if (rows.size() < 2 || lines.isEmpty()) {
            return false;
        }
        if (width < 2) {
            boolean blank = lines.stream().allMatch(line -> line.cell(0).startsWith(mark + " "));
            boolean allOnTop = onTop >= lines.size();
            return (blank && (allOnTop || isMeasured(0))) || (isMeasured(0) && allOnTop && lines.size() > 1);
        }
        int others = 0;
        int same = 0;
        for (int i = 0; i < lines.size(); i++) {
            PreviewRecord line = lines.get(i);
            if (line.width() != width || (i >= onTop && holdsText(line))) {
                others++;
            } else if (i >= onTop && !isMeasured(0)) {
                same++;
            }
        }
        return others > 0 && others >= same;
    }

    /** Whether there is a text, behind the first field, in a column of numbers. */
    private boolean holdsText(PreviewRecord line) {
        for (int column = 1; column < width; column++) {
            if (CellLook.of(line.cell(column), numbers) == CellLook.TEXT && isMeasured(column)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nearly all cells of a column are numbers, dates or amounts; the first record may be the header. */
    private boolean isMeasured(int column) {
        int filled = 0;
        int measured = 0;
        for (PreviewRecord row : rows.subList(1, rows.size())) {
            CellLook look = CellLook.of(row.cell(column), numbers);
            filled += look == CellLook.BLANK ? 0 : 1;
            measured += look.isMeasured() ? 1 : 0;
        }
        return measured > 0 && measured >= NEARLY_ALL * filled;
    }
}
