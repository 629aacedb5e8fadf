package org.layerwise.data.read;

import java.nio.file.Path;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.csv.ReadLimit;
import org.layerwise.data.read.csv.RowReader;

/**
 * How much of a table memory may hold while it is read. A file's size and first rows say that beforehand, but a file of several
 * gzip members, or one whose later rows are shorter, has many more rows than they say.
 *
 * @param bytes that Java may use
 */
record ReadMemory(long bytes) {
    /** Of memory: a table that takes more than one part in so many is kept in a column file. */
    private static final int SHARE = 4;

    /** What a cell takes, however short it is. */
    private static final long CELL_BYTES = 9;

    /** What a row takes beside its cells, while it is read and where its numbers are handed on. */
    private static final long ROW_BYTES = 16;

    /** What a row takes whose line does not follow the one before: in growing arrays, and while they are written. */
    private static final long BREAK_BYTES = 48;

    /** Rows that a column gathers before they go to the column file. */
    private static final int GATHERED = 1 << 14;

    /** What a character takes that is gathered: in a buffer that grows, and in the copy that is written. */
    private static final int CHARACTER_BYTES = 2;

    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    static ReadMemory ofJava() {
        return new ReadMemory(Runtime.getRuntime().maxMemory());
    }

    /** Bytes that a table takes in memory, about. */
    static long held(long rows, int columns, long characters) {
        return Math.max(characters, rows * (ROW_BYTES + CELL_BYTES * Math.max(1, columns)));
    }

    /** Whether a table that takes so many bytes would fill much of memory. */
    boolean isLarge(long size) {
        return size > bytes / SHARE;
    }

    /** Ends reading as soon as the table would fill much of memory. */
    ReadLimit toHold() {
        return (rows, reader) ->
                rows == Integer.MAX_VALUE || isLarge(held(rows, reader.names().size(), reader.characters()));
    }

    /**
     * Ends reading when there are more rows than can be counted.
     *
     * @return throws a {@link ProblemException} when what stays in memory beside the column file fills it
     */
    ReadLimit toPassOn(Path file) {
        return new PassedOn(file);
    }

    /** Looks at what a table of which the cells go to a column file takes all the same. */
    private final class PassedOn implements ReadLimit {
        private final Path file;
        private long charactersBefore;
        private long gathered;

        PassedOn(Path file) {
            this.file = file;
        }

        @Override
        public boolean isReached(int rows, RowReader reader) {
            gathered = Math.max(gathered, reader.characters() - charactersBefore);
            if (rows % GATHERED == 0) {
                charactersBefore = reader.characters();
            }
            int columns = reader.names().size();
            long needed = reader.rows().lines().breaks() * BREAK_BYTES
                    + Math.min(rows, GATHERED) * CELL_BYTES * columns
                    + gathered * CHARACTER_BYTES;
            if (needed > bytes / SHARE * (SHARE - 1)) {
                throw new ProblemException(tooLarge(rows, columns, needed));
            }
            return rows == Integer.MAX_VALUE;
        }

        private Problem tooLarge(int rows, int columns, long needed) {
            return Problem.error(
                    Location.file(file.toString()),
                    Message.of(
                            "data.read/too-large",
                            rows,
                            columns,
                            needed / MEGABYTE,
                            bytes / MEGABYTE,
                            2 * needed / GIGABYTE + 1));
        }
    }
}
