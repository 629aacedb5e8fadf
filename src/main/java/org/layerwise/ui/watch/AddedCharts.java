package org.layerwise.ui.watch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.RunWishes;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.live.ChartChoice;
import org.layerwise.ui.live.ChartChoices;
import org.layerwise.ui.live.LiveCharts;
import org.layerwise.ui.live.MoreCharts;
import org.layerwise.ui.live.RunCharts;

/**
 * Where the charts that were put on the page get their numbers: from what the run records where it does, or else from what it
 * measures for the window, which is asked for as long as they are there. JavaFX thread.
 */
final class AddedCharts {
    private final RunWishes wishes;
    private List<ChartChoice> chosen = List.of();
    private @Nullable MoreCharts recorded;
    private @Nullable MoreCharts live;

    AddedCharts(RunWishes wishes) {
        this.wishes = wishes;
    }

    /** Another run is shown; before its frames come. */
    void of(@Nullable RunCharts run, @Nullable LiveCharts measured) {
        recorded = run == null ? null : run.more();
        live = measured == null ? null : measured.charts();
        chosen.forEach(this::begin);
    }

    /** These are on the page from now on. */
    void show(List<ChartChoice> now) {
        for (ChartChoice before : chosen) {
            if (!now.contains(before)) {
                end(before);
            }
        }
        chosen = List.copyOf(now);
        chosen.forEach(this::begin);
        wishes.measure(ChartChoices.measures(chosen));
    }

    private void begin(ChartChoice choice) {
        MoreCharts to = source(choice);
        if (to != null) {
            to.add(choice);
        }
    }

    private void end(ChartChoice choice) {
        if (recorded != null) {
            recorded.remove(choice);
        }
        if (live != null) {
            live.remove(choice);
        }
    }

    private @Nullable MoreCharts source(ChartChoice choice) {
        if (recorded != null && recorded.has(choice)) {
            return recorded;
        }
        return live != null && live.has(choice) ? live : null;
    }

    /** Whether the run that is shown has what a chart shows, or can measure it. */
    boolean isPossible(ChartChoice choice) {
        return source(choice) != null;
    }

    /** What a chart shows while a layer is selected; empty where the run has nothing of it. */
    Optional<ChartModel> model(ChartChoice choice, String selected) {
        MoreCharts of = source(choice);
        return of == null ? Optional.empty() : of.model(choice, selected);
    }

    /** The layer that a chart shows while one is selected. */
    String layerShown(ChartChoice choice, String selected) {
        MoreCharts of = source(choice);
        return of == null ? selected : of.layerShown(choice, selected);
    }
}
