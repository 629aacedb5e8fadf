package org.layerwise.data.read;

import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;

/**
 * How a file is to be read.
 *
 * @param format how it is written
 * @param faults what is done about faults in it
 */
public record ReadOptions(CsvFormat format, FaultPolicy faults) {
    /** Everything is found out, and every fault stops. */
    public static final ReadOptions AUTO = new ReadOptions(CsvFormat.AUTO, FaultPolicy.STOP);
}
