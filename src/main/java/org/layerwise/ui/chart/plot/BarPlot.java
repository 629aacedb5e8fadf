package org.layerwise.ui.chart.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Horizontal bars, the first one on top; those that find no room are told by their number.
 *
 * @param title for the card's header
 * @param xLabel what their lengths stand for
 * @param bars at least one
 * @param most the length that fills the axis; NaN: the longest bar's
 * @param colored whether each bar has a color of its own, the one of the group with the same index
 */
public record BarPlot(String title, String xLabel, List<Bar> bars, double most, boolean colored) implements StaticPlot {
    public BarPlot {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param length not negative
     * @param text written behind it
     */
    public record Bar(String name, double length, String text) {}

    @Override
    public String describe() {
        return title + ". "
                + bars.stream()
                        .limit(20)
                        .map(bar -> bar.name() + ": " + bar.text())
                        .collect(Collectors.joining(", "));
    }
}
