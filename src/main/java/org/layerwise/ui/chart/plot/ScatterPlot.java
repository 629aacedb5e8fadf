package org.layerwise.ui.chart.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points in a plane, colored by their group.
 *
 * @param title for the card's header
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param groups their names, for the legend; empty when all points are of one kind
 * @param points in drawing order
 * @param guide a dashed line to compare with, which is in sight as a whole; null for none
 */
public record ScatterPlot(
        String title,
        String xLabel,
        String yLabel,
        List<String> groups,
        List<Point> points,
        @Nullable Guide guide) implements StaticPlot {
    public ScatterPlot {
        groups = List.copyOf(groups);
        points = List.copyOf(points);
    }

    /** Points alone. */
    public ScatterPlot(String title, String xLabel, String yLabel, List<String> groups, List<Point> points) {
        this(title, xLabel, yLabel, groups, points, null);
    }

    /** A line from one place to another. */
    public record Guide(double x1, double y1, double x2, double y2) {}

    /**
     * A point.
     *
     * @param group index of its group
     * @param name for the read-out
     * @param pick what a click on it gives; −1 for nothing
     */
    public record Point(double x, double y, int group, String name, int pick) {
        /** A point that is only read. */
        public Point(double x, double y, int group, String name) {
            this(x, y, group, name, -1);
        }
    }

    @Override
    public String describe() {
        return title + ": " + yLabel + ", " + xLabel + ". " + String.join(", ", groups);
    }
}
