package org.layerwise.data.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of the feature matrix belong to which table column, or are which principal component.
 *
 * @param spans one per table column, and per component, in order and without gaps
 * @param mixed the table columns that have no span of their own, for they went into the components
 * @param steps rows of a window, each with all spans, the oldest first; 0 where a row is seen by itself
 */
public record FeatureLayout(List<Span> spans, List<String> mixed, int steps) {

    /**
     * The features {@code [from, to)} of one table column.
     *
     * @param column the table column; {@code pc1}, {@code pc2}, … for a component
     */
    public record Span(String column, int from, int to) {
        public int width() {
            return to - from;
        }
    }

    public FeatureLayout {
        spans = List.copyOf(spans);
        mixed = List.copyOf(mixed);
    }

    /** Of table columns alone. */
    public FeatureLayout(List<Span> spans) {
        this(spans, List.of());
    }

    /** Of rows by themselves. */
    public FeatureLayout(List<Span> spans, List<String> mixed) {
        this(spans, mixed, 0);
    }

    /** The same for windows of so many rows. */
    FeatureLayout withSteps(int rows) {
        return new FeatureLayout(spans, mixed, rows);
    }

    static FeatureLayout of(List<FittedColumn> columns) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (FittedColumn column : columns) {
            spans.add(new Span(column.name(), from, from + column.width()));
            from += column.width();
        }
        return new FeatureLayout(spans);
    }

    /** The number of features: of a window, of all its rows. */
    public int width() {
        return rowWidth() * Math.max(1, steps);
    }

    /** The number of features of a row. */
    public int rowWidth() {
        return spans.isEmpty() ? 0 : spans.getLast().to();
    }

    /** Whether the table column, or the component, has features. */
    public boolean contains(String column) {
        return spans.stream().anyMatch(span -> span.column().equals(column));
    }

    /**
     * The features of one table column in a row.
     *
     * @throws IllegalArgumentException when it is not used
     */
    public Span span(String column) {
        return spans.stream()
                .filter(span -> span.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("column \"" + column + "\" is not used"));
    }

    /** The feature matrix columns of these table columns, in the order given; of a window, row after row. */
    public int[] indices(List<String> columns) {
        int[] row = columns.stream()
                .map(this::span)
                .flatMapToInt(span -> IntStream.range(span.from(), span.to()))
                .toArray();
        return IntStream.range(0, Math.max(1, steps))
                .flatMap(step -> IntStream.of(row).map(place -> step * rowWidth() + place))
                .toArray();
    }
}
