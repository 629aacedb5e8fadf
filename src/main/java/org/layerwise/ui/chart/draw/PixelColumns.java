package org.layerwise.ui.chart.draw;

import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.StepAxis;

/**
 * The pixel columns of a picture, by the steps at their edges.
 *
 * @param edges ascending, one more than there are columns
 */
public record PixelColumns(double[] edges) {

    /** Columns equally wide on an axis. */
    public static PixelColumns of(StepAxis axis, double from, double to, int columns) {
        double[] edges = new double[columns + 1];
        double first = axis.place(from);
        double width = (axis.place(to) - first) / columns;
        for (int i = 1; i < columns; i++) {
            edges[i] = axis.step(first + i * width);
        }
        edges[0] = from;
        edges[columns] = to;
        return new PixelColumns(edges);
    }

    int count() {
        return edges.length - 1;
    }

    double from() {
        return edges[0];
    }

    double to() {
        return edges[edges.length - 1];
    }

    /** Whether the gap before a point of a column can be seen: one that is narrower than a pixel cannot. */
    boolean shows(Series series, int point, int column) {
        return series.steps.get(point) - series.steps.get(point - 1) > edges[column + 1] - edges[column];
    }

    double middle(int column) {
        return (edges[column] + edges[column + 1]) / 2;
    }
}
