package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;

/**
 * A finished drawing on its way to the window.
 *
 * @param image premultiplied ARGB
 * @param version the model's version that is sure to be in it
 */
record DrawnChart(DrawRequest drawing, BufferedImage image, PlotArea area, long version) {}
