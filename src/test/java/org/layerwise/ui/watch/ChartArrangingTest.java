package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.live.ChartLayout;
import org.layerwise.ui.live.RunCharts;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How the charts of the Watch page are moved, detached and looked at, and that it is remembered. */
@ExtendWith(ApplicationExtension.class)
class ChartArrangingTest {
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
        assertEquals(0, WatchWindow.onFx(() -> Window.getWindows().size()), "no window is left");
    }

    private void open(FxRobot robot) {
        window.open(Path.of("sample-data/iris.csv"), experiment -> experiment);
        robot.press(KeyCode.F11).release(KeyCode.F11);
        WatchWindow.until(
                "an epoch is trained",
                () -> window.workbench
                        .runs()
                        .shown()
                        .filter(run -> run.glance().step() > 1)
                        .filter(run -> run.run().orElseThrow().state() == org.layerwise.train.RunState.PAUSED)
                        .isPresent());
        window.settle();
    }

    private List<String> order() {
        return WatchWindow.onFx(() -> window.view.grid().getChildrenUnmodifiable().stream()
                .map(each -> each.getId())
                .toList());
    }

    private LiveChart chart(String id) {
        return WatchWindow.onFx(() -> window.view.charts().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow());
    }

    private void type(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void chartsAreMovedByTheirTitleAndByKeys(FxRobot robot) {
        open(robot);
        List<String> before = order();
        LiveChart loss = chart("watch-loss-chart");
        Point2D title = WatchWindow.onFx(() -> loss.localToScreen(120, 14));
        Point2D target = WatchWindow.onFx(() -> {
            var third = window.view.grid().getChildrenUnmodifiable().get(2);
            return third.localToScreen(150, 100);
        });
        robot.moveTo(title).press(MouseButton.PRIMARY).moveTo(title.add(20, 20)).moveTo(target);
        window.picture("moving");
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(before.get(1), before.get(2), before.get(0)), order().subList(0, 3));
        assertFalse(WatchWindow.onFx(loss::isZoomed), "a drag of the title is no zoom");
        WatchWindow.doOnFx(loss::requestFocus);
        type(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.LEFT);
        assertEquals(before.get(0), order().get(1));
        type(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT);
        assertEquals(before.get(0), order().get(2));
        assertTrue(WatchWindow.onFx(loss::isFocused), "it can be moved on");
        assertEquals(
                order(), layout.get().cards().stream().map(ChartLayout.Card::id).toList(), "the order is remembered");
    }

    @Test
    void aChartHasAWindowToItselfAndComesBack(FxRobot robot) {
        open(robot);
        List<String> before = order();
        LiveChart loss = chart("watch-loss-chart");
        act(loss, "window");
        assertFalse(order().contains("watch-loss-chart"));
        assertTrue(layout.get().card("watch-loss-chart").orElseThrow().detached());
        Window own = WatchWindow.onFx(() -> loss.getScene().getWindow());
        assertNotEquals(WatchWindow.onFx(() -> window.view.root().getScene().getWindow()), own);
        WatchWindow.until("it is drawn there", () -> loss.isUpToDate() && loss.getWidth() > 600);
        WatchWindow.doOnFx(() -> own.fireEvent(new WindowEvent(own, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertEquals(Set.copyOf(before), Set.copyOf(order()));
        assertFalse(layout.get().card("watch-loss-chart").orElseThrow().detached());
        assertFalse(WatchWindow.onFx(own::isShowing));
        act(loss, "window");
        assertFalse(order().contains("watch-loss-chart"), "left so: it closes with the page");
    }

    private static void act(LiveChart chart, String id) {
        WatchWindow.doOnFx(() -> chart.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theNextRunIsArrangedAndLookedAtLikeTheLast(FxRobot robot) {
        ChartLayout.Card weights = new ChartLayout.Card(
                "watch-weights-chart",
                false,
                AxisScale.LOG10,
                AxisScale.LINEAR,
                org.layerwise.ui.chart.model.StepUnit.EPOCH,
                0.5,
                true);
        WatchWindow.doOnFx(() -> {
            layout.set(layout.get().with(List.of(weights)));
            window.view.remember(layout);
        });
        open(robot);
        assertEquals("watch-weights-chart", order().getFirst());
        LiveChart chart = chart("watch-weights-chart");
        assertEquals(weights.options(), chart.options());
        Slider slider = robot.lookup("#watch-charts-smoothing").queryAs(Slider.class);
        assertEquals(0.5, slider.getValue(), "the page shows what was remembered");
        assertEquals(0, chart("watch-loss-chart").options().smoothing(), "and changes no other chart by that");
        window.settle();
        window.picture("arranged");
    }

    @Test
    void thePageSmoothsAllItsCharts(FxRobot robot) {
        open(robot);
        Slider slider = robot.lookup("#watch-charts-smoothing").queryAs(Slider.class);
        WatchWindow.doOnFx(() -> slider.setValue(0.8));
        assertTrue(WatchWindow.onFx(() ->
                window.view.charts().stream().allMatch(each -> each.options().smoothing() == 0.8)));
        window.settle();
        assertEquals(0.8, layout.get().card("watch-loss-chart").orElseThrow().smoothing());
    }

    @Test
    void everyChartSaysWhatItShows(FxRobot robot) {
        open(robot);
        RunCharts charts =
                WatchWindow.onFx(() -> window.view.model().chartsProperty().get());
        type(robot, KeyCode.F11);
        WatchWindow.until(
                "steps are known in epochs", () -> charts.times().has(org.layerwise.ui.chart.model.StepUnit.EPOCH));
        type(robot, KeyCode.F11);
        WatchWindow.until(
                "something is said of the loss",
                () -> chart("watch-loss-chart").sentence().contains("loss"));
        WatchWindow.until(
                "and of the outputs",
                () -> !chart("watch-activations-chart").sentence().isEmpty());
        window.settle();
        window.picture("sentences");
    }
}
