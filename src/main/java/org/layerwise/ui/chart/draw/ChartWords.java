package org.layerwise.ui.chart.draw;

import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesList;
import org.layerwise.ui.fx.Texts;

/** A chart in words, for those who do not see it: its axes, the crosshair or else the last value of every series. */
final class ChartWords {
    private ChartWords() {}

    static String of(ChartSpec spec, ChartModel model, ChartOptions options, @Nullable Readout readout, String empty) {
        StringBuilder text =
                new StringBuilder(Texts.get("chart.accessible", spec.title(), spec.yLabel(), spec.xLabel()));
        if (!(model instanceof HeatModel) && !(model instanceof GridModel)) {
            text.append(' ').append(Texts.get("chart.accessible.scale." + name(options.yScale())));
        }
        if (options.xScale() == AxisScale.LOG10) {
            text.append(' ').append(Texts.get("chart.accessible.xscale"));
        }
        if (options.smoothing() > 0) {
            text.append(' ').append(Texts.get("chart.accessible.smoothing", ChartNumbers.readOut(options.smoothing())));
        }
        if (model.isEmpty()) {
            return text.append(' ').append(empty).toString();
        }
        if (readout != null) {
            return text.append(' ').append(readout.text()).toString();
        }
        switch (model) {
            case LineModel lines -> describe(lines.series(), text);
            case BandModel bands -> describe(bands.series(), text);
            case HeatModel heat -> text.append(' ').append(Texts.get("chart.heat.legend", heat.subject()));
            case GridModel grid -> describe(grid, text);
        }
        return text.toString();
    }

    private static void describe(GridModel grid, StringBuilder into) {
        double[] latest = grid.latest();
        for (int i = 0; i < latest.length; i++) {
            into.append(' ')
                    .append(Texts.get("chart.accessible.series", grid.rows().get(i), ChartNumbers.readOut(latest[i])))
                    .append('.');
        }
    }

    private static String name(AxisScale scale) {
        return switch (scale) {
            case LINEAR -> "linear";
            case LOG10 -> "log";
        };
    }

    private static void describe(SeriesList list, StringBuilder into) {
        for (Series one : list.shown()) {
            into.append(' ').append(Texts.get("chart.accessible.series", one.name, ChartNumbers.readOut(one.last())));
            into.append('.');
        }
    }
}
