package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Runs;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.train.measure.GradientNorm;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;

/** What of a run's frames comes into the charts of one layer. */
class LayerChartsTest {
    @TempDir
    Path folder;

    private FrameLayout layout;
    private List<WatchedLayer> layers;

    private void run(String... settings) {
        Table table = Runs.classes(folder, 30);
        Experiment experiment = ExperimentEdit.apply(Runs.experiment(table), List.of(settings));
        layout = Runs.trainer(experiment, Runs.prepare(table, experiment)).layout();
        layers = WatchedLayer.of(layout, experiment.network().expand());
    }

    private WatchedLayer layer(String id) {
        return layers.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> ids(LayerCharts charts) {
        return charts.all().stream().map(LayerCharts.Chart::id).toList();
    }

    private static <T> T model(LayerCharts charts, String id, Class<T> type) {
        return type.cast(charts.all().stream()
                .filter(chart -> chart.id().equals(id))
                .findFirst()
                .orElseThrow()
                .model());
    }

    @Test
    void aLayerHasAChartForEachMeasureThatTheRunTakesOfIt() {
        run();
        assertEquals(
                List.of(
                        "activation",
                        "activation-histogram",
                        "gradient-norm",
                        "weight-norm",
                        "update-ratio",
                        "gradient-mean-abs"),
                ids(new LayerCharts(layout, layer("dense1"))));
        assertEquals(
                List.of("activation", "activation-histogram", "shares"),
                ids(new LayerCharts(layout, layer("activation1"))),
                "a tanh can saturate, and has no weights");
    }

    @Test
    void whatIsRecordedByNameIsThereToo() {
        run("telemetry.measures=[\"activation/zero\",\"weight/histogram\"]");
        LayerCharts charts = new LayerCharts(layout, layer("dense1"));
        assertTrue(
                ids(charts).containsAll(List.of("shares", "weight-histogram")),
                ids(charts).toString());
        assertFalse(ids(charts).contains("activation-zero"), "shares are in one chart");
    }

    @Test
    void framesComeIntoLinesAndHistograms() {
        run();
        DisplayRing ring = new DisplayRing(layout);
        RunFeed feed = new RunFeed(ring, () -> true, followed -> {});
        WatchedLayer layer = layer("dense1");
        LayerCharts charts = new LayerCharts(layout, layer);
        charts.follow(feed);
        StepFrame frame = new StepFrame(layout);
        int histogram = layout.of(ActivationHistogram.ID).orElseThrow().at("dense1");
        for (int step = 1; step <= 6; step++) {
            frame.begin(1, step, true, step % 3 == 0);
            frame.numbers()[layout.stepPlace(GradientNorm.ID, "dense1")] = 10 * step;
            frame.arrays()[histogram + 5] = step;
            frame.arrays()[histogram + Slice.BINS] = -1;
            frame.arrays()[histogram + Slice.BINS + 1] = 1;
            ring.step(frame);
        }
        feed.drain();

        var line =
                model(charts, "gradient-norm", LineModel.class).series().all().getFirst();
        assertEquals(6, line.size());
        assertEquals(60, line.middle.value(5));
        assertEquals(
                List.of(3.0, 6.0),
                model(charts, "activation-histogram", HeatModel.class).columns().stream()
                        .map(column -> column.counts()[5])
                        .toList());
        assertEquals(6, feed.newest().step());
        assertEquals(6, feed.newest().arraysStep());
        assertEquals(6, feed.newest().arrays()[histogram + 5]);
        charts.close();
        assertFalse(feed.isRead());
    }
}
