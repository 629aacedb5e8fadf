package org.layerwise.data.read.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** An open Parquet file: rows in groups, each group's cells column by column. */
public interface ParquetFile extends Closeable {
    /** The top-level columns, in the file's order. */
    List<ParquetColumn> columns();

    /** How many rows each group has. */
    List<Long> groups();

    /** About how many bytes the columns that are read take when unpacked. */
    long unpackedBytes();

    /**
     * Hands on the cells of one column in one group of rows, from the first.
     *
     * @param group from 0
     * @param column from 0, one that is not left out
     * @param limit how many cells at most
     * @throws ParquetFault when the file is damaged there
     */
    void read(int group, int column, long limit, CellSink sink) throws IOException;
}
