package org.layerwise.ui.live;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.StepFrame;

/** The charts of what is measured for the window alone: they begin when they are added, and no record has what came before. */
public final class LiveCharts implements AutoCloseable {
    private final MoreCharts charts;
    private final FrameThinner thinner;
    private @Nullable ChartReadings readings;

    /** @param layout of the frames of what is measured for the window alone */
    public LiveCharts(FrameLayout layout, List<WatchedLayer> layers, PreActivations before) {
        charts = new MoreCharts(layout, layers, before);
        int[] none = new int[layout.numbers()];
        Arrays.fill(none, -1);
        thinner = new FrameThinner(none, charts::point);
    }

    /** The charts themselves. */
    public MoreCharts charts() {
        return charts;
    }

    /** Takes all frames, until it is closed. */
    public void follow(RunFeed feed) {
        readings = ChartReadings.of(
                feed,
                new RunFeed.Reader() {
                    @Override
                    public void step(StepFrame frame) {
                        thinner.accept(frame.step(), frame.numbers());
                    }

                    @Override
                    public void epoch(EpochFrame frame) {
                        charts.epoch(frame);
                    }

                    @Override
                    public void drained(boolean still) {
                        if (still) {
                            thinner.flush();
                        }
                    }
                },
                charts::arrays);
    }

    @Override
    public void close() {
        if (readings != null) {
            readings.close();
        }
    }
}
