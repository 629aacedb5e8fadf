package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.optim.Sgd;
import org.layerwise.run.Run;
import org.layerwise.telemetry.TelemetrySpec;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.fx.WindowWords;
import org.layerwise.ui.live.RecordFill;
import org.layerwise.ui.live.RunCharts;
import org.layerwise.ui.live.RunFeed;
import org.layerwise.ui.live.RunFeeds;

/** The screen's decisions, on real runs, without a toolkit: the test's thread is the front. */
class WatchViewModelTest {
    private final BlockingQueue<Runnable> front = new LinkedBlockingQueue<>();
    private final List<Problem> failures = new ArrayList<>();
    private final Workbench workbench = new Workbench(Runnable::run, front::add, Ticker.SYSTEM, TestStore.make());
    private RunFeed feed;
    private final RunFeeds feeds = new RunFeeds(workbench.runs(), follow -> feed = follow);
    private final WatchViewModel model = new WatchViewModel(workbench, feeds);

    @AfterEach
    void close() {
        workbench.runs().putAway();
        model.close();
        feeds.close();
        assertEquals(List.of(), failures);
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = front.poll(30, TimeUnit.SECONDS);
            assertNotNull(next, "nothing more happens");
            next.run();
        }
    }

    private void open(String table) throws InterruptedException {
        workbench.openTable(Path.of("sample-data", table), failures::addAll);
        until(() -> workbench.prepared().isPresent());
    }

    private void epochs(int epochs) {
        workbench
                .document()
                .edit(
                        "epochs",
                        experiment -> experiment.withTraining(new TrainingSpec(
                                16,
                                epochs,
                                experiment.training().stopping(),
                                experiment.training().blas())));
    }

    private Run run() {
        return workbench.runs().shown().orElseThrow().run().orElseThrow();
    }

    private void untilPausedAt(long step) throws InterruptedException {
        until(() -> workbench.runs().shown().isPresent()
                && run().state() == RunState.PAUSED
                && run().progress().step() == step
                && model.controls().pausedProperty().get());
    }

    /** start, pause, step, stop: which of them are offered. */
    private String offered() {
        RunControls controls = model.controls();
        return (controls.startProperty().get() ? "start " : "")
                + (controls.pauseProperty().get() ? controls.pausedProperty().get() ? "resume " : "pause " : "")
                + (controls.stepProperty().get() ? "step " : "")
                + (controls.stopProperty().get() ? "stop" : "");
    }

    @Test
    void whatIsDoneBeforeTheFirstBatchIsSaid() throws Exception {
        open("iris.csv");
        List<String> states = new ArrayList<>();
        model.text().stateProperty().addListener((observed, before, now) -> states.add(now));
        model.start();
        until(() -> workbench.runs().shown().isPresent());
        assertEquals(List.of("Preparing rows…", "Planning the network…"), states.subList(0, 2));
        assertEquals("Training", states.get(2));
    }

    @Test
    void withoutATableNothingIsOfferedAndTheWayIsShown() {
        assertEquals("", offered());
        assertEquals(1, model.notices().size());
        assertEquals(Destination.DATA, model.notices().getFirst().destination());
        assertNull(model.chartsProperty().get());
        model.start();
        model.stepBatch();
        model.stop();
        assertTrue(workbench.runs().shown().isEmpty());
    }

    @Test
    void aNetworkWithAMistakeShowsTheWayToTheDesign() throws InterruptedException {
        open("iris.csv");
        assertEquals("start step ", offered());
        workbench.document().edit("cut", experiment -> {
            List<NodeSpec> nodes = new ArrayList<>(experiment.network().expand());
            nodes.removeLast();
            return experiment.withNetwork(NetworkSpec.of(nodes));
        });
        assertEquals("", offered());
        assertEquals(Destination.DESIGN, model.notices().getFirst().destination());
        workbench.document().undo();
        assertEquals("start step ", offered());
        assertEquals(List.of(), model.notices());
    }

    @Test
    void aRunThatWillRecordMuchSaysSoBeforeItStarts() throws InterruptedException {
        open("iris.csv");
        epochs(400_000);
        assertEquals(List.of(), model.notices(), "the automatic number of steps keeps the record small");
        workbench.document().edit("every", experiment -> experiment.withTelemetry(new TelemetrySpec(1)));
        Notice notice = model.notices().getFirst();
        assertEquals(1, model.notices().size());
        assertEquals(Destination.DESIGN, notice.destination());
        assertTrue(
                WindowWords.describe(notice.problem()).contains("Steps between records"), notice.problem()::describe);
        assertTrue(
                notice.problem().message().matches(".* updates are recorded: about [0-9,]+ MB in the run store.*"),
                notice.problem()::message);
        assertTrue(notice.problem().hint().contains("larger number"), notice.problem()::hint);
        assertEquals("start step ", offered(), "it keeps nobody from starting");
        workbench.document().undo();
        assertEquals(List.of(), model.notices());
    }

    /** Hands over what the run has left, and lets the numbers be shown. */
    private void drawAll() {
        assertFalse(feed.drain(), "no more frames come after the end");
        for (int pulse = 0; pulse < 8; pulse++) {
            model.pulse();
        }
    }

    @Test
    void controlsFollowTheRunsLife() throws InterruptedException {
        open("iris.csv");
        epochs(1_000_000);
        model.stepBatch();
        untilPausedAt(1);
        assertEquals("resume step stop", offered());
        model.stepBatch();
        untilPausedAt(2);
        model.stepEpoch();
        untilPausedAt(8);
        RunCharts charts = model.chartsProperty().get();
        assertNotNull(charts);
        model.pauseOrResume();
        until(() -> workbench.runs().shown().isPresent()
                && run().state() == RunState.RUNNING
                && !model.controls().pausedProperty().get());
        assertEquals("pause step stop", offered());
        assertTrue(model.isLive());
        model.stop();
        assertFalse(model.controls().stopProperty().get());
        until(() -> workbench.runs().shown().isPresent()
                && run().state() == RunState.ENDED
                && model.controls().startProperty().get());
        assertEquals("start step ", offered());
        assertEquals(
                "Ended; the last steps are being drawn",
                model.text().stateProperty().get());
        drawAll();
        assertTrue(model.text().stateProperty().get().startsWith("Stopped"));
        assertSame(charts, model.chartsProperty().get(), "the charts stay until the next run");
        model.start();
        assertEquals("", offered(), "a run is being made ready");
        until(() -> run().state() == RunState.RUNNING);
        assertNotSame(charts, model.chartsProperty().get());
    }

    @Test
    void framesReachEveryChartAndTheNumbers() throws InterruptedException {
        open("iris.csv");
        epochs(5);
        model.start();
        until(() -> workbench.runs().shown().isPresent()
                && run().state() == RunState.ENDED
                && model.controls().startProperty().get());
        assertFalse(feed.drain(), "no more frames come after the end");
        model.pulse();
        for (int i = 0; i < 10; i++) {
            model.pulse();
        }
        RunCharts charts = model.chartsProperty().get();
        assertNotNull(charts);
        assertEquals(List.of("batch", "train", "validation"), charts.loss().names());
        assertEquals(1, charts.scores().size());
        assertFalse(charts.loss().isEmpty());
        assertFalse(charts.scores().getFirst().isEmpty());
        assertEquals(
                List.of("activation1", "activation2", "prediction"),
                charts.activations().names());
        assertEquals(List.of("dense1", "dense2", "output"), charts.gradients().names());
        charts.layers().forEach(layer -> assertFalse(charts.histogram(layer).isEmpty(), layer.id()));
        assertEquals(run().progress().step(), charts.newest().step());
        model.layers()
                .forEach(row -> assertTrue(
                        row.outputProperty().get().contains(" ± "), row.layer().id()));
        assertEquals(
                "Ended: all epochs are trained", model.text().stateProperty().get());
        assertEquals(1, model.text().fractionProperty().get());
    }

    @Test
    void layersAreHiddenAndSelected() throws InterruptedException {
        open("iris.csv");
        model.stepBatch();
        untilPausedAt(1);
        RunCharts charts = model.chartsProperty().get();
        assertNotNull(charts);
        LayerRow dense1 = model.layers().get(1);
        assertEquals("dense1", dense1.layer().id());
        dense1.visibleProperty().set(false);
        assertEquals(List.of("dense2", "output"), charts.gradients().names());
        assertEquals(List.of("dense2", "output"), charts.ratios().names());
        model.select("dense1");
        assertSame(dense1, model.selectedProperty().get());
        assertEquals(
                List.of("dense1", "activation1", "activation2", "prediction"),
                charts.activations().names());
        model.stop();
        until(() -> model.controls().startProperty().get());
        model.stepBatch();
        untilPausedAt(2);
        LayerRow again = model.selectedProperty().get();
        assertNotNull(again);
        assertEquals("dense1", again.layer().id(), "going on keeps what was chosen");
        assertFalse(again.visibleProperty().get());
    }

    @Test
    void regressionHasTwoScores() throws InterruptedException {
        open("seattle-weather.csv");
        workbench.chooseTargets("target", List.of("temp_max"), null);
        until(() -> model.controls().startProperty().get());
        model.stepBatch();
        untilPausedAt(1);
        RunCharts charts = model.chartsProperty().get();
        assertNotNull(charts);
        assertEquals(2, charts.scores().size());
    }

    @Test
    void whatCameTooFastIsDrawnFromTheRecordOnAPause() throws InterruptedException {
        open("iris.csv");
        epochs(6_000); // 48,000 steps: each of them is sampled
        model.stepBatch();
        untilPausedAt(1);
        RunCharts charts = model.chartsProperty().get();
        assertNotNull(charts);
        model.pauseOrResume();
        until(() -> run().state() == RunState.RUNNING
                && !model.controls().pausedProperty().get());
        // Nobody drains meanwhile.
        while (run().progress().step() < 2_000) {
            Thread.onSpinWait();
        }
        model.pauseOrResume();
        until(() -> run().state() == RunState.PAUSED
                && model.controls().pausedProperty().get());
        feed.drain();
        for (int pulse = 0; pulse < 8; pulse++) {
            model.pulse();
        }
        assertTrue(charts.dropped() > 0, "the display was too fast to lose anything");
        assertTrue(
                model.text().lossesProperty().get().contains("a pause draws them"),
                model.text().lossesProperty().get());
        Series before = batchLoss(charts);
        assertTrue(before.gaps.size() > 0, "what is missing is a gap");
        RecordFill fill = new RecordFill(Runnable::run, Runnable::run, failures::addAll);
        long deadline = Ticker.SYSTEM.nanos() + 60_000_000_000L;
        while (charts.dropped() > 0 && Ticker.SYSTEM.nanos() < deadline) {
            fill.pulse(workbench.runs().shown().orElseThrow(), charts);
            LockSupport.parkNanos(100_000); // the record is written meanwhile
        }
        assertEquals(0, charts.dropped());
        Series now = batchLoss(charts);
        assertEquals(0, now.gaps.size());
        assertEquals(run().progress().step(), now.size(), "every step is drawn");
        model.pulse();
        assertTrue(charts.times().has(StepUnit.TIME), "the run's clock was noted");
        double seconds = charts.times().of((double) run().progress().step(), StepUnit.TIME);
        assertEquals(run().progress().seconds(), seconds, 0.5);
        model.stop();
        until(() -> run().state() == RunState.ENDED);
    }

    private static Series batchLoss(RunCharts charts) {
        return charts.loss().series().all().getFirst();
    }

    @Test
    void aLossThatIsNotFiniteIsToldWithWhatToDo() throws InterruptedException {
        open("seattle-weather.csv");
        workbench.chooseTargets("target", List.of("temp_max"), null);
        until(() -> model.controls().startProperty().get());
        workbench.document().edit("rate", experiment -> experiment.withOptimizer(new Sgd(1e6, 0, false)));
        model.start();
        until(() -> workbench.runs().shown().isPresent()
                && run().state() == RunState.ENDED
                && model.controls().startProperty().get());
        drawAll();
        assertEquals(
                "Ended: the loss became NaN or infinite",
                model.text().stateProperty().get());
        Problem problem = model.notices().getFirst().problem();
        assertTrue(problem.isError());
        assertTrue(problem.hint().contains("learning rate"), problem.describe());
    }
}
