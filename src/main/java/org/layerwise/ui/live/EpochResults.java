package org.layerwise.ui.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.layerwise.runs.RunFigure;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.StepFrame;

/** The figures of a run's epochs as they come: the last and the best of each. Read on any thread. */
public final class EpochResults implements RunFeed.Reader {
    private final FrameLayout layout;
    private final Map<String, RunFigure> figures = new LinkedHashMap<>();
    private volatile Map<String, RunFigure> published = Map.of();
    private boolean changed;

    /** @param layout of the run's frames */
    public EpochResults(FrameLayout layout) {
        this.layout = layout;
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public void step(StepFrame frame) {
        // epochs alone count here
    }

    @Override
    public void epoch(EpochFrame frame) {
        changed = true;
        for (int i = 0; i < layout.epoch().size(); i++) {
            String metric = layout.epoch().get(i).measure();
            double value = frame.values()[i];
            RunFigure before = figures.get(metric);
            figures.put(
                    metric,
                    before == null ? RunFigure.first(value, frame.epoch()) : before.then(metric, value, frame.epoch()));
        }
    }

    @Override
    public void drained(boolean still) {
        if (changed) {
            changed = false;
            published = new LinkedHashMap<>(figures);
        }
    }

    /** By the metric's name, in METRICS.csv's order; not to be modified. */
    public Map<String, RunFigure> figures() {
        return published;
    }
}
