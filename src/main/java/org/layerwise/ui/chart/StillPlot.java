package org.layerwise.ui.chart;

/** What a chart that does not change by itself shows. */
public sealed interface StillPlot permits ScatterPlot, BarPlot, MatrixPlot {

    /** For the card's header. */
    String title();

    /** The plot in words, for those who do not see it. */
    String describe();
}
