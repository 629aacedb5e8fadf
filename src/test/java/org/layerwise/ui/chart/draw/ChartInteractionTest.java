package org.layerwise.ui.chart.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartGroup;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.StepTimes;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two charts of one page, by mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
class ChartInteractionTest {
    private final List<Problem> problems = new ArrayList<>();
    private final ChartWorker worker = new ChartWorker(problems::add);
    private final PulseTimer pump = new PulseTimer();
    private final LineModel upper = new LineModel();
    private final LineModel lower = new LineModel();
    private LiveChart first;
    private LiveChart second;

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        Application.setUserAgentStylesheet(Theme.LIGHT.stylesheet());
        RandomStream random = new RandomStream(9);
        upper.declare("train", SeriesLook.of(0));
        upper.declare("validation", SeriesLook.of(1));
        lower.declare("dense1", SeriesLook.of(0));
        lower.guide(new ReferenceBand("healthy", "Where updates usually lie", 1e-3, 1e-4, 1e-2));
        for (int step = 1; step <= 400; step++) {
            double level = 0.3 + 1.5 * Math.exp(-step / 90.0) + 0.08 * random.nextGaussian();
            upper.append(0, step, step == 120 ? 60 : level);
            if (step % 20 == 0) {
                upper.append(1, step, level + 0.1);
            }
            lower.append(0, step, step == 200 ? 0 : 1e-3 * Math.exp(random.nextGaussian()));
        }
        ChartGroup group = new ChartGroup();
        first = new LiveChart(new ChartSpec("Loss", "step", "loss"), upper, worker, group);
        second = new LiveChart(new ChartSpec("Ratio", "step", "‖Δw‖ / ‖w‖", AxisScale.LOG10), lower, worker, group);
        for (LiveChart each : List.of(first, second)) {
            each.liveProperty().set(false);
            each.setMinSize(700, 300);
            each.setMaxSize(700, 300);
            pump.add(each);
        }
        stage.setScene(new Scene(new VBox(first, second), 720, 620));
        stage.show();
        pump.attach(stage);
    }

    @AfterEach
    void stop() throws Exception {
        onFx(() -> {
            pump.detach();
            return true;
        });
        worker.close();
        assertEquals(List.of(), problems);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    private void settle() throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(() -> first.isUpToDate() && second.isUpToDate()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void save(String name) throws Exception {
        var image = onFx(() -> first.getScene().snapshot(null));
        try {
            java.nio.file.Files.createDirectories(Path.of("target/pictures"));
            PngFile.write(image, Path.of("target/pictures/chart-page-" + name + ".png"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void type(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private double yMax(LiveChart chart) throws Exception {
        settle();
        return onFx(() -> chart.shown().area().extent().yMax());
    }

    @Test
    void keysChangeTheScalesAndTheyAreSaid(FxRobot robot) throws Exception {
        settle();
        robot.clickOn(first);
        assertTrue(first.describe().contains("Linear scale."), first.describe());
        type(robot, KeyCode.L);
        assertEquals(AxisScale.LOG10, first.options().yScale());
        settle();
        type(robot, KeyCode.ESCAPE);
        assertTrue(first.describe().contains("Logarithmic scale."), first.describe());
        assertEquals(AxisScale.LOG10, second.options().yScale(), "it began with logarithms");
        type(robot, KeyCode.X);
        assertEquals(AxisScale.LOG10, first.options().xScale());
        assertEquals(AxisScale.LINEAR, second.options().xScale());
        settle();
        save("logarithmic");
        type(robot, KeyCode.SHIFT, KeyCode.L);
        assertEquals(AxisScale.LINEAR, second.options().yScale(), "with Shift, all charts");
        type(robot, KeyCode.SHIFT, KeyCode.X);
        assertEquals(AxisScale.LINEAR, second.options().xScale());
        settle();
    }

    @Test
    void crosshairAndZoomAreThoseOfAllCharts(FxRobot robot) throws Exception {
        settle();
        robot.moveTo(first);
        WaitForAsyncUtils.waitForFxEvents();
        String above = first.readoutText();
        String below = second.readoutText();
        assertTrue(above.contains("train = ") && above.contains("validation = "), "all series: " + above);
        assertTrue(below.contains("dense1 = "), "the other chart reads the same step: " + below);
        assertEquals(above.substring(0, above.indexOf(':')), below.substring(0, below.indexOf(':')));
        save("crosshair");
        robot.moveTo(first).drag(MouseButton.PRIMARY).moveBy(100, 2).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(onFx(second::isZoomed));
        settle();
        double[] steps = onFx(() -> {
            var one = first.shown().area().extent();
            var other = second.shown().area().extent();
            return new double[] {one.xMin(), other.xMin(), one.xMax(), other.xMax()};
        });
        assertEquals(steps[0], steps[1]);
        assertEquals(steps[2], steps[3]);
        type(robot, KeyCode.DIGIT0);
        assertFalse(onFx(second::isZoomed));
        settle();
    }

    @Test
    void theLegendHidesSeriesByMouseAndKeyboard(FxRobot robot) throws Exception {
        settle();
        robot.clickOn("train");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("validation"), shown());
        assertTrue(yMax(first) < 5, "the axis is that of what is shown");
        robot.clickOn(second); // or else two clicks would be a double-click
        robot.clickOn("train");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("train", "validation"), shown());
        settle();
        robot.doubleClickOn("validation");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("validation"), shown());
        settle();
        Label train = robot.lookup((Label label) -> "train".equals(label.getText()) && label.isFocusTraversable())
                .queryAs(Label.class);
        onFx(() -> {
            train.requestFocus();
            return true;
        });
        type(robot, KeyCode.SPACE);
        assertEquals(List.of("train", "validation"), shown());
        settle();
        type(robot, KeyCode.ENTER);
        assertEquals(List.of("train"), shown());
        settle();
    }

    private List<String> shown() {
        return upper.series().shown().stream().map(one -> one.name).toList();
    }

    @Test
    void aLockedRangeStaysWhateverArrives() throws Exception {
        double before = yMax(second);
        onFx(() -> {
            second.lockedProperty().set(true);
            return true;
        });
        lower.append(0, 401, 1e3);
        assertEquals(before, yMax(second));
        assertFalse(onFx(second::isZoomed), "a lock is no zoom");
        assertTrue(
                onFx(() -> second.shown().painted().marks().stream()
                        .anyMatch(mark -> mark.text().contains("above the axis"))),
                "what is above says so");
        onFx(() -> {
            second.lockedProperty().set(false);
            return true;
        });
        assertTrue(yMax(second) > 1e3);
    }

    @Test
    void clippedValuesAreTrianglesThatSaySo(FxRobot robot) throws Exception {
        assertTrue(yMax(first) > 60);
        onFx(() -> {
            first.change(options -> options.withClipOutliers(true));
            return true;
        });
        assertTrue(yMax(first) < 10, "the spike is out of the range");
        HitRegion mark = onFx(() -> first.shown().painted().marks().getFirst());
        point(robot, first, mark);
        assertEquals("train: 60, above the axis", first.readoutText());
        save("clipped");
        HitRegion zero = onFx(() -> second.shown().painted().marks().stream()
                .filter(each -> each.text().contains("dense1"))
                .findFirst()
                .orElseThrow());
        point(robot, second, zero);
        assertEquals("dense1: 0; a logarithmic axis has no place for zero and negative values", second.readoutText());
        HitRegion band = onFx(() -> second.shown().painted().marks().stream()
                .filter(each -> each.text().startsWith("Where"))
                .findFirst()
                .orElseThrow());
        point(robot, second, band);
        assertEquals("Where updates usually lie", second.readoutText());
    }

    private static void point(FxRobot robot, LiveChart chart, HitRegion mark) throws Exception {
        Point2D at = onFx(() -> {
            Overlay overlay = (Overlay) chart.getChildrenUnmodifiable().stream()
                    .filter(Overlay.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            return overlay.localToScreen(mark.x() + mark.width() / 2, mark.y() + mark.height() / 2);
        });
        robot.moveTo(at);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theMenuChangesOneChartOrAll() throws Exception {
        settle();
        StepTimes times = new StepTimes(20);
        times.add(400, 80);
        onFx(() -> {
            first.setUnits(times);
            second.setUnits(times);
            ContextMenu menu = ChartMenu.of(first);
            item(menu, "chart-menu-x-epoch").fire();
            Slider slider = (Slider) ((HBox) ((CustomMenuItem) menu.getItems().stream()
                                    .filter(CustomMenuItem.class::isInstance)
                                    .filter(each -> !(each instanceof javafx.scene.control.SeparatorMenuItem))
                                    .findFirst()
                                    .orElseThrow())
                            .getContent())
                    .getChildren()
                    .get(1);
            slider.setValue(0.9);
            return true;
        });
        assertEquals(StepUnit.EPOCH, first.options().xUnit());
        assertEquals(0.9, first.options().smoothing());
        assertEquals(StepUnit.STEP, second.options().xUnit());
        settle();
        save("smoothed");
        onFx(() -> {
            item(ChartMenu.of(first), "chart-menu-all").fire();
            return true;
        });
        assertEquals(StepUnit.EPOCH, second.options().xUnit());
        assertEquals(0.9, second.options().smoothing());
        assertEquals(AxisScale.LOG10, second.options().yScale(), "its values keep their scale");
        settle();
    }

    private static MenuItem item(ContextMenu menu, String id) {
        return menu.getItems().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }
}
