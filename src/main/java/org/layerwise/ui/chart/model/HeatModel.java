package org.layerwise.ui.chart.model;

import java.util.List;

/**
 * A histogram over time: columns of counts, each over its own range. When more than {@value MergedColumns#MOST} columns have
 * come, neighbors are merged two by two, and from then on columns are gathered in the same measure as they arrive: the
 * whole history stays, in bounded memory.
 */
public final class HeatModel implements ChartModel {
    /**
     * Counts between two steps.
     *
     * @param from first step it stands for
     * @param to last step it stands for
     * @param min lower end of the first bin
     * @param max upper end of the last bin; equal to {@code min} when all values are the same
     * @param counts one count per bin, all bins equally wide
     */
    public record Column(double from, double to, double min, double max, double[] counts)
            implements MergedColumns.Column<Column> {

        public double total() {
            double sum = 0;
            for (double count : counts) {
                sum += count;
            }
            return sum;
        }

        /** Both columns in one, over the range of both; counts are spread evenly within their bins. */
        @Override
        public Column merge(Column next) {
            if (total() == 0) {
                return new Column(from, next.to, next.min, next.max, next.counts);
            }
            if (next.total() == 0) {
                return new Column(from, next.to, min, max, counts);
            }
            double low = Math.min(min, next.min);
            double high = Math.max(max, next.max);
            double[] sum = new double[Math.max(counts.length, next.counts.length)];
            spread(low, high, sum);
            next.spread(low, high, sum);
            return new Column(from, next.to, low, high, sum);
        }

        /** Adds these counts to equally wide bins over [low, high]; what lies outside is left out. {@code bins}: Modified. */
        public void spread(double low, double high, double[] bins) {
            double width = (high - low) / bins.length;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    continue;
                }
                double binWidth = (max - min) / counts.length;
                double start = min + i * binWidth;
                if (width <= 0 || binWidth <= 0) {
                    int bin = width <= 0 ? 0 : (int) Math.floor((start - low) / width);
                    if (bin == bins.length && start == high) {
                        bin--;
                    }
                    if (bin >= 0 && bin < bins.length) {
                        bins[bin] += counts[i];
                    }
                    continue;
                }
                double end = start + binWidth;
                int first = Math.max(0, (int) Math.floor((start - low) / width));
                int last = Math.min(bins.length - 1, (int) Math.floor((end - low) / width));
                for (int bin = first; bin <= last; bin++) {
                    double overlap = Math.min(end, low + (bin + 1) * width) - Math.max(start, low + bin * width);
                    bins[bin] += counts[i] * Math.max(0, overlap) / binWidth;
                }
            }
        }
    }

    private final String subject;
    private final MergedColumns<Column> columns = new MergedColumns<>();
    private long appended;
    private long version;

    /**
     * @param subject what is counted, in the plural, for the color legend: "activations"
     */
    public HeatModel(String subject) {
        this.subject = subject;
    }

    /**
     * Appends a histogram.
     *
     * @param step at least the last step
     * @param min lower end of the first bin; with {@code max} not finite, or all counts 0, the column stays empty
     * @param max upper end of the last bin
     * @param counts [bins], not negative; copied
     * @throws IllegalArgumentException when {@code step} lies before the last one, or there are no bins
     */
    public synchronized void append(double step, double min, double max, long[] counts) {
        if (counts.length == 0 || step < columns.last()) {
            throw new IllegalArgumentException(
                    "histogram of " + subject + " at step " + step + ": expected at least one "
                            + "bin and ascending steps, got " + counts.length + " bins after "
                            + (columns.isEmpty() ? "nothing" : "step " + columns.last()));
        }
        double[] shares = new double[counts.length];
        boolean drawable = Double.isFinite(min) && Double.isFinite(max) && min <= max;
        for (int i = 0; i < counts.length && drawable; i++) {
            shares[i] = counts[i];
        }
        columns.add(new Column(step, step, drawable ? min : 0, drawable ? max : 0, shares));
        appended++;
        version++;
    }

    /** Takes the columns of another model, and keeps its own that come after them. */
    public synchronized void replaceBy(HeatModel other) {
        synchronized (other) {
            columns.replaceBy(other.columns.all(), other.columns.stride());
        }
        appended = Math.max(appended, other.appended());
        version++;
    }

    /** How many histograms have come. */
    public synchronized long appended() {
        return appended;
    }

    public synchronized List<Column> columns() {
        return columns.all();
    }

    public String subject() {
        return subject;
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
        appended = 0;
        version++;
    }

    @Override
    public List<String> names() {
        return List.of();
    }
}
