package org.layerwise.data.csv;

import org.layerwise.data.table.Faults;

/**
 * How a file is to be read.
 *
 * @param format how it is written
 * @param faults what is done about faults in it
 */
public record ReadOptions(CsvFormat format, Faults faults) {
    /** Everything is found out, and every fault stops. */
    public static final ReadOptions AUTO = new ReadOptions(CsvFormat.AUTO, Faults.STOP);
}
