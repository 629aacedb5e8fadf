package org.layerwise.ui.chart.plot;

import java.util.List;

/**
 * A square of values by row and column, each a colored cell; NaN is left empty.
 *
 * @param title for the card's header
 * @param legend what the colors stand for
 * @param names of rows and columns
 * @param values by row and column
 * @param diverging whether values go from −1 to 1 about a neutral 0; otherwise from 0 to the largest
 * @param rowAxis what the rows are; empty where rows and columns are the same
 * @param columnAxis what the columns are
 * @param texts what is written in the cells, by row and column; empty for the values themselves
 */
public record MatrixPlot(
        String title,
        String legend,
        List<String> names,
        List<List<Double>> values,
        boolean diverging,
        String rowAxis,
        String columnAxis,
        List<List<String>> texts)
        implements StaticPlot {
    public MatrixPlot {
        names = List.copyOf(names);
        values = values.stream().map(List::copyOf).toList();
        texts = texts.stream().map(List::copyOf).toList();
    }

    /** Values between things of one kind. */
    public MatrixPlot(String title, String legend, List<String> names, List<List<Double>> values, boolean diverging) {
        this(title, legend, names, values, diverging, "", "", List.of());
    }

    public double largest() {
        return values.stream()
                .flatMap(List::stream)
                .mapToDouble(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
    }

    @Override
    public String describe() {
        return title + ": " + legend + ". " + String.join(", ", names.subList(0, Math.min(20, names.size())));
    }
}
