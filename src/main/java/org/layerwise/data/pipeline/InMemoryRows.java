package org.layerwise.data.pipeline;

import org.ejml.data.FMatrixRMaj;

/** Rows in memory. The matrix is kept, not copied. */
record InMemoryRows(FMatrixRMaj matrix) implements Rows {
    @Override
    public int count() {
        return matrix.numRows;
    }

    @Override
    public int width() {
        return matrix.numCols;
    }

    @Override
    public float get(int row, int column) {
        return matrix.data[row * matrix.numCols + column];
    }

    @Override
    public void copy(int first, int rows, float[] into, int at) {
        System.arraycopy(matrix.data, first * matrix.numCols, into, at, rows * matrix.numCols);
    }

    @Override
    public void gather(int[] order, int from, int count, FMatrixRMaj into) {
        int width = matrix.numCols;
        into.reshape(count, width);
        if (width == 1) {
            for (int i = 0; i < count; i++) {
                into.data[i] = matrix.data[order[from + i]];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(matrix.data, order[from + i] * width, into.data, i * width, width);
        }
    }
}
