package org.layerwise.ui.chart.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The named series of one chart, in the order in which they first came, which gives them their colors. */
public final class SeriesList {
    private final boolean band;
    private final List<Series> series = new CopyOnWriteArrayList<>();
    private volatile @Nullable ReferenceBand guide;
    private volatile List<Series> overlays = List.of();
    private final AtomicLong version = new AtomicLong();

    SeriesList(boolean band) {
        this.band = band;
    }

    Series named(String name) {
        for (Series one : series) {
            if (one.name.equals(name)) {
                return one;
            }
        }
        Series made = new Series(name, SeriesLook.of(series.size()), band);
        series.add(made);
        return made;
    }

    /** Makes a series with a look of its own; its place is what {@link #add(int, double, double, double)} takes. */
    int declare(String name, SeriesLook look) {
        series.add(new Series(name, look, band));
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

    /** Steps are missing between what a series has and what comes next. */
    void gap(int index) {
        series.get(index).gap();
    }

    /**
     * Takes the points of {@code other}, made of the same declarations, instead of its own, and those of its own that come
     * after them. Which series are shown stays. On the thread that appends.
     */
    void replaceBy(SeriesList other) {
        for (int i = 0; i < series.size(); i++) {
            Series before = series.get(i);
            Series now = other.series.get(i);
            now.takeTail(before);
            now.visible = before.visible;
            now.muted = before.muted;
            now.emphasized = before.emphasized;
            series.set(i, now);
        }
        version.incrementAndGet();
    }

    /**
     * Draws the lines of another list under its own, faint and dashed: of the series that have the same name as one of its own.
     *
     * @param other null: none
     * @param of whose lines they are, for the legend
     */
    void overlay(@Nullable SeriesList other, String of) {
        List<Series> under = new ArrayList<>();
        if (other != null) {
            for (Series one : other.series) {
                boolean drawn = one.visible && one.size() > 0 && !one.look.faint();
                if (drawn && series.stream().anyMatch(own -> own.name.equals(one.name))) {
                    under.add(one.asOverlay(of));
                }
            }
        }
        overlays = List.copyOf(under);
        version.incrementAndGet();
    }

    /** The series that are drawn, in drawing order: those of another run first, under its own. */
    public List<Series> shown() {
        List<Series> shown = new ArrayList<>(series.size());
        for (Series one : overlays) {
            if (!one.muted && isShown(one)) {
                shown.add(one);
            }
        }
        for (Series one : series) {
            if (one.visible && !one.muted) {
                shown.add(one);
            }
        }
        return shown;
    }

    /** The series that are drawn, without those of another run. */
    public List<Series> ownShown() {
        return series.stream().filter(one -> one.visible && !one.muted).toList();
    }

    /** A line of another run goes with its own of the same name. */
    private boolean isShown(Series overlay) {
        return series.stream().anyMatch(own -> own.visible && overlay.name.startsWith(own.name + Series.OF));
    }

    /** All series, also those that are not shown. */
    public List<Series> all() {
        return List.copyOf(series);
    }

    /** The series of the legend: those that are drawn, and those that were hidden there. */
    public List<Series> listed() {
        return Stream.concat(
                        series.stream().filter(one -> one.visible),
                        overlays.stream().filter(this::isShown))
                .toList();
    }

    /** Hides a series by its entry in the legend, or shows it again. */
    public void toggle(Series one) {
        one.muted = !one.muted;
        version.incrementAndGet();
    }

    /** Hides all others of the legend; where they are hidden already, shows them again. */
    public void alone(Series only) {
        boolean isAlone = !only.muted && listed().stream().allMatch(one -> one.equals(only) || one.muted);
        listed().forEach(one -> one.muted = !isAlone && !one.equals(only));
        version.incrementAndGet();
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
        return listed().stream().map(one -> one.name).toList();
    }
}
