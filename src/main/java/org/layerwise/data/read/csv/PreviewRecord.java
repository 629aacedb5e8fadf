package org.layerwise.data.read.csv;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One of a file's first records.
 *
 * @param line on which it begins
 * @param cells trimmed
 * @param quotes whether each had quotes around it
 * @param faulty whether a quote in it did not fit
 */
@SuppressWarnings("ArrayRecordComponent") // few records, never compared
record PreviewRecord(long line, List<String> cells, boolean[] quotes, boolean faulty) {
    private static final Pattern NUMERIC = Pattern.compile("[-+]?[0-9][0-9.,'’ \u00A0\u202F]*([eE][-+]?[0-9]+)?");

    int width() {
        return cells.size();
    }

    boolean quoted(int field) {
        return quotes[field];
    }

    String cell(int field) {
        return field < cells.size() ? cells.get(field) : "";
    }

    /** How many cells hold something. */
    int filled() {
        return (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** Whether a cell may be a number in some way of writing. */
    static boolean looksNumeric(String cell) {
        return NUMERIC.matcher(cell).matches();
    }
}
