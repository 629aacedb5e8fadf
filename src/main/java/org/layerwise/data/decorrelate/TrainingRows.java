package org.layerwise.data.decorrelate;

/** Rows of features that are read some at a time, for all of them may be more than memory holds. */
public interface TrainingRows {
    /** n. */
    int count();

    /** d. */
    int width();

    /**
     * Reads the rows {@code [from, from + count)}.
     *
     * @param into their features, row after row, finite. Modified.
     */
    void read(int from, int count, double[] into);
}
