package org.layerwise.ui.chart.model;

import org.layerwise.telemetry.DoubleColumn;
import org.layerwise.telemetry.MinMaxPyramid;

/**
 * One line, or a line with a band around it: values over ascending steps, kept in places of the model's scale.
 * Infinite values, and those a logarithm has no place for, break the line and are listed as marks.
 */
public final class Series {
    /** Kinds of {@link #markKinds}: where a value that cannot be drawn is marked. */
    public static final int ABOVE = 1;

    static final int BELOW = -1;
    public static final int NON_POSITIVE = 0;

    public final String name;
    public final SeriesLook look;
    public final AxisScale scale;
    public final boolean band;
    public final DoubleColumn steps = new DoubleColumn();
    public final MinMaxPyramid middle = new MinMaxPyramid();
    public final MinMaxPyramid lower = new MinMaxPyramid();
    public final MinMaxPyramid upper = new MinMaxPyramid();
    public final DoubleColumn markSteps = new DoubleColumn();
    public final DoubleColumn markKinds = new DoubleColumn();
    volatile boolean visible = true;
    public volatile boolean emphasized;
    private volatile int size;

    Series(String name, SeriesLook look, AxisScale scale, boolean band) {
        this.name = name;
        this.look = look;
        this.scale = scale;
        this.band = band;
    }

    public int size() {
        return size;
    }

    /** Appends a point; {@code deviation} is regarded by bands only. */
    void add(double step, double value, double deviation) {
        int count = size;
        if (!Double.isFinite(step) || (count > 0 && step < steps.get(count - 1))) {
            throw new IllegalArgumentException("series " + name + ": steps must be finite and ascend, but " + step
                    + " came after " + (count == 0 ? "nothing" : Double.toString(steps.get(count - 1))));
        }
        steps.add(step);
        middle.add(scale.place(value));
        if (band) {
            lower.add(scale.place(value - deviation));
            upper.add(scale.place(value + deviation));
        }
        if (Double.isInfinite(value)) {
            mark(step, value > 0 ? ABOVE : BELOW);
        } else if (scale == AxisScale.LOG10 && value <= 0) {
            mark(step, NON_POSITIVE);
        }
        size = count + 1;
    }

    private void mark(double step, int kind) {
        markKinds.add(kind);
        markSteps.add(step);
    }

    /** Index of the point nearest to {@code step}, or -1 when there is none. */
    public int nearest(double step) {
        int count = size;
        int after = steps.lowerBound(step, count);
        if (after == count) {
            return count - 1;
        }
        return after > 0 && step - steps.get(after - 1) <= steps.get(after) - step ? after - 1 : after;
    }

    /** The value at {@code index} in words; what has no place on the axis reads as what it was. */
    public String reading(int index) {
        double value = scale.value(middle.value(index));
        int marks = markSteps.size();
        int mark = markSteps.lowerBound(steps.get(index), marks);
        if (!Double.isNaN(value) || mark == marks || markSteps.get(mark) != steps.get(index)) {
            return ChartNumbers.readOut(value);
        }
        return switch ((int) markKinds.get(mark)) {
            case ABOVE -> "∞";
            case BELOW -> "−∞";
            default -> "≤ 0";
        };
    }

    /** The last value as it was given, NaN when there is none; a value a scale has no place for reads NaN. */
    public double last() {
        int count = size;
        return count == 0 ? Double.NaN : scale.value(middle.value(count - 1));
    }

    /** Widens {@code minMax} (NaN when still empty) by what is between two steps. Modified. */
    public void widen(double from, double to, double[] minMax) {
        int count = size;
        int first = steps.lowerBound(from, count);
        int last = steps.lowerBound(Math.nextUp(to), count);
        double[] found = new double[2];
        middle.extremes(first, last, found);
        merge(found, minMax);
        if (band) {
            lower.extremes(first, last, found);
            merge(found, minMax);
            upper.extremes(first, last, found);
            merge(found, minMax);
        }
    }

    private static void merge(double[] found, double[] minMax) {
        if (!Double.isNaN(found[0])) {
            minMax[0] = Double.isNaN(minMax[0]) ? found[0] : Math.min(minMax[0], found[0]);
            minMax[1] = Double.isNaN(minMax[1]) ? found[1] : Math.max(minMax[1], found[1]);
        }
    }
}
