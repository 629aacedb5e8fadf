package org.layerwise.ui.chart.plot;

import java.util.List;

/**
 * Points in a plane, colored by their group.
 *
 * @param title for the card's header
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param groups their names, for the legend; empty when all points are of one kind
 * @param points in drawing order
 */
public record ScatterPlot(String title, String xLabel, String yLabel, List<String> groups, List<Point> points)
        implements StaticPlot {
    public ScatterPlot {
        groups = List.copyOf(groups);
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param group index of its group
     * @param name for the read-out
     */
    public record Point(double x, double y, int group, String name) {}

    @Override
    public String describe() {
        return title + ": " + yLabel + ", " + xLabel + ". " + String.join(", ", groups);
    }
}
