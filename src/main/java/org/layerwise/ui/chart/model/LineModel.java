package org.layerwise.ui.chart.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named lines over steps, such as training and validation loss. */
public final class LineModel implements ChartModel {
    private final SeriesList series = new SeriesList(false);

    /** Makes the series known before its first point, so that it has its place in the legend and its color. */
    public void declare(String name) {
        series.named(name);
    }

    /**
     * Appends a point. NaN breaks the line; an infinite value breaks it too, and is marked at the edge.
     *
     * @param name the series, made when it is new
     * @param step at least the series' last step
     * @throws IllegalArgumentException when {@code step} lies before the last one
     */
    public void append(String name, double step, double value) {
        series.add(name, step, value, 0);
    }

    /**
     * Makes a series with a look of its own.
     *
     * @return what the other {@code append} and {@link #show} know it by
     */
    public int declare(String name, SeriesLook look) {
        return series.declare(name, look);
    }

    /** Appends a point to the series that {@link #declare(String, SeriesLook)} gave. */
    public void append(int index, double step, double value) {
        series.add(index, step, value, 0);
    }

    /** Shows or hides a series; hidden ones go on growing. */
    public void show(int index, boolean visible) {
        series.show(index, visible);
    }

    /** Marks where values ought to lie. */
    public void guide(ReferenceBand guide) {
        series.guide(guide);
    }

    /** Steps are missing between what a series has and what comes next: no line goes over them. */
    public void gap(int index) {
        series.gap(index);
    }

    /** Takes the points of another model, made of the same declarations, and keeps its own that come after them. */
    public void replaceBy(LineModel other) {
        series.replaceBy(other.series);
    }

    /** Draws the lines of another run under its own, faint and dashed; null: of none. */
    public void overlay(@Nullable LineModel other, String run) {
        series.overlay(other == null ? null : other.series, run);
    }

    public SeriesList series() {
        return series;
    }

    @Override
    public long version() {
        return series.version();
    }

    @Override
    public boolean isEmpty() {
        return series.isEmpty();
    }

    @Override
    public void clear() {
        series.clear();
    }

    @Override
    public List<String> names() {
        return series.names();
    }
}
