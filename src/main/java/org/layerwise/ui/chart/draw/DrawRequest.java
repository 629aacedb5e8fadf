package org.layerwise.ui.chart.draw;

import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.chart.model.StepUnits;
import org.layerwise.ui.fx.Theme;

/**
 * Everything one picture is drawn from.
 *
 * @param units from the model's steps to what the horizontal axis may count
 * @param locked whether the vertical range is kept while values leave it
 * @param width logical pixels, at least 1
 * @param height logical pixels, at least 1
 * @param scale device pixels per logical pixel
 * @param live while points keep arriving: lines are drawn without antialiasing, text with it
 */
record DrawRequest(
        ChartSpec spec,
        ChartModel model,
        ChartViewport view,
        ChartOptions options,
        StepUnits units,
        boolean locked,
        Theme theme,
        int width,
        int height,
        double scale,
        boolean live) {}
