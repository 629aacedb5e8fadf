package org.layerwise.data.read;

import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.data.read.csv.CsvFormat;

/**
 * The beginning of a table's file.
 *
 * @param format how it was read, every part resolved
 * @param columns the header's names
 * @param rows the first rows' trimmed cells
 * @param more whether further rows follow
 * @param estimatedRows how many rows the whole file has, reckoned from its size and the length of the rows read
 * @param problems what was noticed so far
 * @param describesItself whether the file says itself how it is written, as Parquet files do: of the format nothing matters
 */
public record CsvPreview(
        CsvFormat format,
        List<String> columns,
        List<List<String>> rows,
        boolean more,
        long estimatedRows,
        List<Problem> problems,
        boolean describesItself) {
    public CsvPreview {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        problems = List.copyOf(problems);
    }

    /** Of a file of separated values. */
    public CsvPreview(
            CsvFormat format,
            List<String> columns,
            List<List<String>> rows,
            boolean more,
            long estimatedRows,
            List<Problem> problems) {
        this(format, columns, rows, more, estimatedRows, problems, false);
    }
}
