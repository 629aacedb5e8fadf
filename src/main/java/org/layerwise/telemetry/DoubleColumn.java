package org.layerwise.telemetry;

import java.util.Arrays;

/**
 * Numbers that are only ever appended, in chunks, so that growing copies no values. One thread appends; any thread reads
 * the values below a {@link #size()} it has read before.
 */
public final class DoubleColumn {
    private static final int BITS = 13;
    private static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;

    private double[][] chunks = new double[1][];
    private volatile int size;

    public void add(double value) {
        int index = size;
        int chunk = index >>> BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new double[CHUNK];
        }
        chunks[chunk][index & MASK] = value;
        size = index + 1;
    }

    public int size() {
        return size;
    }

    /** The value at {@code index}, which is below a size already read. */
    public double get(int index) {
        return chunks[index >>> BITS][index & MASK];
    }

    /**
     * First index in [0, size) whose value is at least {@code value}, or {@code size}; the values must ascend.
     *
     * @param size a size already read
     */
    public int lowerBound(double value, int size) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
