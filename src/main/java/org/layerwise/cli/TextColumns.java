package org.layerwise.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of short texts in columns that are aligned, in lines of a limited width. */
final class TextColumns {
    private static final String GAP = "  ";
    private static final String CUT = "…";
    private static final int NARROWEST = 8;

    private TextColumns() {}

    /**
     * The lines, the head first.
     *
     * @param head what the columns are called
     * @param cells of each row, as many texts
     * @param width of a line at most, where columns can be cut so far
     * @param shrinking columns that are cut where it is too wide, in this order
     */
    static List<String> lines(List<String> head, List<List<String>> cells, int width, List<Integer> shrinking) {
        List<List<String>> rows = cells.stream()
                .map(row -> row.stream().map(TerminalText::line).toList()) // as they will be shown
                .toList();
        int[] widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = length(head.get(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        for (int column : shrinking) {
            int excess = total(widths) - width;
            if (excess > 0) {
                widths[column] = Math.min(widths[column], Math.max(NARROWEST, widths[column] - excess));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(head, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static int total(int[] widths) {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = cut(row.get(column), widths[column]);
            line.append(column == 0 ? "" : GAP).append(text).append(" ".repeat(widths[column] - length(text)));
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
