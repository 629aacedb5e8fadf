package org.layerwise.ui.chart;

/** The part of a chart that is looked at, in places of its axes; a NaN pair follows the data. */
record Viewport(double xMin, double xMax, double yMin, double yMax) {
    static final Viewport ALL = new Viewport(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    boolean followsX() {
        return Double.isNaN(xMin);
    }

    boolean followsY() {
        return Double.isNaN(yMin);
    }
}
