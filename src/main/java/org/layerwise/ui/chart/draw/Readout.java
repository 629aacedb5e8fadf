package org.layerwise.ui.chart.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesList;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.fx.Texts;

/**
 * What is at the crosshair: the values of all series at one step.
 *
 * @param step where the crosshair is
 * @param value of the nearest series or cell; NaN when there is none
 * @param series index of the nearest series; −1 for a heat map, and where only the step is known
 * @param place the step in words
 * @param rows one for each series, in drawing order
 */
record Readout(double step, double value, int series, String place, List<Row> rows) {
    Readout {
        rows = List.copyOf(rows);
    }

    /**
     * What one series has there.
     *
     * @param look of its line; null for a heat map
     */
    record Row(String name, @Nullable SeriesLook look, String value) {
        String text() {
            return name.isEmpty() ? value : Texts.get("chart.readout.row", name, value);
        }
    }

    /** All of it in one line, the nearest series first. */
    String text() {
        List<Row> ordered = new ArrayList<>(rows);
        if (series > 0 && series < ordered.size()) {
            ordered.addFirst(ordered.remove(series));
        }
        return place + ": " + ordered.stream().map(Row::text).collect(Collectors.joining("; "));
    }

    /** At the series' point nearest to a place in a picture, or the heat map's cell there; null when there is nothing. */
    static @Nullable Readout at(ChartSpec spec, ChartModel model, PlotArea area, double pixelX, double pixelY) {
        return switch (model) {
            case LineModel lines -> nearest(spec, lines.series(), area, pixelX, pixelY);
            case BandModel bands -> nearest(spec, bands.series(), area, pixelX, pixelY);
            case HeatModel heat -> cell(spec, heat, area, area.stepAt(pixelX), area.valueAt(pixelY));
            case GridModel grid -> cell(spec, grid, area, area.stepAt(pixelX), area.valueAt(pixelY));
        };
    }

    /** At a step that another chart points to; null when it is out of view, or there is nothing. */
    static @Nullable Readout atStep(ChartSpec spec, ChartModel model, PlotArea area, double step) {
        if (!area.covers(step)) {
            return null;
        }
        return switch (model) {
            case LineModel lines -> of(spec, lines.series().shown(), area, -1, step);
            case BandModel bands -> of(spec, bands.series().shown(), area, -1, step);
            case HeatModel heat -> column(spec, heat, area, step);
            case GridModel grid -> cell(spec, grid, area, step, Double.NaN);
        };
    }

    /** The point {@code by} points further along the series of {@code from}, within the picture; null when there is none. */
    static @Nullable Readout along(ChartSpec spec, SeriesList list, PlotArea area, Readout from, int by) {
        List<Series> all = list.shown();
        int series = Math.max(0, from.series);
        if (series >= all.size()) {
            return null;
        }
        Series one = all.get(series);
        int index = one.nearest(from.step) + by;
        if (index < 0 || index >= one.size()) {
            return null;
        }
        double step = one.steps.get(index);
        return area.covers(step) ? of(spec, all, area, series, step) : null;
    }

    /** The point of another series at about the same step; null when that series has none. */
    static @Nullable Readout beside(ChartSpec spec, SeriesList list, PlotArea area, Readout from, int by) {
        List<Series> all = list.shown();
        if (all.isEmpty()) {
            return null;
        }
        int other = Math.floorMod(from.series + by, all.size());
        int index = all.get(other).nearest(from.step);
        return index < 0
                ? null
                : of(spec, all, area, other, all.get(other).steps.get(index));
    }

    private static @Nullable Readout nearest(ChartSpec spec, SeriesList list, PlotArea area, double px, double py) {
        List<Series> all = list.shown();
        double best = Double.POSITIVE_INFINITY;
        int bestSeries = -1;
        double bestStep = 0;
        for (int i = 0; i < all.size(); i++) {
            Series one = all.get(i);
            int index = one.nearest(area.stepAt(px));
            if (index < 0) {
                continue;
            }
            double y = area.toY(one.middle.value(index));
            double away = Math.abs(area.toX(one.steps.get(index)) - px)
                    + (Double.isFinite(y) ? Math.abs(y - py) : area.height());
            if (away < best) {
                best = away;
                bestSeries = i;
                bestStep = one.steps.get(index);
            }
        }
        return bestSeries < 0 ? null : of(spec, all, area, bestSeries, bestStep);
    }

    private static @Nullable Readout of(ChartSpec spec, List<Series> all, PlotArea area, int nearest, double step) {
        List<Row> rows = new ArrayList<>(all.size());
        double value = Double.NaN;
        for (int i = 0; i < all.size(); i++) {
            Series one = all.get(i);
            int index = one.nearest(step);
            if (index >= 0) {
                rows.add(new Row(one.name, one.look, reading(one, index, step)));
                if (i == Math.max(0, nearest)) {
                    value = one.middle.value(index);
                }
            } else {
                rows.add(new Row(one.name, one.look, "–"));
            }
        }
        return rows.isEmpty()
                ? null
                : new Readout(step, value, nearest, TickUnits.describe(area.axis(), step, spec), rows);
    }

    /** The value of the nearest point; where that is at another step, it says at which. */
    private static String reading(Series one, int index, double step) {
        String text = one.reading(index);
        if (one.band) {
            double deviation = one.upper.value(index) - one.middle.value(index);
            text = Texts.get("chart.readout.band", text, ChartNumbers.readOut(deviation));
        }
        double at = one.steps.get(index);
        return at == step ? text : Texts.get("chart.readout.other", text, ChartNumbers.readOut(at));
    }

    /** The layer at a height; of all of them the one with the largest value where none is given. */
    private static @Nullable Readout cell(ChartSpec spec, GridModel grid, PlotArea area, double step, double height) {
        List<GridModel.Column> columns = grid.columns();
        int index = GridLayer.nearest(columns, step);
        int rows = grid.rows().size();
        if (index < 0 || rows == 0) {
            return null;
        }
        GridModel.Column column = columns.get(index);
        double[] values = column.values();
        int row = Double.isNaN(height) ? largest(values) : Math.clamp((long) (rows - height), 0, rows - 1);
        return new Readout(
                step,
                Double.isNaN(height) ? Double.NaN : rows - row - 0.5,
                -1,
                TickUnits.describe(area.axis(), column.to(), spec),
                List.of(new Row(grid.rows().get(row), null, ChartNumbers.readOut(values[row]))));
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] || Double.isNaN(values[largest]) ? i : largest;
        }
        return largest;
    }

    private static @Nullable Readout column(ChartSpec spec, HeatModel heat, PlotArea area, double step) {
        List<HeatModel.Column> columns = heat.columns();
        int index = HeatLayer.nearest(columns, step);
        if (index < 0) {
            return null;
        }
        HeatModel.Column column = columns.get(index);
        String range = Texts.get(
                "chart.readout.range", ChartNumbers.readOut(column.min()), ChartNumbers.readOut(column.max()));
        String place = TickUnits.describe(area.axis(), column.to(), spec);
        return new Readout(step, Double.NaN, -1, place, List.of(new Row("", null, range)));
    }

    private static @Nullable Readout cell(ChartSpec spec, HeatModel heat, PlotArea area, double step, double value) {
        List<HeatModel.Column> columns = heat.columns();
        int index = HeatLayer.nearest(columns, step);
        if (index < 0) {
            return null;
        }
        HeatModel.Column column = columns.get(index);
        double bottom = area.extent().yMin();
        double height = (area.extent().yMax() - bottom) / HeatLayer.ROWS;
        double low = bottom + Math.floor((value - bottom) / height) * height;
        double[] bin = new double[1];
        column.spread(low, low + height, bin);
        double share = column.total() == 0 ? 0 : bin[0] / column.total();
        String text = Texts.get(
                "chart.readout.heat",
                ChartNumbers.readOut(low),
                ChartNumbers.readOut(low + height),
                ChartNumbers.readOut(100 * share),
                heat.subject());
        String place = TickUnits.describe(area.axis(), column.to(), spec);
        return new Readout(column.to(), low + height / 2, -1, place, List.of(new Row("", null, text)));
    }
}
