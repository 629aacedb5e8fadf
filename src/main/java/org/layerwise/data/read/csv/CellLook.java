package org.layerwise.data.read.csv;

import java.util.regex.Pattern;
import org.layerwise.data.cell.NumberFormat;

/** What a cell looks like. */
enum CellLook {
    BLANK,
    NUMBER,
    DATE,
    AMOUNT,
    TEXT;

    private static final Pattern DAY =
            Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([T ]\\d{1,2}:\\d{2}.*)?|\\d{1,2}:\\d{2}(:\\d{2}.*)?");
    private static final Pattern MONEY = Pattern.compile("[$€£¥]\\s?[-+]?[0-9.,]+|[-+]?[0-9.,]+\\s?[$€£¥%]");

    static CellLook of(String cell, NumberFormat numbers) {
        if (cell.isEmpty()) {
            return BLANK;
        }
        if (numbers.isNumber(cell)) {
            return NUMBER;
        }
        if (DAY.matcher(cell).matches()) {
            return DATE;
        }
        return MONEY.matcher(cell).matches() ? AMOUNT : TEXT;
    }

    /** Whether it is a quantity and no word. */
    boolean isMeasured() {
        return this == NUMBER || this == DATE || this == AMOUNT;
    }
}
