package org.layerwise.ui.chart.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The named series of one chart, in the order in which they first came, which gives them their colors. */
public final class SeriesList {
    private final AxisScale scale;
    private final boolean band;
    private final List<Series> series = new CopyOnWriteArrayList<>();
    private volatile @Nullable ReferenceBand guide;
    private final AtomicLong version = new AtomicLong();

    SeriesList(AxisScale scale, boolean band) {
        this.scale = scale;
        this.band = band;
    }

    Series named(String name) {
        for (Series one : series) {
            if (one.name.equals(name)) {
                return one;
            }
        }
        Series made = new Series(name, SeriesLook.of(series.size()), scale, band);
        series.add(made);
        return made;
    }

    /** Makes a series with a look of its own; its place is what {@link #add(int, double, double, double)} takes. */
    int declare(String name, SeriesLook look) {
        series.add(new Series(name, look, scale, band));
        version.incrementAndGet();
        return series.size() - 1;
    }

    void add(int index, double step, double value, double deviation) {
        series.get(index).add(step, value, deviation);
        version.incrementAndGet();
    }

    /** Shows or hides a series; one that is hidden is left out of axes, legend and read-outs, and goes on growing. */
    void show(int index, boolean visible) {
        series.get(index).visible = visible;
        version.incrementAndGet();
    }

    void emphasize(int index, boolean emphasized) {
        series.get(index).emphasized = emphasized;
        version.incrementAndGet();
    }

    void guide(ReferenceBand to) {
        guide = to;
        version.incrementAndGet();
    }

    @Nullable
    public ReferenceBand guide() {
        return guide;
    }

    void add(String name, double step, double value, double deviation) {
        named(name).add(step, value, deviation);
        version.incrementAndGet();
    }

    /** The series that are shown, in drawing order. */
    public List<Series> shown() {
        List<Series> shown = new ArrayList<>(series.size());
        for (Series one : series) {
            if (one.visible) {
                shown.add(one);
            }
        }
        return shown;
    }

    public AxisScale scale() {
        return scale;
    }

    long version() {
        return version.get();
    }

    boolean isEmpty() {
        return series.stream().allMatch(one -> one.size() == 0);
    }

    void clear() {
        series.clear();
        version.incrementAndGet();
    }

    List<String> names() {
        return shown().stream().map(one -> one.name).toList();
    }
}
