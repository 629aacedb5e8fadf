package org.layerwise.ui.chart.model;

/** How values are laid along an axis. */
public enum AxisScale {
    LINEAR,
    /** Decimal logarithm; zero and negative values have no place on it and are marked at the lower edge. */
    LOG10;

    /** Where {@code value} is on the axis; NaN for what a logarithm has no place for. */
    public double place(double value) {
        return switch (this) {
            case LINEAR -> value;
            case LOG10 -> value > 0 ? Math.log10(value) : Double.NaN;
        };
    }

    /** The value at {@code place}. */
    public double value(double place) {
        return switch (this) {
            case LINEAR -> place;
            case LOG10 -> Math.pow(10, place);
        };
    }

    /** The other one. */
    public AxisScale other() {
        return switch (this) {
            case LINEAR -> LOG10;
            case LOG10 -> LINEAR;
        };
    }
}
