package org.layerwise.ui.chart.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesList;
import org.layerwise.ui.fx.Texts;

/**
 * What stands at the crosshair.
 *
 * @param x place on the horizontal axis
 * @param y place on the vertical axis, NaN when the value has none
 * @param series its index, or -1 for a heat map
 */
record Readout(double x, double y, int series, String text) {

    /** The series' point nearest to a place in a picture, or the heat map's cell there; null when there is nothing. */
    static @Nullable Readout at(ChartSpec spec, ChartModel model, PlotArea area, double pixelX, double pixelY) {
        return switch (model) {
            case LineModel lines -> nearest(spec, lines.series(), area, pixelX, pixelY);
            case BandModel bands -> nearest(spec, bands.series(), area, pixelX, pixelY);
            case HeatModel heat -> cell(spec, heat, area, pixelX, pixelY);
        };
    }

    /** The point {@code by} points further along the series of {@code from}, within the picture; null when there is none. */
    static @Nullable Readout along(ChartSpec spec, SeriesList list, PlotArea area, Readout from, int by) {
        List<Series> all = list.shown();
        if (from.series < 0 || from.series >= all.size()) {
            return null;
        }
        Series one = all.get(from.series);
        int index = one.nearest(from.x) + by;
        if (index < 0 || index >= one.size()) {
            return null;
        }
        double step = one.steps.get(index);
        return step < area.xMin() || step > area.xMax() ? null : of(spec, one, from.series, index);
    }

    /** The point of another series at about the same step; null when that series has none. */
    static @Nullable Readout beside(ChartSpec spec, SeriesList list, Readout from, int by) {
        List<Series> all = list.shown();
        if (all.isEmpty()) {
            return null;
        }
        int other = Math.floorMod(from.series + by, all.size());
        int index = all.get(other).nearest(from.x);
        return index < 0 ? null : of(spec, all.get(other), other, index);
    }

    private static @Nullable Readout nearest(ChartSpec spec, SeriesList list, PlotArea area, double px, double py) {
        List<Series> all = list.shown();
        double best = Double.POSITIVE_INFINITY;
        int bestSeries = -1;
        int bestIndex = -1;
        for (int i = 0; i < all.size(); i++) {
            Series one = all.get(i);
            int index = one.nearest(area.placeX(px));
            if (index < 0) {
                continue;
            }
            double y = one.middle.value(index);
            double away = Math.abs(area.toX(one.steps.get(index)) - px)
                    + (Double.isFinite(y) ? Math.abs(area.toY(y) - py) : area.height());
            if (away < best) {
                best = away;
                bestSeries = i;
                bestIndex = index;
            }
        }
        return bestSeries < 0 ? null : of(spec, all.get(bestSeries), bestSeries, bestIndex);
    }

    private static Readout of(ChartSpec spec, Series one, int series, int index) {
        double x = one.steps.get(index);
        double y = one.middle.value(index);
        double value = one.scale.value(y);
        String step = ChartNumbers.readOut(x);
        String text = one.band
                ? Texts.get(
                        "chart.readout.band",
                        spec.xLabel(),
                        step,
                        one.name,
                        one.reading(index),
                        ChartNumbers.readOut(one.scale.value(one.upper.value(index)) - value))
                : Texts.get("chart.readout", spec.xLabel(), step, one.name, one.reading(index));
        return new Readout(x, Double.isFinite(y) ? y : Double.NaN, series, text);
    }

    private static @Nullable Readout cell(ChartSpec spec, HeatModel heat, PlotArea area, double px, double py) {
        List<HeatModel.Column> columns = heat.columns();
        int index = HeatLayer.nearest(columns, area.placeX(px));
        if (index < 0) {
            return null;
        }
        HeatModel.Column column = columns.get(index);
        double height = (area.yMax() - area.yMin()) / HeatLayer.ROWS;
        double low = area.yMin() + Math.floor((area.placeY(py) - area.yMin()) / height) * height;
        double[] bin = new double[1];
        column.spread(low, low + height, bin);
        double share = column.total() == 0 ? 0 : bin[0] / column.total();
        String text = Texts.get(
                "chart.readout.heat",
                spec.xLabel(),
                ChartNumbers.readOut(column.to()),
                ChartNumbers.readOut(low),
                ChartNumbers.readOut(low + height),
                ChartNumbers.readOut(100 * share),
                heat.subject());
        return new Readout(column.to(), low + height / 2, -1, text);
    }
}
