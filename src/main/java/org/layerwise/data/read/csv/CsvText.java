package org.layerwise.data.read.csv;

import org.layerwise.data.cell.NumberText;

/** Texts in the CSV files that go out. */
public final class CsvText {
    private static final String FORMULA = "=+-@\t\r";

    private CsvText() {}

    /**
     * A text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it. Numbers stay
     * as they are, signs included.
     */
    public static String neutral(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !NumberText.isNumber(text);
        return formula ? "'" + text : text;
    }
}
