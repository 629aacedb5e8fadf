package org.layerwise.data.read.csv;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.cell.MissingTokens;

/**
 * Tells a bare {@code NA} from one in quotes, as R writes them: that is no value, and this is a text. So it is in a column of
 * which every value has quotes.
 */
final class QuotedColumns {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);

    private QuotedColumns() {}

    /**
     * The columns of which every value has quotes, while words for "no value" are bare.
     *
     * @param rows the first ones below the header
     */
    static List<Integer> of(List<PreviewRecord> rows, int width) {
        return IntStream.range(0, width)
                .filter(column -> isQuoted(rows, column))
                .boxed()
                .toList();
    }

    private static boolean isQuoted(List<PreviewRecord> rows, int column) {
        boolean bare = false;
        boolean quoted = false;
        for (PreviewRecord row : rows) {
            String cell = row.cell(column);
            if (cell.isEmpty() || column >= row.width()) {
                continue;
            }
            if (row.quoted(column)) {
                quoted = true;
            } else if (MISSING.isMissing(cell)) {
                bare = true;
            } else {
                return false;
            }
        }
        return bare && quoted;
    }

    /** Whether a bare text of such a column is no value. */
    static boolean isMissing(char[] text, int start, int length) {
        int from = start;
        int to = start + length;
        while (from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        return MISSING.isMissing(new String(text, from, to - from));
    }
}
