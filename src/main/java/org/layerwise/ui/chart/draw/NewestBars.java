package org.layerwise.ui.chart.draw;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.plot.BarPlot;

/** The newest values of a grid as bars, a bar for each layer: their sizes, and their numbers with the sign behind them. */
final class NewestBars {
    private NewestBars() {}

    static BarPlot of(ChartSpec spec, GridModel grid) {
        double[] latest = grid.latest();
        List<BarPlot.Bar> bars = new ArrayList<>();
        for (int i = 0; i < latest.length; i++) {
            double size = Math.abs(latest[i]);
            bars.add(new BarPlot.Bar(
                    grid.rows().get(i), Double.isFinite(size) ? size : 0, ChartNumbers.readOut(latest[i])));
        }
        return new BarPlot(spec.title(), spec.yLabel(), bars, Double.NaN, false);
    }
}
