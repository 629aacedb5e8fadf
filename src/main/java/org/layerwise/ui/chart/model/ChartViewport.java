package org.layerwise.ui.chart.model;

/** The part of a chart that is looked at, in steps and values; a NaN pair follows the data. */
public record ChartViewport(double xMin, double xMax, double yMin, double yMax) {
    public static final ChartViewport ALL = new ChartViewport(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    public boolean followsX() {
        return Double.isNaN(xMin);
    }

    public boolean followsY() {
        return Double.isNaN(yMin);
    }

    /** The same values over other steps. */
    public ChartViewport withX(double from, double to) {
        return new ChartViewport(from, to, yMin, yMax);
    }

    /** The same steps, other values. */
    public ChartViewport withY(double from, double to) {
        return new ChartViewport(xMin, xMax, from, to);
    }
}
