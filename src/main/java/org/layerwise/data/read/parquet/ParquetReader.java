package org.layerwise.data.read.parquet;

import java.io.IOException;
import java.nio.file.Path;

/** Opens Parquet files. What implements it stands in jars of its own, which {@link ParquetLibrary} loads when they are needed. */
public interface ParquetReader {
    /**
     * Opens a file and reads what it says of its columns.
     *
     * @throws ParquetFault when it is no Parquet file, damaged, or uses what is not read
     */
    ParquetFile open(Path file) throws IOException;
}
