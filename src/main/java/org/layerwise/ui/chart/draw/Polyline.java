package org.layerwise.ui.chart.draw;

import java.util.Arrays;
import org.layerwise.telemetry.DoubleColumn;
import org.layerwise.telemetry.MinMaxPyramid;

/**
 * Corners of a line, decimated to pixel columns: first, smallest, largest and last value of each column (Jugel et al.,
 * "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 7, 2014), so that nothing that could be seen is
 * lost. A NaN breaks the line.
 */
public final class Polyline {
    public double[] x;
    public double[] y;
    public int count;

    private Polyline(int capacity) {
        x = new double[capacity];
        y = new double[capacity];
    }

    /**
     * The part of a series between two places, and one point to each side of it, so that lines run to the edge.
     *
     * @param steps ascending
     * @param size points to regard, at most a size already read
     * @param columns pixel columns, at least 1
     */
    public static Polyline of(DoubleColumn steps, MinMaxPyramid values, int size, double from, double to, int columns) {
        int first = Math.max(0, steps.lowerBound(from, size) - 1);
        int last = Math.min(size, steps.lowerBound(Math.nextUp(to), size) + 1);
        Polyline line = new Polyline(Math.max(16, Math.min(4 * (columns + 4), last - first)));
        if (last - first <= 3 * columns) {
            for (int i = first; i < last; i++) {
                line.add(steps.get(i), values.value(i));
            }
            return line;
        }
        double width = (to - from) / columns;
        double[] minMax = new double[2];
        line.add(steps.get(first), values.value(first));
        int at = first + 1;
        for (int column = 0; column < columns && at < last; column++) {
            double edge = from + (column + 1) * width;
            int end = column == columns - 1 ? Math.max(at, last - 1) : Math.min(last, steps.lowerBound(edge, size));
            if (end - at > 4) {
                values.extremes(at, end, minMax);
                double middle = edge - width / 2;
                line.add(steps.get(at), values.value(at));
                line.add(middle, minMax[0]);
                line.add(middle, minMax[1]);
                line.add(steps.get(end - 1), values.value(end - 1));
            } else {
                for (int i = at; i < end; i++) {
                    line.add(steps.get(i), values.value(i));
                }
            }
            at = Math.max(at, end);
        }
        for (; at < last; at++) {
            line.add(steps.get(at), values.value(at));
        }
        return line;
    }

    /**
     * The outer edge of a band: one corner per pixel column, its largest or its smallest value, or every point where
     * there are few. Two edges of one series have their corners at the same places.
     */
    static Polyline outline(
            DoubleColumn steps, MinMaxPyramid values, int size, double from, double to, int columns, boolean largest) {
        int first = Math.max(0, steps.lowerBound(from, size) - 1);
        int last = Math.min(size, steps.lowerBound(Math.nextUp(to), size) + 1);
        Polyline line = new Polyline(Math.max(16, Math.min(columns + 4, last - first)));
        if (last - first <= columns) {
            for (int i = first; i < last; i++) {
                line.add(steps.get(i), values.value(i));
            }
            return line;
        }
        double width = (to - from) / columns;
        double[] minMax = new double[2];
        int at = first;
        for (int column = 0; column < columns && at < last; column++) {
            double edge = from + (column + 1) * width;
            int end = column == columns - 1 ? last : Math.min(last, steps.lowerBound(edge, size));
            if (end > at) {
                values.extremes(at, end, minMax);
                line.add(edge - width / 2, minMax[largest ? 1 : 0]);
                at = end;
            }
        }
        return line;
    }

    private void add(double atX, double atY) {
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
        }
        x[count] = atX;
        y[count++] = Double.isFinite(atY) ? atY : Double.NaN;
    }
}
