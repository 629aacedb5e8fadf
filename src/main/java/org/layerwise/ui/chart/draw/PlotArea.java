package org.layerwise.ui.chart.draw;

import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.Extent;
import org.layerwise.ui.chart.model.StepAxis;

/** Where a picture's data area is, in logical pixels, and which steps and values it covers: the way from one to the other. */
final class PlotArea {
    private final double x;
    private final double y;
    private final double width;
    private final double height;
    private final Extent extent;
    private final StepAxis axis;
    private final AxisScale scale;
    private final double left;
    private final double right;
    private final double bottom;
    private final double top;

    PlotArea(double x, double y, double width, double height, Extent extent, StepAxis axis, AxisScale scale) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.extent = extent;
        this.axis = axis;
        this.scale = scale;
        left = axis.place(extent.xMin());
        right = axis.place(extent.xMax());
        bottom = scale.place(extent.yMin());
        top = scale.place(extent.yMax());
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double endX() {
        return x + width;
    }

    double endY() {
        return y + height;
    }

    Extent extent() {
        return extent;
    }

    StepAxis axis() {
        return axis;
    }

    AxisScale scale() {
        return scale;
    }

    /** The pixel of a step; NaN where it has none. */
    double toX(double step) {
        return x + (axis.place(step) - left) / (right - left) * width;
    }

    /** The pixel of a value; NaN where it has none. */
    double toY(double value) {
        return y + (top - scale.place(value)) / (top - bottom) * height;
    }

    double stepAt(double pixel) {
        return axis.step(left + (pixel - x) / width * (right - left));
    }

    double valueAt(double pixel) {
        return scale.value(top - (pixel - y) / height * (top - bottom));
    }

    boolean contains(double pixelX, double pixelY) {
        return pixelX >= x && pixelX <= endX() && pixelY >= y && pixelY <= endY();
    }

    boolean covers(double step) {
        return step >= extent.xMin() && step <= extent.xMax();
    }
}
