package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Runs;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.train.measure.ActivationSaturated;

/** What of a run's frames comes into its charts. */
class RunChartsTest {
    private static final SeriesNames NAMES = new SeriesNames("batch", "train", "validation", "activations", "healthy");

    @TempDir
    Path folder;

    @Test
    void histogramsAreThoseOfTheFramesThatHaveThem() {
        Table table = Runs.classes(folder, 30);
        Experiment experiment = Runs.experiment(table);
        FrameLayout layout =
                Runs.trainer(experiment, Runs.prepare(table, experiment)).layout();
        List<WatchedLayer> layers = WatchedLayer.of(layout, experiment.network().expand());
        Slice slice = layout.of(ActivationHistogram.ID).orElseThrow();
        DisplayRing ring = new DisplayRing(layout);
        RunFeed feed = new RunFeed(ring, () -> true, followed -> {});
        RunCharts charts = new RunCharts(layout, layers, NAMES);
        charts.follow(feed);
        StepFrame frame = new StepFrame(layout);
        for (int step = 1; step <= 12; step++) {
            boolean hasArrays = step % 4 == 0;
            frame.begin(1, step, true, hasArrays);
            for (int layer = 0; layer < layers.size(); layer++) {
                int at = slice.at(layer);
                frame.arrays()[at + layer] = hasArrays ? step : 1000;
                frame.arrays()[at + Slice.BINS] = -step;
                frame.arrays()[at + Slice.BINS + 1] = step;
            }
            ring.step(frame);
        }
        feed.drain();
        for (int layer = 0; layer < layers.size(); layer++) {
            List<String> found = new ArrayList<>();
            for (var column : charts.histogram(layers.get(layer)).columns()) {
                found.add(column.from() + " " + column.min() + " " + column.max() + " " + column.counts()[layer]
                        + " of " + column.total());
            }
            assertEquals(
                    List.of("4.0 -4.0 4.0 4.0 of 4.0", "8.0 -8.0 8.0 8.0 of 8.0", "12.0 -12.0 12.0 12.0 of 12.0"),
                    found);
        }
        assertEquals(12, charts.newest().step(), "numbers come of all frames");
    }

    @Test
    void sureAnswersAtTheEndAreNoAlarm() {
        Table table = Runs.classes(folder, 30);
        Experiment experiment = Runs.experiment(table);
        FrameLayout layout =
                Runs.trainer(experiment, Runs.prepare(table, experiment)).layout();
        List<WatchedLayer> layers = WatchedLayer.of(layout, experiment.network().expand());
        assertEquals("prediction", layers.getLast().id());
        assertTrue(layout.stepPlace(ActivationSaturated.ID, "prediction") >= 0);
        assertEquals(-1, layers.getLast().saturated());
        assertTrue(layers.stream()
                .filter(layer -> layer.id().startsWith("activation"))
                .allMatch(layer -> layer.saturated() >= 0));
    }
}
