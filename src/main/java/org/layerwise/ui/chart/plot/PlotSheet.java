package org.layerwise.ui.chart.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Plots of one subject on one sheet, each under its own title.
 *
 * @param title of the whole
 * @param columns how many are side by side
 * @param plots in reading order
 */
public record PlotSheet(String title, int columns, List<StaticPlot> plots) implements StaticPlot {
    public PlotSheet {
        plots = List.copyOf(plots);
    }

    /** How many lie one above the other. */
    public int rows() {
        return Math.ceilDiv(plots.size(), columns);
    }

    @Override
    public String describe() {
        return title + ". " + plots.stream().map(StaticPlot::describe).collect(Collectors.joining(" "));
    }
}
