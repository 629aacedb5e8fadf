package org.layerwise.data.pipeline;

import org.ejml.data.FMatrixRMaj;

/** Rows of numbers, {@code [n × d]}, that batches are gathered from: in memory, or in a mapped file. */
public sealed interface Rows permits InMemoryRows, MappedRows, SlidingRows {

    /** n. */
    int count();

    /** d. */
    int width();

    /** One number. */
    float get(int row, int column);

    /**
     * Copies the rows {@code order[from] … order[from + count − 1]}. Allocates nothing when the matrix has held that many before.
     *
     * @param into becomes {@code [count × d]}. Modified.
     */
    void gather(int[] order, int from, int count, FMatrixRMaj into);

    /**
     * Copies consecutive rows.
     *
     * @param into takes them from {@code at} on, row after row. Modified.
     */
    void copy(int first, int rows, float[] into, int at);

    /** All of them in memory, {@code [n × d]}; not to be changed. */
    FMatrixRMaj matrix();
}
