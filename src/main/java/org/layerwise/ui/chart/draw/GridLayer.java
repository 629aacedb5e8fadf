package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.Extent;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.StepAxis;
import org.layerwise.ui.fx.Theme;

/** A grid model as an image: one pixel across per device pixel, one up for each row that is in view. */
final class GridLayer {
    private final List<GridModel.Column> columns;
    private final int rows;
    private final AxisScale scale;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** @param scale of the colors; on a logarithmic one what is not positive has no color */
    GridLayer(GridModel model, Extent extent, AxisScale scale) {
        this.scale = scale;
        columns = model.columns();
        rows = model.rows().size();
        for (GridModel.Column column : columns) {
            if (column.to() >= extent.xMin() && column.from() <= extent.xMax()) {
                for (double value : column.values()) {
                    double place = scale.place(value);
                    if (Double.isFinite(place)) {
                        low = Math.min(low, place);
                        high = Math.max(high, place);
                    }
                }
            }
        }
    }

    /** The picture over all rows, {@code width} pixels across. */
    BufferedImage image(int width, Extent extent, StepAxis axis, Theme theme) {
        BufferedImage image = new BufferedImage(width, rows, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        double left = axis.place(extent.xMin());
        double right = axis.place(extent.xMax());
        for (int x = 0; x < width; x++) {
            int at = nearest(columns, axis.step(left + (x + 0.5) / width * (right - left)));
            for (int row = 0; row < rows && at >= 0; row++) {
                double place = scale.place(columns.get(at).values()[row]);
                pixels[row * width + x] = Double.isFinite(place) ? ViridisScale.at(along(place), theme) : 0;
            }
        }
        return image;
    }

    private double along(double place) {
        return high > low ? (place - low) / (high - low) : 0.5;
    }

    /** The value whose color is at a place in [0, 1] of the scale, in words. */
    String label(double place) {
        return high >= low ? ChartNumbers.readOut(scale.value(low + place * (high - low))) : "";
    }

    static int nearest(List<GridModel.Column> columns, double step) {
        int low = 0;
        int high = columns.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double border = (columns.get(middle).to() + columns.get(middle + 1).from()) / 2;
            if (step <= border) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return columns.isEmpty() ? -1 : low;
    }
}
