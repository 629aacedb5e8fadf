package org.layerwise.data.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.layerwise.data.table.ReadProgress;

/** How far a Parquet file has been read: bytes of its columns, told as a share of the file's size. */
final class ParquetProgress {
    private final Path file;
    private final ReadProgress told;
    private final long size;
    private final long began;
    private long columnBytes;
    private long read;
    private int columns;
    private long rows;

    ParquetProgress(Path file, ReadProgress told) throws IOException {
        this.file = file;
        this.told = told;
        this.size = Files.size(file);
        this.began = told.ticker().nanos();
    }

    /**
     * Says what there is to read.
     *
     * @param bytes of all columns that are read
     * @param count of those columns
     */
    void begin(long bytes, int count) {
        columnBytes = bytes;
        columns = count;
    }

    /** So many more bytes of columns have been read. */
    void read(long bytes) {
        read += bytes;
        tell();
    }

    /**
     * A column's cells in a group of rows have been read.
     *
     * @param before rows in the groups before
     * @param group rows in this one
     * @param done columns of this one
     */
    void columnEnds(long before, long group, int done) {
        rows = before + group * done / columns;
    }

    /** A piece of the file went into its fingerprint. */
    void digested() {
        tell();
    }

    private void tell() {
        double share = columnBytes == 0 ? 1 : Math.min(1, (double) read / columnBytes);
        double seconds = (told.ticker().nanos() - began) / 1e9;
        if (!told.readOn(new ReadProgress.State(Math.round(share * size), size, rows, seconds))) {
            throw new CancellationException("reading " + file + " was cancelled");
        }
    }
}
