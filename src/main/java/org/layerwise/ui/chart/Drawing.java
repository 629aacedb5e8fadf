package org.layerwise.ui.chart;

import org.layerwise.ui.fx.Theme;

/**
 * Everything one picture is drawn from.
 *
 * @param width logical pixels, at least 1
 * @param height logical pixels, at least 1
 * @param scale device pixels per logical pixel
 * @param live while points keep arriving: lines are drawn without antialiasing, text with it
 */
record Drawing(
        ChartSpec spec,
        ChartModel model,
        Viewport view,
        Theme theme,
        int width,
        int height,
        double scale,
        boolean live) {}
