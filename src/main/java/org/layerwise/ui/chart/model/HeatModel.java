package org.layerwise.ui.chart.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A histogram over time: columns of counts, each over its own range. When more than {@value #MOST_COLUMNS} columns have
 * come, neighbors are merged two by two, and from then on columns are gathered in the same measure as they arrive: the
 * whole history stays, in bounded memory.
 */
public final class HeatModel implements ChartModel {
    static final int MOST_COLUMNS = 400;

    /**
     * Counts between two steps.
     *
     * @param from first step it stands for
     * @param to last step it stands for
     * @param min lower end of the first bin
     * @param max upper end of the last bin; equal to {@code min} when all values are the same
     * @param counts one count per bin, all bins equally wide
     */
    public record Column(double from, double to, double min, double max, double[] counts) {

        public double total() {
            double sum = 0;
            for (double count : counts) {
                sum += count;
            }
            return sum;
        }

        /** Both columns in one, over the range of both; counts are spread evenly within their bins. */
        Column merge(Column next) {
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
    private final List<Column> columns = new ArrayList<>();
    private int gathered;
    private int stride = 1;
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
        if (counts.length == 0
                || (!columns.isEmpty() && step < columns.getLast().to())) {
            throw new IllegalArgumentException(
                    "histogram of " + subject + " at step " + step + ": expected at least one "
                            + "bin and ascending steps, got " + counts.length + " bins after "
                            + (columns.isEmpty()
                                    ? "nothing"
                                    : "step " + columns.getLast().to()));
        }
        double[] shares = new double[counts.length];
        boolean drawable = Double.isFinite(min) && Double.isFinite(max) && min <= max;
        for (int i = 0; i < counts.length && drawable; i++) {
            shares[i] = counts[i];
        }
        add(new Column(step, step, drawable ? min : 0, drawable ? max : 0, shares));
        appended++;
        version++;
    }

    private void add(Column column) {
        if (gathered > 0 && gathered < stride) {
            columns.set(columns.size() - 1, columns.getLast().merge(column));
            gathered++;
        } else {
            columns.add(column);
            gathered = 1;
        }
        if (columns.size() > MOST_COLUMNS) {
            halve();
        }
    }

    /** Takes the columns of another model, and keeps its own that come after them. */
    public synchronized void replaceBy(HeatModel other) {
        List<Column> own = List.copyOf(columns);
        columns.clear();
        columns.addAll(other.columns());
        double end =
                columns.isEmpty() ? Double.NEGATIVE_INFINITY : columns.getLast().to();
        stride = other.stride();
        gathered = stride;
        own.stream().filter(each -> each.from() > end).forEach(this::add);
        appended = Math.max(appended, other.appended());
        version++;
    }

    private synchronized int stride() {
        return stride;
    }

    /** How many histograms have come. */
    public synchronized long appended() {
        return appended;
    }

    private void halve() {
        List<Column> merged = new ArrayList<>(MOST_COLUMNS);
        for (int i = 0; i + 1 < columns.size(); i += 2) {
            merged.add(columns.get(i).merge(columns.get(i + 1)));
        }
        boolean odd = columns.size() % 2 == 1;
        if (odd) {
            merged.add(columns.getLast());
        }
        columns.clear();
        columns.addAll(merged);
        gathered = odd ? gathered : 2 * stride;
        stride *= 2;
    }

    public synchronized List<Column> columns() {
        return List.copyOf(columns);
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
        gathered = 0;
        stride = 1;
        appended = 0;
        version++;
    }

    @Override
    public List<String> names() {
        return List.of();
    }
}
