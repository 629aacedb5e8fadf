package org.layerwise.ui.chart.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named lines with a band of one standard deviation to each side, such as the mean activation of every layer. */
public final class BandModel implements ChartModel {
    private final SeriesList series = new SeriesList(true);

    /** Makes the series known before its first point, so that it has its place in the legend and its color. */
    public void declare(String name) {
        series.named(name);
    }

    /**
     * Appends a point. NaN breaks line and band.
     *
     * @param name the series, made when it is new
     * @param step at least the series' last step
     * @param deviation half the band's height, in the unit of the values
     * @throws IllegalArgumentException when {@code step} lies before the last one
     */
    public void append(String name, double step, double mean, double deviation) {
        series.add(name, step, mean, deviation);
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
    public void append(int index, double step, double mean, double deviation) {
        series.add(index, step, mean, deviation);
    }

    /** Shows or hides a series; hidden ones go on growing. */
    public void show(int index, boolean visible) {
        series.show(index, visible);
    }

    /** Brings a series to the front, or back among the others. */
    public void emphasize(int index, boolean emphasized) {
        series.emphasize(index, emphasized);
    }

    /** Steps are missing between what a series has and what comes next: no line goes over them. */
    public void gap(int index) {
        series.gap(index);
    }

    /** Takes the points of another model, made of the same declarations, and keeps its own that come after them. */
    public void replaceBy(BandModel other) {
        series.replaceBy(other.series);
    }

    /** Draws the lines of another run under its own, faint and dashed; null: of none. */
    public void overlay(@Nullable BandModel other, String run) {
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
