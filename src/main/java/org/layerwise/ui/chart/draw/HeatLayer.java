package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import org.layerwise.ui.chart.model.Extent;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.StepAxis;
import org.layerwise.ui.fx.Theme;

/** A heat model as an image: one pixel across per device pixel, {@value #ROWS} common bins upwards. */
final class HeatLayer {
    static final int ROWS = 96;

    private final Extent extent;
    private final List<HeatModel.Column> columns;
    private final double[][] shares;
    private double most;

    HeatLayer(HeatModel model, Extent extent) {
        this.extent = extent;
        columns = model.columns();
        shares = new double[columns.size()][];
        for (int i = 0; i < shares.length; i++) {
            HeatModel.Column column = columns.get(i);
            double[] bins = new double[ROWS];
            double total = column.total();
            if (total > 0) {
                column.spread(extent.yMin(), extent.yMax(), bins);
                for (int bin = 0; bin < ROWS; bin++) {
                    bins[bin] /= total;
                    most = Math.max(most, bins[bin]);
                }
            }
            shares[i] = bins;
        }
    }

    /** The largest share of one bin, which has the last color. */
    double most() {
        return most > 0 ? most : 1;
    }

    /** The picture over the whole extent, {@code width} pixels across. */
    BufferedImage image(int width, StepAxis axis, Theme theme) {
        BufferedImage image = new BufferedImage(width, ROWS, BufferedImage.TYPE_INT_ARGB);
        double left = axis.place(extent.xMin());
        double right = axis.place(extent.xMax());
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int x = 0; x < width; x++) {
            int column = columnAt(axis.step(left + (x + 0.5) / width * (right - left)));
            if (column < 0) {
                continue;
            }
            for (int bin = 0; bin < ROWS; bin++) {
                pixels[(ROWS - 1 - bin) * width + x] = ViridisScale.argb(shares[column][bin], most(), theme);
            }
        }
        return image;
    }

    /** The column whose steps are nearest to {@code step}, or -1 outside of all. */
    private int columnAt(double step) {
        return nearest(columns, step);
    }

    static int nearest(List<HeatModel.Column> columns, double step) {
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
