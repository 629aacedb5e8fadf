package org.layerwise.ui.chart.plot;

/** What an axis covers, from a smaller to a larger value. */
public record PlotRange(double from, double to) {
    /** From 0 to 1. */
    public static final PlotRange SHARE = new PlotRange(0, 1);

    private static final double AIR = 0.04;

    public PlotRange {
        if (!(from < to)) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }

    /** All finite values and a little air; from 0 to 1 where there are none. */
    public static PlotRange of(double... values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (min > max) {
            return SHARE;
        }
        double air = max > min ? AIR * (max - min) : Math.max(1, 0.1 * Math.abs(min));
        return new PlotRange(min - air, max + air);
    }

    /** How far along the axis a value is: 0 at its beginning, 1 at its end. */
    public double share(double value) {
        return (value - from) / (to - from);
    }
}
