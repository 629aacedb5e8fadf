package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.app.ModelChoice;
import org.layerwise.app.ShownRun;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.runs.JournalEntry;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.train.RunState;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Nothing that was trained is lost: runs go on after Stop and after the end, and what was better is offered. */
@ExtendWith(ApplicationExtension.class)
class GoingOnTest {
    private WatchWindow window;

    @Start
    void start(Stage shown) {
        window = new WatchWindow(shown, 1280, 800);
    }

    @AfterEach
    void close() {
        window.close();
        assertEquals(List.of(), window.reported);
    }

    private void open(String... changes) {
        window.open(Path.of("sample-data/iris.csv"), experiment -> ExperimentEdit.apply(experiment, List.of(changes)));
    }

    private ShownRun shown() {
        return WatchWindow.onFx(() -> window.workbench.runs().shown().orElseThrow());
    }

    private List<RunInfo> kept() {
        return window.workbench.runs().store().list();
    }

    private void untilEnded() {
        WatchWindow.until("the run has ended", () -> {
            ShownRun run = window.workbench.runs().shown().orElse(null);
            return run != null
                    && run.run().orElseThrow().isOver()
                    && window.view.model().controls().startProperty().get();
        });
    }

    private void untilPaused() {
        WatchWindow.until(
                "the run waits",
                () -> window.workbench
                                .runs()
                                .shown()
                                .filter(run -> run.run().orElseThrow().state() == RunState.PAUSED)
                                .isPresent()
                        && window.view.model().controls().pausedProperty().get());
    }

    private String text(FxRobot robot, String id) {
        return WatchWindow.onFx(() -> robot.lookup(id).queryAs(Label.class).getText());
    }

    @Test
    void stepGoesOnAfterStop(FxRobot robot) {
        open("training.epochs=40");
        robot.clickOn("#watch-step-epoch");
        untilPaused();
        robot.clickOn("#watch-step-epoch");
        WatchWindow.until(
                "two epochs",
                () -> window.workbench.runs().shown().orElseThrow().glance().epoch() == 2);
        untilPaused();
        robot.clickOn("#watch-stop");
        untilEnded();
        String id = shown().id();
        robot.clickOn("#watch-step-epoch");
        WatchWindow.until(
                "the third epoch",
                () -> window.workbench.runs().shown().orElseThrow().glance().epoch() == 3);
        untilPaused();
        assertEquals(id, shown().id(), "the same run goes on");
        assertEquals(40, shown().glance().epochs(), "as it was planned");
        assertEquals(1, kept().size());
        WatchWindow.until(
                "it is kept",
                () -> List.of(1, 2, 3)
                        .equals(window.workbench.runs().shown().orElseThrow().record().epochs().stream()
                                .map(EpochFrame::epoch)
                                .toList()));
        WatchWindow.until("earlier epochs are drawn", () -> {
            var loss = window.view.model().chartsProperty().get().loss();
            return loss.series().shown().stream().anyMatch(series -> series.name.equals("train") && series.size() == 3);
        });
    }

    @Test
    void afterTheEndFiftyMoreEpochsAreOfferedFirst(FxRobot robot) {
        open("training.epochs=3");
        robot.clickOn("#watch-start");
        untilEnded();
        Button start = robot.lookup("#watch-start").queryAs(Button.class);
        WatchWindow.until("more is offered", () -> start.getText().equals("Train 50 more epochs"));
        assertEquals(
                List.of("Train 50 more epochs", "Start anew"),
                robot.lookup("#watch-start-choices").queryAs(MenuButton.class).getItems().stream()
                        .map(MenuItem::getText)
                        .toList());
        String id = shown().id();
        robot.clickOn("#watch-start");
        WatchWindow.until(
                "it goes on",
                () -> window.workbench.runs().shown().orElseThrow().glance().epoch() > 3);
        untilEnded();
        assertEquals(id, shown().id());
        assertEquals(53, kept().getFirst().progress().epochs());
        JournalEntry entry = shown().record().journal().getFirst();
        assertEquals("training.epochs: 3 → 53", entry.changes().getFirst().describe());
        assertEquals(1, kept().size());
        robot.clickOn("#watch-start-choices");
        robot.clickOn("#watch-start-anew");
        WatchWindow.until(
                "another begins",
                () -> !window.workbench.runs().shown().orElseThrow().id().equals(id));
        untilEnded();
        assertEquals(2, kept().size());
        assertEquals(3, kept().getFirst().progress().epochs());
    }

    @Test
    void aStoppedRunGoesOnToItsPlan(FxRobot robot) {
        open("training.epochs=30");
        robot.clickOn("#watch-step-epoch");
        untilPaused();
        robot.clickOn("#watch-stop");
        untilEnded();
        WatchWindow.until(
                "it is offered",
                () -> robot.lookup("#watch-start-choices").queryAs(MenuButton.class).getItems().stream()
                        .map(MenuItem::getText)
                        .toList()
                        .equals(List.of("Train 50 more epochs", "Train to epoch 30", "Start anew")));
        robot.clickOn("#watch-start-choices");
        robot.clickOn("#watch-start-to-30");
        WatchWindow.until(
                "it goes on",
                () -> window.workbench.runs().shown().orElseThrow().glance().epoch() == 30);
        untilEnded();
        assertEquals(StoredState.COMPLETED, kept().getFirst().state());
        assertEquals(1, kept().size());
    }

    @Test
    void anEditedNetworkIsSaidAndStartBeginsAnew(FxRobot robot) {
        open("training.epochs=2");
        robot.clickOn("#watch-start");
        untilEnded();
        String id = shown().id();
        WatchWindow.doOnFx(() ->
                window.workbench.document().edit("units", now -> ExperimentEdit.apply(now, "network.dense1.units=5")));
        WatchWindow.until(
                "it is said", () -> robot.lookup("#remark-edited").tryQuery().isPresent());
        Label text = robot.lookup("#remark-edited .label").queryAs(Label.class);
        assertEquals("Run iris 1 was trained with an earlier network.", text.getText());
        robot.clickOn("#remark-show-differences");
        assertEquals("network.dense1.units: 16 → 5", text(robot, ".remark-details"));
        assertTrue(robot.lookup(".remark-details").<Node>query().isVisible());
        WatchWindow.until(
                "Start begins",
                () -> robot.lookup("#watch-start")
                        .queryAs(Button.class)
                        .getText()
                        .equals("Start"));
        robot.clickOn("#remark-start-anew");
        WatchWindow.until(
                "another begins",
                () -> !window.workbench.runs().shown().orElseThrow().id().equals(id));
        untilEnded();
        assertTrue(robot.lookup("#remark-edited").tryQuery().isEmpty());
        assertEquals(
                List.of("iris 2", "iris 1"), kept().stream().map(RunInfo::name).toList());
    }

    @Test
    void aBetterEpochIsOfferedAndUsed(FxRobot robot) throws Exception {
        open("training.epochs=40", "optimizer={\"kind\":\"sgd\",\"learningRate\":0.9}", "training.batch=4");
        robot.clickOn("#watch-start");
        untilEnded();
        WatchWindow.until(
                "it is offered",
                () -> robot.lookup("#remark-better-epoch").tryQuery().isPresent());
        int best = shown().best().orElseThrow().epoch();
        assertTrue(best < 40, "an earlier epoch is better");
        String said =
                robot.lookup("#remark-better-epoch .label").queryAs(Label.class).getText();
        assertTrue(said.startsWith("Epoch " + best + " was better"), said);
        assertTrue(said.contains("validation loss"), said);
        robot.clickOn("#remark-use-best");
        assertEquals(ModelChoice.BEST, shown().choice());
        ShownRun run = shown();
        assertEquals(best, run.model(ModelChoice.BEST).provenance().epochs());
        assertEquals(40, run.model(ModelChoice.LAST).provenance().epochs());
        WatchWindow.until(
                "the last can be used again",
                () -> robot.lookup("#remark-use-last").tryQuery().isPresent());
    }

    @Test
    void resultsAreThereInNumbersAndAPastRunLooksAsItDid(FxRobot robot) {
        open("training.epochs=20");
        robot.clickOn("#watch-start");
        untilEnded();
        RunInfo first = kept().getFirst();
        WatchWindow.until(
                "results",
                () -> window.view.model().results().size() == 2
                        && window.view.model().results().getFirst().train().last()
                                == first.figures().get("loss/train").last());
        ResultRow live = WatchWindow.onFx(() -> window.view.model().results().getFirst());
        assertEquals(first.figures().get("loss/validation"), live.validation());
        List<String> names = WatchWindow.onFx(
                () -> window.view.model().chartsProperty().get().loss().names());
        int points = points();
        robot.clickOn("#watch-start-choices");
        robot.clickOn("#watch-start-anew");
        WatchWindow.until(
                "another begins",
                () -> !window.workbench.runs().shown().orElseThrow().id().equals(first.id()));
        untilEnded();
        WatchWindow.doOnFx(() -> window.workbench.runs().show(first.id(), window.reported::addAll));
        WatchWindow.until(
                "it is shown again",
                () -> window.workbench.runs().shown().orElseThrow().id().equals(first.id()));
        WatchWindow.until("all its points are there", () -> points() == points);
        WatchWindow.until(
                "all its results are there",
                () -> !window.view.model().results().isEmpty()
                        && window.view.model().results().getFirst().equals(live));
        assertEquals(
                names,
                WatchWindow.onFx(
                        () -> window.view.model().chartsProperty().get().loss().names()));
        assertNotEquals(0, points);
        assertFalse(shown().run().isPresent(), "from what is kept");
        assertEquals("Ended: all epochs are trained", text(robot, "#watch-state"));
        String second = WatchWindow.onFx(
                () -> window.workbench.runs().trained().orElseThrow().id());
        WatchWindow.doOnFx(() -> window.workbench.runs().show(second, window.reported::addAll));
        WatchWindow.until("the other is shown again, whole", () -> points() == points);
        WatchWindow.until(
                "with its results",
                () -> window.view.model().results().size() == 2
                        && window.view.model().results().getFirst().train().bestEpoch() > 1);
    }

    private int points() {
        return WatchWindow.onFx(() -> window.view.model().chartsProperty().get().loss().series().shown().stream()
                .mapToInt(series -> series.size())
                .sum());
    }
}
