package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.train.Pace;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.live.ChartChoice;
import org.layerwise.ui.live.ChartChoices;
import org.layerwise.ui.live.ChartLayout;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Charts that are put on the Watch page beside the usual ones, and the pace of the run that fills them. */
@ExtendWith(ApplicationExtension.class)
class AddedChartsWindowTest {
    private final ObjectProperty<ChartLayout> layout = new SimpleObjectProperty<>(ChartLayout.USUAL);
    private WatchWindow window;

    @Start
    void start(Stage shown) {
        window = new WatchWindow(shown, 1280, 800);
        window.view.remember(layout);
    }

    @AfterEach
    void close() {
        window.close();
        assertEquals(List.of(), window.reported);
    }

    private AddChartMenu menu() {
        return (AddChartMenu) window.view.root().lookup("#watch-add-chart");
    }

    private MenuItem item(String choice) {
        return menu().getItems().stream()
                .flatMap(group -> ((Menu) group).getItems().stream())
                .filter(each -> ("watch-add-" + choice).equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String choice) {
        WatchWindow.doOnFx(() -> {
            menu().getOnShowing().handle(null);
            assertTrue(item(choice).isVisible(), choice);
            item(choice).fire();
        });
    }

    private List<LiveChart> added() {
        return window.view.charts().stream()
                .filter(chart -> ChartChoices.find(chart.getId()).isPresent())
                .toList();
    }

    private LiveChart chart(String id) {
        return WatchWindow.onFx(() -> added().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow());
    }

    private void start() {
        WatchWindow.doOnFx(() -> window.view.model().start());
        WatchWindow.until("a run is open", () -> window.workbench.runs().shown().isPresent());
    }

    private long step() {
        return window.workbench.runs().shown().orElseThrow().glance().step();
    }

    private RunState state() {
        return window.workbench.runs().shown().orElseThrow().run().orElseThrow().state();
    }

    private void pause() {
        WatchWindow.doOnFx(() -> window.view.model().pauseOrResume());
        WatchWindow.until("the run waits", () -> state() == RunState.PAUSED);
    }

    private Experiment ten(Experiment experiment) {
        NewExperiment defaults = NewExperiment.defaults();
        return new NewExperiment(
                        IntStream.range(0, 10).mapToObj(i -> 32).toList(),
                        defaults.activation(),
                        defaults.initializer(),
                        defaults.regularizer(),
                        0,
                        true,
                        defaults.optimizer(),
                        defaults.split(),
                        defaults.training(),
                        1)
                .of(experiment.data(), window.workbench.table().orElseThrow().table());
    }

    @Test
    void everythingThatIsMeasuredCanBePutOnThePage() {
        window.open(Path.of("sample-data/digits.csv"), this::ten);
        start();
        WatchWindow.until("steps are trained", () -> step() > 20);
        List<String> ids = List.of(
                "map:gradient/norm",
                "map:activation/std",
                "bars:update/ratio",
                "ridges:weight/histogram",
                "histogram:gradient/histogram",
                "lines:time",
                "lines:memory/heap",
                "lines:gamma",
                "pre-activations",
                "epochs:f1",
                "ridges:activation/histogram");
        ids.forEach(this::choose);
        assertEquals(
                ids,
                WatchWindow.onFx(() -> added().stream().map(LiveChart::getId).toList()));
        WatchWindow.until(
                "an epoch is over", () -> !chartNow("epochs:f1").model().isEmpty());
        for (String id : ids) {
            WatchWindow.until(
                    id + " has something to show", () -> !chartNow(id).model().isEmpty());
        }
        pause();
        // What the run records is filled from the record, from its first step on.
        WatchWindow.until("what came before is there", () -> firstStep("map:gradient/norm") == 1);
        assertTrue(firstStep("ridges:weight/histogram") > 1, "nothing recorded what nobody looked at");
        assertEquals(4, ((LineModel) chart("lines:time").model()).names().size());
        assertEquals(11, ((GridModel) chart("map:gradient/norm").model()).rows().size());
        for (String id : ids) {
            WatchWindow.until(
                    id + " says what it shows",
                    () -> WatchWindow.onFx(() -> {
                        window.view.grid().reveal(chartNow(id));
                        return !chartNow(id).sentence().isEmpty();
                    }));
        }
        for (Theme theme : Theme.values()) {
            WatchWindow.doOnFx(() -> {
                window.theme.set(theme);
                window.view.grid().reveal(chartNow("ridges:activation/histogram"));
            });
            window.settle();
            window.picture("added-last-" + theme.name().toLowerCase(Locale.ROOT));
            WatchWindow.doOnFx(() -> window.view.grid().reveal(chartNow("map:gradient/norm")));
            window.settle();
            window.picture("added-first-" + theme.name().toLowerCase(Locale.ROOT));
        }
        window.size(1024, 700);
        WatchWindow.doOnFx(() -> window.view.grid().reveal(chartNow("bars:update/ratio")));
        window.settle();
        window.picture("added-small");
    }

    private LiveChart chartNow(String id) {
        return added().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    private double firstStep(String id) {
        return switch (chartNow(id).model()) {
            case GridModel grid -> grid.columns().getFirst().from();
            case HeatModel heat -> heat.columns().getFirst().from();
            case LineModel lines -> lines.series().all().getFirst().steps.get(0);
            case org.layerwise.ui.chart.model.BandModel bands -> Double.NaN;
        };
    }

    @Test
    void theLastRowIsFilledAndAScoreWithoutAnEpochSaysWhenItComes() {
        window.open(
                Path.of("sample-data/digits.csv"),
                experiment -> ExperimentEdit.apply(experiment, "optimizer.learningRate=3e38"));
        start();
        WatchWindow.until("the loss is not finite", () -> state() == RunState.ENDED);
        LiveChart accuracy = WatchWindow.onFx(() -> window.view.charts().stream()
                .filter(chart -> chart.getId().contains("accuracy"))
                .findFirst()
                .orElseThrow());
        WatchWindow.until(
                "it says so",
                () -> WatchWindow.onFx(() -> ((Label) accuracy.lookup(".chart-empty")).getText())
                        .equals("The first value comes at the end of an epoch"));
        List<LiveChart> charts = WatchWindow.onFx(() -> window.view.charts());
        assertEquals(7, charts.size());
        Bounds third = WatchWindow.onFx(() -> charts.get(2).getBoundsInParent());
        Bounds last = WatchWindow.onFx(() -> charts.get(6).getBoundsInParent());
        assertEquals(third.getMaxX(), last.getMaxX(), 3);
        assertTrue(last.getWidth() > 3 * third.getWidth(), last + " " + third);
        WatchWindow.doOnFx(() -> window.view.grid().reveal(charts.get(6)));
        window.settle();
        window.picture("seven-charts");
    }

    @Test
    void aChoiceIsRememberedAndMeasuredFromTheFirstStepOfTheNextRun() {
        layout.set(
                layout.get().withAdded(ChartChoices.find("lines:activation/max").orElseThrow()));
        WatchWindow.doOnFx(() -> window.view.remember(layout));
        window.open(Path.of("sample-data/iris.csv"), experiment -> experiment);
        start();
        WatchWindow.until(
                "it has points", () -> !chartNow("lines:activation/max").model().isEmpty());
        assertEquals(1, WatchWindow.onFx(() -> firstStep("lines:activation/max")));
        choose("epochs:roc-auc");
        assertEquals(
                List.of("lines:activation/max", "epochs:roc-auc"),
                ChartChoices.among(layout.get()).stream().map(ChartChoice::id).toList());
        choose("lines:activation/max");
        assertEquals(
                List.of("epochs:roc-auc"),
                ChartChoices.among(layout.get()).stream().map(ChartChoice::id).toList());
        assertEquals(
                List.of("epochs:roc-auc"),
                WatchWindow.onFx(() -> added().stream().map(LiveChart::getId).toList()));
        LiveChart auc = chart("epochs:roc-auc");
        WatchWindow.doOnFx(() -> auc.actions().stream()
                .filter(action -> action.id().equals("remove"))
                .forEach(action -> action.run().run()));
        assertEquals(List.of(), ChartChoices.among(layout.get()));
        FrameLayout recorded = window.workbench.runs().shown().orElseThrow().layout();
        assertFalse(recorded.of("activation/max").isPresent(), "the record has what it had");
    }

    @Test
    void theSliderSlowsARunDownWhileItGoesOnAndStopIsAnsweredAtOnce() {
        window.open(Path.of("sample-data/iris.csv"), experiment -> experiment);
        Slider slider = (Slider) window.view.root().lookup("#watch-pace");
        WatchWindow.doOnFx(() -> slider.setValue(0));
        start();
        WatchWindow.until(
                "the first step is drawn",
                () -> !window.view.charts().getFirst().model().isEmpty());
        assertTrue(step() < 5, "a step takes five seconds");
        window.settle();
        window.picture("pace");
        WatchWindow.doOnFx(() -> slider.setValue(1));
        WatchWindow.until("it goes on at full speed", () -> step() > 20);
        WatchWindow.doOnFx(() -> slider.setValue(0));
        WatchWindow.doOnFx(() -> window.view.model().stop());
        WatchWindow.until("it has stopped", () -> state() == RunState.ENDED);
        assertEquals(Pace.FULL, PaceBar.pace(1, Pace.Unit.EPOCHS));
        assertEquals(Pace.steps(0.2), PaceBar.pace(0, Pace.Unit.STEPS));
        assertTrue(PaceBar.pace(0.9, Pace.Unit.STEPS).perSecond() > 300);
    }
}
