package org.layerwise.data.read.csv;

/** How much is read of a table. */
@FunctionalInterface
public interface ReadLimit {
    /**
     * Whether reading ends before the next row.
     *
     * @param rows that have been read
     * @param reader what has been read so far
     * @throws org.layerwise.base.ProblemException when there is too much of it to be a table at all
     */
    boolean isReached(int rows, RowReader reader);

    /** So many rows. */
    static ReadLimit rows(int most) {
        return (rows, reader) -> rows >= most;
    }
}
