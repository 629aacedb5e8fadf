package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.run.Run;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.live.RunCharts;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A run by mouse and keys. */
@ExtendWith(ApplicationExtension.class)
class WatchTest {
    private WatchWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        window = new WatchWindow(shown, 1280, 800);
    }

    @AfterEach
    void close() {
        window.close();
        assertEquals(List.of(), window.reported);
    }

    private void openIris() {
        window.open(
                Path.of("sample-data/iris.csv"),
                experiment -> experiment.withTraining(new TrainingSpec(
                        16,
                        1_000_000,
                        experiment.training().stopping(),
                        experiment.training().blas())));
    }

    private Run run() {
        return window.workbench.runs().shown().orElseThrow().run().orElseThrow();
    }

    private void untilPaused() {
        WatchWindow.until(
                "the run waits",
                () -> run().state() == RunState.PAUSED
                        && window.view.model().controls().pausedProperty().get());
    }

    private long pausedStep() {
        untilPaused();
        return run().progress().step();
    }

    @Test
    void chartsFillAndTheControlsSteer(FxRobot robot) {
        openIris();
        robot.clickOn("#watch-start");
        WatchWindow.until(
                "a run is shown", () -> window.workbench.runs().shown().isPresent());
        window.drawn();
        robot.clickOn("#watch-pause");
        long step = pausedStep();
        window.settle();
        assertEquals(7, window.view.charts().size());
        for (LiveChart chart : window.view.charts()) {
            assertTrue(
                    coloredPixels(chart) > 100, chart.getId() + " shows " + coloredPixels(chart) + " colored pixels");
        }
        robot.clickOn("#watch-step-batch");
        WatchWindow.until("a step is made", () -> run().progress().step() > step);
        assertEquals(step + 1, pausedStep());
        robot.press(KeyCode.F11).release(KeyCode.F11);
        WatchWindow.until("an epoch is made", () -> run().progress().step() > step + 1);
        assertEquals(0, pausedStep() % 8, "it waits at an epoch's end: 120 rows by 16");
        assertEquals(
                "Resume", robot.lookup("#watch-pause").queryAs(Button.class).getText());
        robot.press(KeyCode.F6).release(KeyCode.F6);
        WatchWindow.until("the run goes on", () -> run().state() == RunState.RUNNING);
        robot.clickOn("#watch-stop");
        WatchWindow.until(
                "the run has ended",
                () -> window.view.model().controls().startProperty().get());
        assertFalse(robot.lookup("#watch-start").queryButton().isDisabled());
        assertTrue(robot.lookup("#watch-stop").queryButton().isDisabled());
    }

    @Test
    void aStepWithoutARunBeginsOneThatWaits(FxRobot robot) {
        openIris();
        robot.press(KeyCode.F10).release(KeyCode.F10);
        WatchWindow.until("a run is open", () -> window.workbench.runs().shown().isPresent());
        assertEquals(1, pausedStep());
        window.settle();
        LiveChart loss = window.view.charts().getFirst();
        assertFalse(loss.model().isEmpty(), "the step is shown at once");
    }

    @Test
    void aChartFillsTheScreenAndComesBack(FxRobot robot) {
        openIris();
        robot.press(KeyCode.F10).release(KeyCode.F10);
        WatchWindow.until("a run is open", () -> window.workbench.runs().shown().isPresent());
        untilPaused();
        window.settle();
        LiveChart loss = window.view.charts().getFirst();
        double before = loss.getWidth();
        robot.moveTo(loss).moveBy(0, -loss.getHeight() / 2 + 14).doubleClickOn(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(loss, window.view.grid().maximizedProperty().get());
        WatchWindow.until("it is wide", () -> loss.getWidth() > 2 * before);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertNull(window.view.grid().maximizedProperty().get());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(loss, window.view.grid().maximizedProperty().get());
    }

    @Test
    void selectingALayerShowsItsHistogram(FxRobot robot) {
        openIris();
        robot.press(KeyCode.F11).release(KeyCode.F11);
        WatchWindow.until("a run is open", () -> window.workbench.runs().shown().isPresent());
        untilPaused();
        robot.clickOn("dense2");
        WaitForAsyncUtils.waitForFxEvents();
        LayerRow selected = window.view.model().selectedProperty().get();
        assertNotNull(selected);
        assertEquals("dense2", selected.layer().id());
        RunCharts charts = window.view.model().chartsProperty().get();
        assertNotNull(charts);
        assertEquals(
                charts.histogram(selected.layer()), window.view.charts().get(3).model());
        window.settle();
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("dense1", "output"), charts.gradients().names());
    }

    @Test
    void epochsAndBatchSizeAreSetBesideStart(FxRobot robot) {
        openIris();
        Region bar = robot.lookup("#watch-length-bar").queryAs(Region.class);
        assertFalse(bar.isVisible());
        robot.clickOn("#watch-length");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(bar.isVisible());
        TextField epochs = robot.lookup("#watch-length-epochs").queryAs(TextField.class);
        assertTrue(epochs.isFocused());
        WatchWindow.doOnFx(() -> {
            epochs.setText("7");
            epochs.fireEvent(new ActionEvent());
        });
        assertEquals(7, window.workbench.experiment().orElseThrow().training().epochs());
        window.picture("length");
        boolean[] gone = new boolean[1];
        WatchWindow.doOnFx(() -> window.view.onGoTo(() -> {}, () -> gone[0] = true));
        Hyperlink all = robot.lookup("#watch-length-all").queryAs(Hyperlink.class);
        assertTrue(
                all.localToScene(all.getLayoutBounds()).getMaxX()
                        <= all.getScene().getWidth(),
                "the link is out of the window");
        WatchWindow.doOnFx(all::fire);
        assertTrue(gone[0]);
    }

    @Test
    void thePumpRestsWhileTheWindowIsHidden() {
        assertTrue(WatchWindow.onFx(window.pump::isRunning));
        WatchWindow.doOnFx(stage::hide);
        assertFalse(WatchWindow.onFx(window.pump::isRunning));
        WatchWindow.doOnFx(stage::show);
        assertTrue(WatchWindow.onFx(window.pump::isRunning));
    }

    /** Pixels with a color below the legend: series and heat maps have one, axes, grids and labels are grey. */
    private static int coloredPixels(LiveChart chart) {
        BufferedImage picture = WatchWindow.onFx(() -> WatchWindow.copy(chart.snapshot(null, null)));
        int count = 0;
        float[] hsb = new float[3];
        for (int y = 64; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth() - 60; x++) {
                int rgb = picture.getRGB(x, y);
                Color.RGBtoHSB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, hsb);
                count += hsb[1] > 0.3 ? 1 : 0;
            }
        }
        return count;
    }
}
