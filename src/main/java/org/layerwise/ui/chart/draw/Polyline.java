package org.layerwise.ui.chart.draw;

import java.util.Arrays;
import org.layerwise.telemetry.MinMaxPyramid;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.Series;

/**
 * Corners of a line, decimated to pixel columns: first, smallest, largest and last value of each column (Jugel et al.,
 * "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 7, 2014), so that nothing that could be seen is
 * lost. A value that has no place on the axis breaks the line, and so does a gap between two points.
 */
public final class Polyline {
    public double[] x;
    /** NaN where the line is broken. */
    public double[] y;

    public int count;
    private final AxisScale scale;

    private Polyline(int capacity, AxisScale scale) {
        x = new double[capacity];
        y = new double[capacity];
        this.scale = scale;
    }

    /**
     * The part of a series within pixel columns, and one point to each side of it, so that lines run to the edge.
     *
     * @param values of the series: its own, or a running mean of them
     * @param size points to regard, at most a size already read
     * @param scale of the values' axis
     */
    public static Polyline of(Series series, MinMaxPyramid values, int size, PixelColumns columns, AxisScale scale) {
        int first = Math.max(0, series.steps.lowerBound(columns.from(), size) - 1);
        int last = Math.min(size, series.steps.lowerBound(Math.nextUp(columns.to()), size) + 1);
        int count = columns.count();
        Polyline line = new Polyline(Math.max(16, Math.min(4 * (count + 4), last - first)), scale);
        int gaps = series.gaps.size();
        int gap = series.gaps.lowerBound(first + 1, gaps);
        if (last - first <= 3 * count) {
            for (int i = first; i < last; i++) {
                if (gap < gaps && series.gaps.get(gap) == i) {
                    line.lift(series.steps.get(i));
                    gap++;
                }
                line.add(series.steps.get(i), values.value(i));
            }
            return line;
        }
        double[] minMax = new double[2];
        line.add(series.steps.get(first), values.value(first));
        int at = first + 1;
        for (int column = 0; column < count && at < last; column++) {
            int end = column == count - 1
                    ? Math.max(at, last - 1)
                    : Math.min(last, series.steps.lowerBound(columns.edges()[column + 1], size));
            if (end <= at) {
                continue;
            }
            if (gap < gaps && series.gaps.get(gap) == at && columns.shows(series, at, column)) {
                line.lift(series.steps.get(at));
            }
            gap = series.gaps.lowerBound(end, gaps);
            if (end - at > 4) {
                line.column(series, values, at, end, columns.middle(column), minMax);
            } else {
                for (int i = at; i < end; i++) {
                    line.add(series.steps.get(i), values.value(i));
                }
            }
            at = end;
        }
        for (; at < last; at++) {
            line.add(series.steps.get(at), values.value(at));
        }
        return line;
    }

    private void column(Series series, MinMaxPyramid values, int at, int end, double middle, double[] minMax) {
        switch (scale) {
            case LINEAR -> values.extremes(at, end, minMax);
            case LOG10 -> values.positiveExtremes(at, end, minMax);
        }
        add(series.steps.get(at), values.value(at));
        add(middle, minMax[0]);
        add(middle, minMax[1]);
        add(series.steps.get(end - 1), values.value(end - 1));
    }

    /**
     * The outer edge of a band: one corner per pixel column, its largest or its smallest value, or every point where
     * there are few. Two edges of one series have their corners at the same places.
     */
    static Polyline outline(Series series, MinMaxPyramid values, int size, PixelColumns columns, boolean largest) {
        int first = Math.max(0, series.steps.lowerBound(columns.from(), size) - 1);
        int last = Math.min(size, series.steps.lowerBound(Math.nextUp(columns.to()), size) + 1);
        int count = columns.count();
        Polyline line = new Polyline(Math.max(16, Math.min(count + 4, last - first)), AxisScale.LINEAR);
        int gaps = series.gaps.size();
        int gap = series.gaps.lowerBound(first + 1, gaps);
        if (last - first <= count) {
            for (int i = first; i < last; i++) {
                if (gap < gaps && series.gaps.get(gap) == i) {
                    line.lift(series.steps.get(i));
                    gap++;
                }
                line.add(series.steps.get(i), values.value(i));
            }
            return line;
        }
        double[] minMax = new double[2];
        int at = first;
        for (int column = 0; column < count && at < last; column++) {
            int end = column == count - 1
                    ? last
                    : Math.min(last, series.steps.lowerBound(columns.edges()[column + 1], size));
            if (end > at) {
                if (gap < gaps && series.gaps.get(gap) == at && columns.shows(series, at, column)) {
                    line.lift(columns.middle(column));
                }
                gap = series.gaps.lowerBound(end, gaps);
                values.extremes(at, end, minMax);
                line.add(columns.middle(column), minMax[largest ? 1 : 0]);
                at = end;
            }
        }
        return line;
    }

    private void lift(double atX) {
        add(atX, Double.NaN);
    }

    private void add(double atX, double value) {
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
        }
        boolean drawable = Double.isFinite(value) && (scale == AxisScale.LINEAR || value > 0);
        x[count] = atX;
        y[count++] = drawable ? value : Double.NaN;
    }
}
