package org.layerwise.ui.chart.draw;

import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.fx.Theme;

/**
 * Everything one picture is drawn from.
 *
 * @param width logical pixels, at least 1
 * @param height logical pixels, at least 1
 * @param scale device pixels per logical pixel
 * @param live while points keep arriving: lines are drawn without antialiasing, text with it
 */
record DrawRequest(
        ChartSpec spec,
        ChartModel model,
        ChartViewport view,
        Theme theme,
        int width,
        int height,
        double scale,
        boolean live) {}
