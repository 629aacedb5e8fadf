package org.layerwise.telemetry;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing series with the smallest and largest value of every 16, 256, 4096, … neighbors kept beside it, so that the
 * extremes of any range are found in a few dozen reads, however long it is: a one-step spike survives being drawn on a
 * few hundred pixels. Beside them is the smallest positive value, so that an axis of logarithms finds its own lower end.
 * Values that are not finite are kept, but are no extremes.
 *
 * <p>One thread appends; any thread reads below a {@link #size()} it has read before. Memory: 8 bytes a value, and a
 * fifth more for the pyramid.
 */
public final class MinMaxPyramid {
    private static final int BITS = 4;
    private static final int LEVELS = 7;

    private final DoubleColumn values = new DoubleColumn();
    private final List<DoubleColumn> smallest = new ArrayList<>(LEVELS);
    private final List<DoubleColumn> largest = new ArrayList<>(LEVELS);
    private final List<DoubleColumn> smallestPositive = new ArrayList<>(LEVELS);
    private volatile int size;

    public MinMaxPyramid() {
        for (int level = 0; level < LEVELS; level++) {
            smallest.add(new DoubleColumn());
            largest.add(new DoubleColumn());
            smallestPositive.add(new DoubleColumn());
        }
    }

    public void add(double value) {
        values.add(value);
        int count = size + 1;
        for (int level = 0; level < LEVELS && (count & ((1 << BITS * (level + 1)) - 1)) == 0; level++) {
            close(level);
        }
        size = count;
    }

    private void close(int level) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double positive = Double.POSITIVE_INFINITY;
        DoubleColumn lows = level == 0 ? values : smallest.get(level - 1);
        DoubleColumn highs = level == 0 ? values : largest.get(level - 1);
        DoubleColumn positives = level == 0 ? values : smallestPositive.get(level - 1);
        for (int i = lows.size() - (1 << BITS); i < lows.size(); i++) {
            if (level > 0 || Double.isFinite(lows.get(i))) {
                min = Math.min(min, lows.get(i));
                max = Math.max(max, highs.get(i));
                if (positives.get(i) > 0) {
                    positive = Math.min(positive, positives.get(i));
                }
            }
        }
        smallest.get(level).add(min);
        largest.get(level).add(max);
        smallestPositive.get(level).add(positive);
    }

    public int size() {
        return size;
    }

    /** The value at {@code index}, which is below a size already read. */
    public double value(int index) {
        return values.get(index);
    }

    /**
     * Smallest and largest finite value in [from, to).
     *
     * @param from first index
     * @param to index after the last, at most a size already read
     * @param minMax two numbers, NaN when no value in the range is finite. Modified.
     */
    public void extremes(int from, int to, double[] minMax) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int at = from;
        while (at < to) {
            int level = levelAt(at, to);
            if (level < 0) {
                double value = values.get(at);
                if (Double.isFinite(value)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
                at++;
            } else {
                int block = at >>> BITS * (level + 1);
                min = Math.min(min, smallest.get(level).get(block));
                max = Math.max(max, largest.get(level).get(block));
                at += 1 << BITS * (level + 1);
            }
        }
        minMax[0] = min <= max ? min : Double.NaN;
        minMax[1] = min <= max ? max : Double.NaN;
    }

    /**
     * Smallest and largest positive finite value in [from, to).
     *
     * @param from first index
     * @param to index after the last, at most a size already read
     * @param minMax two numbers, NaN when no value in the range is positive and finite. Modified.
     */
    public void positiveExtremes(int from, int to, double[] minMax) {
        extremes(from, to, minMax);
        if (!(minMax[1] > 0)) {
            minMax[0] = Double.NaN;
            minMax[1] = Double.NaN;
        } else if (minMax[0] <= 0) {
            minMax[0] = smallestPositive(from, to);
        }
    }

    private double smallestPositive(int from, int to) {
        double min = Double.POSITIVE_INFINITY;
        int at = from;
        while (at < to) {
            int level = levelAt(at, to);
            double value =
                    level < 0 ? values.get(at) : smallestPositive.get(level).get(at >>> BITS * (level + 1));
            if (value > 0) {
                min = Math.min(min, value);
            }
            at += level < 0 ? 1 : 1 << BITS * (level + 1);
        }
        return min;
    }

    /** The highest level with a block that begins at {@code at} and ends by {@code to}, or -1. */
    private static int levelAt(int at, int to) {
        int level = -1;
        while (level + 1 < LEVELS) {
            int width = 1 << BITS * (level + 2);
            if ((at & (width - 1)) != 0 || width > to - at) {
                break;
            }
            level++;
        }
        return level;
    }
}
