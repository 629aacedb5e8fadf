package org.layerwise.data.csv;

import java.util.List;
import org.layerwise.base.Problem;

/**
 * The beginning of a CSV file.
 *
 * @param format how it was read, the separator found out where that was asked for
 * @param columns the header's names
 * @param rows the first rows' trimmed cells
 * @param more whether further rows follow
 * @param problems what was noticed so far
 */
public record CsvPreview(
        CsvFormat format, List<String> columns, List<List<String>> rows, boolean more, List<Problem> problems) {
    public CsvPreview {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        problems = List.copyOf(problems);
    }
}
