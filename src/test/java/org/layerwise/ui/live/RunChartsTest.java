package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Runs;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.train.measure.ActivationSaturated;
import org.layerwise.train.measure.Measure;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.StepUnit;

/** What of a run's frames comes into its charts. */
class RunChartsTest {
    private static final SeriesNames NAMES =
            new SeriesNames("batch", "train", "validation", "activations", "healthy", "help");

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
        RunCharts charts = new RunCharts(layout, layers, NAMES, PreActivations.NONE);
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

    /** Charts, the ring they are fed from, and a way to produce steps. */
    private final class Fed {
        final FrameLayout layout;
        final DisplayRing ring;
        final RunFeed feed;
        final RunCharts charts;
        final AtomicBoolean running = new AtomicBoolean(true);

        Fed() {
            Table table = Runs.classes(folder, 30);
            Experiment experiment = Runs.experiment(table);
            layout = Runs.trainer(experiment, Runs.prepare(table, experiment)).layout();
            ring = new DisplayRing(layout);
            feed = new RunFeed(ring, running::get, followed -> {});
            charts = new RunCharts(
                    layout, WatchedLayer.of(layout, experiment.network().expand()), NAMES, PreActivations.NONE);
            charts.follow(feed);
        }

        StepFrame frame(long step) {
            StepFrame frame = new StepFrame(layout);
            frame.begin(1, step, true);
            Arrays.fill(frame.numbers(), (double) step);
            return frame;
        }

        void produce(long from, long to) {
            for (long step = from; step <= to; step++) {
                ring.step(frame(step));
            }
        }

        Series batches() {
            return charts.loss().series().shown().getFirst();
        }
    }

    @Test
    void stepsThatWereNotDeliveredAreGapsUntilTheRecordFillsThem() {
        Fed fed = new Fed();
        fed.produce(1, 20);
        fed.feed.drain();
        int many = 3 * fed.ring.capacity();
        fed.produce(21, many);
        fed.feed.drain();
        long lost = fed.charts.dropped();
        assertTrue(lost > 0, "the ring was too small");
        Series before = fed.batches();
        assertTrue(before.gaps.size() > 0, "what is missing is a gap");
        for (int i = 1; i < before.size(); i++) {
            boolean next = before.steps.get(i) == before.steps.get(i - 1) + 1;
            assertEquals(!next, before.hasGapBefore(i), "before step " + before.steps.get(i));
        }
        RunCharts record = fed.charts.anew();
        for (long step = 1; step <= many; step++) {
            record.sink().step(fed.frame(step));
        }
        fed.charts.replaceBy(record, lost);
        Series now = fed.batches();
        assertEquals(many, now.size());
        assertEquals(0, now.gaps.size());
        assertEquals(0, fed.charts.dropped());
        assertEquals(many, fed.charts.gradients().series().shown().getFirst().size());
        fed.produce(many + 1, many + 5);
        fed.feed.drain();
        assertEquals(many + 5, fed.batches().size(), "what comes then is appended");
        assertEquals(0, fed.batches().gaps.size());
    }

    @Test
    void histogramsAndAddedChartsAreFilledFromTheRecord() {
        Fed fed = new Fed();
        Slice slice = fed.layout.of(ActivationHistogram.ID).orElseThrow();
        fed.ring.step(withHistogram(fed, slice, 9));
        fed.feed.drain();
        WatchedLayer layer = fed.charts.layers().get(1);
        assertEquals(1, fed.charts.histogram(layer).columns().size());
        assertFalse(fed.charts.isBehindRecord());
        ChartChoice map = ChartChoices.find("map:gradient/norm").orElseThrow();
        fed.charts.more().add(map);
        assertTrue(fed.charts.isBehindRecord(), "what came before it was added is in the record");
        RunCharts record = fed.charts.anew();
        for (long step = 1; step <= 9; step++) {
            record.sink().step(withHistogram(fed, slice, step));
        }
        fed.charts.replaceBy(record, 0);
        assertFalse(fed.charts.isBehindRecord());
        assertEquals(9, fed.charts.histogram(layer).columns().size());
        GridModel grid = (GridModel) fed.charts.more().model(map, "").orElseThrow();
        assertEquals(9, grid.columns().size());
        fed.ring.step(withHistogram(fed, slice, 10));
        fed.feed.drain();
        assertEquals(10, fed.charts.histogram(layer).columns().size());
        assertEquals(10, grid.columns().size());
    }

    private StepFrame withHistogram(Fed fed, Slice slice, long step) {
        StepFrame frame = new StepFrame(fed.layout);
        frame.begin(1, step, true, true);
        Arrays.fill(frame.numbers(), (double) step);
        for (int i = 0; i < slice.layers().size(); i++) {
            frame.arrays()[slice.at(i)] = 3;
            frame.arrays()[slice.at(i) + Slice.BINS + 1] = 1;
        }
        return frame;
    }

    @Test
    void everyMeasureIsShownSomewhere() {
        Set<String> shown = new HashSet<>(ChartChoices.measures(ChartChoices.list()));
        shown.addAll(List.of("loss/batch", "loss/train", "loss/validation", "accuracy/train", "accuracy/validation"));
        shown.addAll(List.of("rmse/train", "rmse/validation", "r2/train", "r2/validation"));
        for (var kind : Catalog.of(Measure.class).kinds()) {
            assertTrue(shown.contains(kind.id()), kind.id() + " can be seen nowhere");
        }
        assertEquals(
                ChartChoices.list().size(),
                ChartChoices.list().stream().map(ChartChoice::id).distinct().count());
    }

    @Test
    void preActivationsAreTheNodesBeforeActivations() {
        Table table = Runs.classes(folder, 30);
        PreActivations before =
                PreActivations.of(Runs.experiment(table).network().expand());
        assertEquals(Optional.of("dense1"), before.of("activation1"));
        assertEquals(Optional.of("output"), before.of("prediction"));
        assertEquals(Optional.empty(), before.of("dense1"));
    }

    @Test
    void whatTheRingDropsItDropsEvenly() {
        Fed fed = new Fed();
        fed.produce(1, 4L * fed.ring.capacity());
        fed.feed.drain();
        Series series = fed.batches();
        double stride = series.steps.get(1) - series.steps.get(0);
        for (int i = 2; i < series.size() - 1; i++) {
            assertEquals(stride, series.steps.get(i) - series.steps.get(i - 1), "at " + series.steps.get(i));
        }
    }

    @Test
    void chartsAreCompleteWhenTheLastPointIsInThem() {
        Fed fed = new Fed();
        fed.produce(1, 5);
        fed.feed.drain();
        assertFalse(fed.charts.isComplete(), "more may come");
        fed.produce(6, 9);
        fed.running.set(false);
        assertFalse(fed.charts.isComplete(), "the run is over, its last steps are not drawn");
        fed.feed.drain();
        assertTrue(fed.charts.isComplete());
        assertEquals(9, fed.charts.newest().step());
    }

    @Test
    void stepsAreKnownInEpochsAfterTheFirst() {
        Fed fed = new Fed();
        assertFalse(fed.charts.times().has(StepUnit.EPOCH));
        fed.ring.epoch(new EpochFrame(2, 50, new double[fed.layout.epochNumbers()]));
        fed.feed.drain();
        assertEquals(3, fed.charts.times().of(75, StepUnit.EPOCH));
    }
}
