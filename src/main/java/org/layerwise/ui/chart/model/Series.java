package org.layerwise.ui.chart.model;

import org.jspecify.annotations.Nullable;
import org.layerwise.telemetry.DoubleColumn;
import org.layerwise.telemetry.MinMaxPyramid;

/**
 * One line, or a line with a band around it: values over ascending steps, as they were given. Infinite values break the
 * line and are listed as marks. Where steps between two points were not delivered there is a gap, over which no line goes.
 */
public final class Series {
    /** Kinds of {@link #markKinds}: where a value that cannot be drawn is marked. */
    public static final int ABOVE = 1;

    public static final int BELOW = -1;

    /** Between a series' name and the run that it is of. */
    static final String OF = " · ";

    public final String name;
    public final SeriesLook look;
    public final boolean band;
    public final DoubleColumn steps = new DoubleColumn();
    public final MinMaxPyramid middle = new MinMaxPyramid();
    public final MinMaxPyramid lower = new MinMaxPyramid();
    public final MinMaxPyramid upper = new MinMaxPyramid();
    public final DoubleColumn markSteps = new DoubleColumn();
    public final DoubleColumn markKinds = new DoubleColumn();
    /** Indices of the points before which there is a gap, ascending. */
    public final DoubleColumn gaps = new DoubleColumn();

    volatile boolean visible = true;
    volatile boolean muted;
    public volatile boolean emphasized;
    private boolean gapAhead;
    private @Nullable Smoothed smoothed;
    private volatile int size;

    Series(String name, SeriesLook look, boolean band) {
        this.name = name;
        this.look = look;
        this.band = band;
    }

    public int size() {
        return size;
    }

    /** Whether it was hidden by its entry in the legend. */
    public boolean isMuted() {
        return muted;
    }

    /** Appends a point; {@code deviation} is regarded by bands only. */
    void add(double step, double value, double deviation) {
        int count = size;
        if (!Double.isFinite(step) || (count > 0 && step < steps.get(count - 1))) {
            throw new IllegalArgumentException("series " + name + ": steps must be finite and ascend, but " + step
                    + " came after " + (count == 0 ? "nothing" : Double.toString(steps.get(count - 1))));
        }
        if (gapAhead) {
            gapAhead = false;
            if (count > 0) {
                gaps.add(count);
            }
        }
        steps.add(step);
        middle.add(value);
        if (band) {
            lower.add(value - deviation);
            upper.add(value + deviation);
        }
        if (Double.isInfinite(value)) {
            markKinds.add(value > 0 ? ABOVE : BELOW);
            markSteps.add(step);
        }
        size = count + 1;
    }

    /** Steps are missing between the last point and the next. */
    void gap() {
        gapAhead = true;
    }

    /** Appends the points of {@code other} that come after the last one here, with their gaps. */
    void takeTail(Series other) {
        int count = other.size;
        int from = size == 0 ? 0 : other.steps.lowerBound(Math.nextUp(steps.get(size - 1)), count);
        for (int i = from; i < count; i++) {
            if (i > from && other.hasGapBefore(i)) {
                gap();
            }
            add(other.steps.get(i), other.middle.value(i), band ? other.upper.value(i) - other.middle.value(i) : 0);
        }
        gapAhead |= other.gapAhead;
    }

    /** The same line, standing back behind that of another run; a band is left out. */
    Series asOverlay(String run) {
        Series overlay = new Series(name + OF + run, new SeriesLook(look.color(), SeriesLook.Dash.DASHED, true), false);
        overlay.takeTail(this);
        return overlay;
    }

    /** Whether steps are missing before the point at {@code index}. */
    public boolean hasGapBefore(int index) {
        int count = gaps.size();
        int at = gaps.lowerBound(index, count);
        return at < count && gaps.get(at) == index;
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

    /** The running mean with a weight in (0, 1), up to the present size. Any thread; computed where it is asked for. */
    public synchronized MinMaxPyramid smoothed(double weight) {
        Smoothed found = smoothed;
        if (found == null || found.weight != weight) {
            found = new Smoothed(weight);
            smoothed = found;
        }
        found.follow(middle, size);
        return found.values();
    }

    /** The value at {@code index} in words. */
    public String reading(int index) {
        return ChartNumbers.readOut(middle.value(index));
    }

    /** The last value as it was given, NaN when there is none. */
    public double last() {
        int count = size;
        return count == 0 ? Double.NaN : middle.value(count - 1);
    }

    /** Widens {@code minMax} (NaN when still empty) by what has a place on {@code scale} between two steps. Modified. */
    public void widen(double from, double to, AxisScale scale, double[] minMax) {
        int count = size;
        int first = steps.lowerBound(from, count);
        int last = steps.lowerBound(Math.nextUp(to), count);
        double[] found = new double[2];
        widen(middle, first, last, scale, found, minMax);
        if (band) {
            widen(lower, first, last, scale, found, minMax);
            widen(upper, first, last, scale, found, minMax);
        }
    }

    private static void widen(
            MinMaxPyramid values, int first, int last, AxisScale scale, double[] found, double[] minMax) {
        switch (scale) {
            case LINEAR -> values.extremes(first, last, found);
            case LOG10 -> values.positiveExtremes(first, last, found);
        }
        if (!Double.isNaN(found[0])) {
            minMax[0] = Double.isNaN(minMax[0]) ? found[0] : Math.min(minMax[0], found[0]);
            minMax[1] = Double.isNaN(minMax[1]) ? found[1] : Math.max(minMax[1], found[1]);
        }
    }
}
