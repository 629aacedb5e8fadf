package org.layerwise.ui.chart.plot;

/** What a chart that does not change by itself shows. */
public sealed interface StaticPlot
        permits ScatterPlot,
                BarPlot,
                MatrixPlot,
                CurvePlot,
                SpreadPlot,
                SurfacePlot,
                ImagesPlot,
                ColumnPlot,
                HistogramsPlot,
                PlotSheet {

    /** For the card's header. */
    String title();

    /** The plot in words, for those who do not see it. */
    String describe();
}
