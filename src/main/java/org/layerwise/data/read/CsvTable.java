package org.layerwise.data.read;

import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;

/**
 * A table that was read, and how its file is written.
 *
 * @param table what it holds
 * @param format with every part resolved
 * @param recorded what an experiment is to record: {@link CsvFormat#DEFAULT} when that reads the file the same way
 * @param isParquet whether it comes from a Parquet file, which is no text
 */
public record CsvTable(Table table, CsvFormat format, CsvFormat recorded, boolean isParquet) {}
