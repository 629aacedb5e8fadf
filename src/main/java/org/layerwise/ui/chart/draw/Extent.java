package org.layerwise.ui.chart.draw;

import java.util.List;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesList;

/** The part of the axes' places that a picture covers. */
public record Extent(double xMin, double xMax, double yMin, double yMax) {

    /** What {@code view} asks for; where it follows the data, all of them and a little air. */
    public static Extent of(ChartModel model, ChartViewport view) {
        return switch (model) {
            case LineModel lines -> ofSeries(lines.series(), view);
            case BandModel bands -> ofSeries(bands.series(), view);
            case HeatModel heat -> ofHeat(heat, view);
        };
    }

    private static Extent ofSeries(SeriesList list, ChartViewport view) {
        double xMin = view.xMin();
        double xMax = view.xMax();
        if (view.followsX()) {
            xMin = Double.POSITIVE_INFINITY;
            xMax = Double.NEGATIVE_INFINITY;
            for (Series series : list.shown()) {
                int size = series.size();
                if (size > 0) {
                    xMin = Math.min(xMin, series.steps.get(0));
                    xMax = Math.max(xMax, series.steps.get(size - 1));
                }
            }
            if (xMin > xMax) {
                xMin = 0;
                xMax = 1;
            } else if (xMin == xMax) {
                xMin -= 0.5;
                xMax += 0.5;
            }
        }
        double yMin = view.yMin();
        double yMax = view.yMax();
        if (view.followsY()) {
            double[] minMax = {Double.NaN, Double.NaN};
            for (Series series : list.shown()) {
                series.widen(xMin, xMax, minMax);
            }
            ReferenceBand guide = list.guide();
            if (guide != null && !Double.isNaN(minMax[0])) {
                minMax[0] = Math.min(minMax[0], list.scale().place(guide.low()));
                minMax[1] = Math.max(minMax[1], list.scale().place(guide.high()));
            }
            double[] airy = withAir(minMax[0], minMax[1], list.scale());
            yMin = airy[0];
            yMax = airy[1];
        }
        return new Extent(xMin, xMax, yMin, yMax);
    }

    private static Extent ofHeat(HeatModel model, ChartViewport view) {
        List<HeatModel.Column> columns = model.columns();
        double xMin = view.xMin();
        double xMax = view.xMax();
        if (view.followsX()) {
            xMin = columns.isEmpty() ? 0 : columns.getFirst().from();
            xMax = columns.isEmpty() ? 1 : columns.getLast().to();
            if (xMin >= xMax) {
                xMin -= 0.5;
                xMax += 0.5;
            }
        }
        double yMin = view.yMin();
        double yMax = view.yMax();
        if (view.followsY()) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (HeatModel.Column column : columns) {
                if (column.to() >= xMin && column.from() <= xMax && column.total() > 0) {
                    low = Math.min(low, column.min());
                    high = Math.max(high, column.max());
                }
            }
            double[] airy = low <= high ? withAir(low, high, AxisScale.LINEAR) : new double[] {-1, 1};
            yMin = low < high ? low : airy[0];
            yMax = low < high ? high : airy[1];
        }
        return new Extent(xMin, xMax, yMin, yMax);
    }

    private static double[] withAir(double min, double max, AxisScale scale) {
        if (Double.isNaN(min)) {
            return new double[] {0, 1};
        }
        double air = 0.05 * (max - min);
        if (max - min <= 1e-12 * Math.max(Math.abs(min), Math.abs(max))) {
            air = min == 0 ? 1 : 0.1 * Math.abs(min);
        }
        double low = min - air;
        double high = max + air;
        return switch (scale) {
            // A loss or a share does not fall below 0, so neither does its axis.
            case LINEAR -> new double[] {min >= 0 && low < 0 ? Math.min(0, min) : low, high};
            // At least a whole power of ten, so that the axis has a tick that reads as one.
            case LOG10 -> high - low < 1.2 ? new double[] {Math.floor(low), Math.ceil(high)} : new double[] {low, high};
        };
    }
}
