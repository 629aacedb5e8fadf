package org.layerwise.data.pipeline;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.data.window.WindowRows;

/**
 * Windows of consecutive rows, each seen as one row: window i is the rows {@code starts[i] … starts[i] + length − 1}. Rows that
 * many windows share are kept once.
 *
 * @param rows {@code [n × m]}, in order of time
 * @param starts the first row of each window. Kept, not copied.
 * @param length rows of a window
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows, handed on and never compared
public record SlidingRows(Rows rows, int[] starts, int length) implements Rows {
    /**
     * The windows of rows that are encoded already.
     *
     * @param encoded the rows of the places {@link WindowRows#range()}, in order
     */
    public static SlidingRows of(WindowRows windows, Rows encoded) {
        int from = windows.range()[0];
        int[] starts = new int[windows.count()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = windows.lasts()[i] - windows.length() + 1 - from;
        }
        return new SlidingRows(encoded, starts, windows.length());
    }

    @Override
    public int count() {
        return starts.length;
    }

    @Override
    public int width() {
        return length * rows.width();
    }

    @Override
    public float get(int row, int column) {
        return rows.get(starts[row] + column / rows.width(), column % rows.width());
    }

    @Override
    public void gather(int[] order, int from, int count, FMatrixRMaj into) {
        int width = width();
        into.reshape(count, width);
        for (int i = 0; i < count; i++) {
            rows.copy(starts[order[from + i]], length, into.data, i * width);
        }
    }

    @Override
    public void copy(int first, int count, float[] into, int at) {
        for (int i = 0; i < count; i++) {
            rows.copy(starts[first + i], length, into, at + i * width());
        }
    }

    @Override
    public FMatrixRMaj matrix() {
        FMatrixRMaj all = new FMatrixRMaj(count(), width());
        copy(0, count(), all.data, 0);
        return all;
    }
}
