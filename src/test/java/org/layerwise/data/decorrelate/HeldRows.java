package org.layerwise.data.decorrelate;

/** Rows in memory. */
record HeldRows(double[][] rows) implements TrainingRows {
    @Override
    public int count() {
        return rows.length;
    }

    @Override
    public int width() {
        return rows[0].length;
    }

    @Override
    public void read(int from, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows[from + i], 0, into, i * width(), width());
        }
    }
}
