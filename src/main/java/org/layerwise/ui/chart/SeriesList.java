package org.layerwise.ui.chart;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The named series of one chart, in the order in which they first came, which gives them their colours. */
final class SeriesList {
    private final AxisScale scale;
    private final boolean band;
    private final List<Series> series = new CopyOnWriteArrayList<>();
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
        Series made = new Series(name, scale, band);
        series.add(made);
        return made;
    }

    void add(String name, double step, double value, double deviation) {
        named(name).add(step, value, deviation);
        version.incrementAndGet();
    }

    List<Series> all() {
        return series;
    }

    AxisScale scale() {
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
        return series.stream().map(one -> one.name).toList();
    }
}
