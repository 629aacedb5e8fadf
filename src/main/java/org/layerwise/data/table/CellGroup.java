package org.layerwise.data.table;

import java.nio.charset.StandardCharsets;

/** Some rows' cells of one column, verbatim and immutable, in whichever form takes the least room. Rows count from 0 within the group. */
sealed interface CellGroup permits DecimalGroup, DictionaryGroup, PlainGroup {

    /** The cell's text. */
    String text(int row);

    /** Whether the cell's text is empty. */
    boolean isBlank(int row);

    /** The number that the cell writes with a decimal point, correctly rounded; NaN when it writes none. */
    double number(int row);

    /** Puts the group into a column file. */
    void write(GroupSink sink);

    /** The bytes of a text in UTF-8. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
