package org.layerwise.ui.chart.model;

import java.util.List;

/**
 * One number of each layer over time, a row for each layer: what networks of many layers are read by. When more than
 * {@value MergedColumns#MOST} columns have come, neighbors are merged two by two, each value becoming the mean of those that are
 * numbers: the whole history stays, in bounded memory.
 */
public final class GridModel implements ChartModel {
    /**
     * The values between two steps.
     *
     * @param from first step it stands for
     * @param to last step it stands for
     * @param values one for each row; NaN where there is none. Not to be modified.
     * @param counts how many numbers each of them is the mean of. Not to be modified.
     */
    public record Column(double from, double to, double[] values, int[] counts)
            implements MergedColumns.Column<Column> {
        @Override
        public Column merge(Column next) {
            double[] mean = new double[values.length];
            int[] sum = new int[values.length];
            for (int i = 0; i < mean.length; i++) {
                sum[i] = counts[i] + next.counts[i];
                double total = (counts[i] == 0 ? 0 : counts[i] * values[i])
                        + (next.counts[i] == 0 ? 0 : next.counts[i] * next.values[i]);
                mean[i] = sum[i] == 0 ? Double.NaN : total / sum[i];
            }
            return new Column(from, next.to, mean, sum);
        }
    }

    private final List<String> rows;
    private final MergedColumns<Column> columns = new MergedColumns<>();
    private double[] latest;
    private long version;

    /** @param rows the layers' names, the first on top */
    public GridModel(List<String> rows) {
        this.rows = List.copyOf(rows);
        this.latest = new double[0];
    }

    /**
     * Appends a column.
     *
     * @param step at least the last step
     * @param values one for each row; what is not finite counts as none. Copied.
     * @throws IllegalArgumentException when there are more or fewer, or {@code step} lies before the last one
     */
    public synchronized void append(double step, double[] values) {
        if (values.length != rows.size() || step < columns.last()) {
            throw new IllegalArgumentException("expected " + rows.size() + " values and ascending steps, got "
                    + values.length + " at step " + step);
        }
        latest = values.clone();
        double[] numbers = values.clone();
        int[] counts = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            boolean finite = Double.isFinite(numbers[i]);
            counts[i] = finite ? 1 : 0;
            numbers[i] = finite ? numbers[i] : Double.NaN;
        }
        columns.add(new Column(step, step, numbers, counts));
        version++;
    }

    /** Takes the columns of another model with the same rows, and keeps its own that come after them. */
    public synchronized void replaceBy(GridModel other) {
        synchronized (other) {
            columns.replaceBy(other.columns.all(), other.columns.stride());
        }
        version++;
    }

    public synchronized List<Column> columns() {
        return columns.all();
    }

    /** The layers' names, the first on top. */
    public List<String> rows() {
        return rows;
    }

    /** The values that came last, as they were given; empty before the first. */
    public synchronized double[] latest() {
        return latest.clone();
    }

    @Override
    public synchronized long version() {
        return version;
    }

    @Override
    public synchronized boolean isEmpty() {
        return columns.isEmpty();
    }

    @Override
    public synchronized void clear() {
        columns.clear();
        latest = new double[0];
        version++;
    }

    @Override
    public List<String> names() {
        return List.of();
    }
}
