package org.layerwise.data.read.csv;

import java.util.List;

/**
 * What was found out from a file's first lines.
 *
 * @param format with every part resolved
 * @param width how many fields most of the first records have; 0 when there are none
 * @param shape how the table differs from a plain one
 * @param quotedTexts the columns, by their places, of which every value has quotes and a bare {@code NA} is none
 */
public record CsvLayout(CsvFormat format, int width, TableShape shape, List<Integer> quotedTexts) {
    public CsvLayout {
        quotedTexts = List.copyOf(quotedTexts);
    }
}
