package org.layerwise.data.table;

/**
 * What became of a file's records: {@code rows + skipped = records}.
 *
 * @param records records below the header, blank lines left out
 * @param rows how many of them are rows of the table
 * @param ragged records of the wrong width, skipped or padded
 * @param quotes records with a quote in the wrong place that was taken as text
 * @param undecodable records with bytes that are no text, skipped or made missing
 */
public record ReadTotals(long records, long rows, long ragged, long quotes, long undecodable) {
    /** Of a table of which every record is a row. */
    public static ReadTotals clean(long rows) {
        return new ReadTotals(rows, rows, 0, 0, 0);
    }

    /** How many records were left out. */
    public long skipped() {
        return records - rows;
    }
}
