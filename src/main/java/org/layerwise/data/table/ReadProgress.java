package org.layerwise.data.table;

import org.layerwise.base.Ticker;

/**
 * Is told how far a file has been read, and may end the reading. Called on the thread that reads, every few milliseconds: at
 * least every {@value #ROWS} records, but for one that is longer than a mebibyte.
 */
@FunctionalInterface
public interface ReadProgress {
    /** Records between two calls at most. */
    int ROWS = 1 << 10;

    /** Reads to the end and tells nobody. */
    ReadProgress NONE = state -> true;

    /**
     * How far the reading is.
     *
     * @param bytes of the file, read so far; of a compressed file, compressed ones
     * @param total the file's size in bytes
     * @param rows read so far
     * @param seconds since it began
     * @param column of the table that is being looked through once it is read, from 1; 0 before
     */
    record State(long bytes, long total, long rows, double seconds, int column) {
        /** While the file is being read. */
        public State(long bytes, long total, long rows, double seconds) {
            this(bytes, total, rows, seconds, 0);
        }

        /** How many seconds the rest will take at the speed so far; NaN before anything was read. */
        public double secondsLeft() {
            return bytes == 0 ? Double.NaN : seconds * (total - bytes) / bytes;
        }

        /** The share that was read, from 0 to 1. */
        public double share() {
            return total == 0 ? 1 : Math.min(1, (double) bytes / total);
        }
    }

    /** Whether to read on; false ends the reading with a {@link java.util.concurrent.CancellationException}. */
    boolean readOn(State state);

    /** The clock that the seconds come from. */
    default Ticker ticker() {
        return Ticker.SYSTEM;
    }
}
