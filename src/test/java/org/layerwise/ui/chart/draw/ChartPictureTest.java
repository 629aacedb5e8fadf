package org.layerwise.ui.chart.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every chart, in both themes, as a person sees it. Pictures are left in {@code target/pictures}. */
@ExtendWith(ApplicationExtension.class)
class ChartPictureTest {
    private final List<Problem> problems = new ArrayList<>();
    private final ChartWorker worker = new ChartWorker(problems::add);
    private final PulseTimer pump = new PulseTimer();
    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        Application.setUserAgentStylesheet(Theme.LIGHT.stylesheet());
        stage.setScene(new Scene(root, 900, 500));
        stage.show();
        pump.attach(stage);
    }

    @AfterEach
    void stop() throws Exception {
        WaitForAsyncUtils.<Void>asyncFx(() -> {
                    pump.detach();
                    return null;
                })
                .get();
        worker.close();
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void lossIsDrawnInTheSeriesColors(Theme theme) throws Exception {
        LiveChart chart = chart(new ChartSpec("Loss", "step", "loss"), loss(), theme);
        for (int[] size : new int[][] {{900, 500}, {320, 220}}) {
            BufferedImage picture = picture(chart, theme, size[0], size[1], "loss");
            assertTrue(count(picture, theme, 0) > 100 && count(picture, theme, 1) > 100, "both series are drawn");
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void bandsAreDrawnPerLayer(Theme theme) throws Exception {
        LiveChart chart = chart(new ChartSpec("Activation mean ± σ", "step", "activation"), bands(), theme);
        BufferedImage picture = picture(chart, theme, 900, 500, "bands");
        for (int layer = 0; layer < 4; layer++) {
            assertTrue(count(picture, theme, layer) > 100, "layer " + layer);
        }
        picture(chart, theme, 320, 220, "bands");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void manyLayersOnALogarithmicAxisLeaveTheLegendSmall(Theme theme) throws Exception {
        ChartSpec spec = new ChartSpec("Gradient norm", "step", "gradient norm", AxisScale.LOG10);
        LiveChart chart = chart(spec, gradients(), theme);
        picture(chart, theme, 320, 220, "gradients");
        LegendPane legend = (LegendPane) chart.lookup(".chart-legend");
        assertTrue(legend.getHeight() < 0.2 * chart.getHeight());
        picture(chart, theme, 900, 500, "gradients");
        Label more = (Label) chart.lookup(".chart-legend-more");
        assertEquals("… 4 more", more.getText());
        assertTrue(more.isVisible());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void heatMapShowsTheScalesLastColor(Theme theme) throws Exception {
        ChartSpec spec = new ChartSpec("Activation histogram · dense1", "step", "activation");
        LiveChart chart = chart(spec, heat(), theme);
        BufferedImage picture = picture(chart, theme, 900, 500, "heat");
        int last = ViridisScale.at(1, theme);
        int seen = 0;
        for (int argb : picture.getRGB(40, 40, 780, 420, null, 0, 780)) {
            seen += argb == last ? 1 : 0;
        }
        assertTrue(seen > 0, "the fullest bin is drawn in the last color");
        picture(chart, theme, 320, 220, "heat");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void emptyChartSaysSo(Theme theme) throws Exception {
        LiveChart chart = chart(new ChartSpec("Loss", "step", "loss"), new LineModel(), theme);
        picture(chart, theme, 320, 220, "empty");
        assertTrue(chart.lookup(".chart-empty").isVisible());
        assertTrue(chart.describe().endsWith("Nothing yet: start training"), chart.describe());
    }

    @Test
    void tinyNumbersAndMarksAreLegible() throws Exception {
        LineModel model = new LineModel();
        for (int i = 0; i < 200; i++) {
            model.append("learning-rate", 1_000_000 + 5000 * i, i == 120 ? Double.POSITIVE_INFINITY : 1e-5 * (1 + i));
        }
        LiveChart chart = chart(new ChartSpec("Learning rate", "step", "learning rate"), model, Theme.DARK);
        picture(chart, Theme.DARK, 320, 220, "marks");
        WaitForAsyncUtils.asyncFx(() -> {
                    chart.liveProperty().set(false);
                    return chart;
                })
                .get();
        picture(chart, Theme.DARK, 900, 500, "marks-paused");
    }

    @Test
    void zoomAndCrosshairByMouseAndKeyboard(FxRobot robot) throws Exception {
        LiveChart chart = chart(new ChartSpec("Loss", "step", "loss"), loss(), Theme.LIGHT);
        picture(chart, Theme.LIGHT, 900, 500, "loss");
        robot.moveTo(chart);
        WaitForAsyncUtils.waitForFxEvents();
        String byMouse = chart.readoutText();
        assertTrue(
                byMouse.matches("step [\\d,]+: training = \\S+( \\(at \\S+\\))?; validation = .+")
                        || byMouse.matches("step [\\d,]+: validation = \\S+; training = .+"),
                byMouse);
        save(snapshot(chart), "crosshair");
        robot.drag(chart).moveBy(120, 3).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(chart.isZoomed());
        settle(chart);
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(chart.readoutText().isEmpty());
        save(snapshot(chart), "zoomed");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(chart.isZoomed());
        assertEquals("", chart.readoutText());
        settle(chart);
        assertTrue(chart.describe().contains("training: "), chart.describe());
    }

    private LiveChart chart(ChartSpec spec, ChartModel model, Theme theme) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Application.setUserAgentStylesheet(theme.stylesheet());
                    LiveChart chart = new LiveChart(spec, model, worker);
                    chart.themeProperty().set(theme);
                    root.getChildren().setAll(chart);
                    pump.add(chart);
                    return chart;
                })
                .get();
    }

    private BufferedImage picture(LiveChart chart, Theme theme, int width, int height, String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    chart.setMaxSize(width, height);
                    chart.setMinSize(width, height);
                    root.layout();
                    return chart;
                })
                .get();
        settle(chart);
        BufferedImage picture = snapshot(chart);
        save(picture, name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + "x" + height);
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        return picture;
    }

    private static void settle(LiveChart chart) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(chart::isUpToDate).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static BufferedImage snapshot(LiveChart chart) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    WritableImage image = chart.snapshot(null, null);
                    int width = (int) image.getWidth();
                    int height = (int) image.getHeight();
                    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
                    for (int y = 0; y < height; y++) {
                        for (int x = 0; x < width; x++) {
                            copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                        }
                    }
                    return copy;
                })
                .get();
    }

    private static void save(BufferedImage picture, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/pictures"));
        ImageIO.write(picture, "png", folder.resolve("chart-" + name + ".png").toFile());
    }

    private static int count(BufferedImage picture, Theme theme, int series) {
        int wanted = ChartColors.of(theme).series(series).getRGB();
        int found = 0;
        // Below the legend, whose swatches have the same colors.
        for (int y = 60; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                found += picture.getRGB(x, y) == wanted ? 1 : 0;
            }
        }
        return found;
    }

    private static LineModel loss() {
        RandomStream random = new RandomStream(1);
        LineModel model = new LineModel();
        for (int step = 1; step <= 3000; step++) {
            double level = 0.3 + 1.9 * Math.exp(-step / 600.0);
            model.append("training", step, level + 0.04 * random.nextGaussian());
            if (step % 30 == 0) {
                model.append("validation", step, level + 0.1 + 0.03 * random.nextGaussian());
            }
        }
        return model;
    }

    private static BandModel bands() {
        RandomStream random = new RandomStream(2);
        BandModel model = new BandModel();
        for (int step = 1; step <= 2000; step++) {
            for (int layer = 1; layer <= 4; layer++) {
                double mean = 0.4 * layer - 1 + 0.1 * Math.sin(step / 200.0 + layer) + 0.01 * random.nextGaussian();
                model.append("activation" + layer, step, mean, 0.6 / layer + 0.01 * random.nextGaussian());
            }
        }
        return model;
    }

    private static LineModel gradients() {
        RandomStream random = new RandomStream(3);
        LineModel model = new LineModel();
        for (int step = 1; step <= 1500; step++) {
            for (int layer = 1; layer <= 12; layer++) {
                double value = Math.pow(10, -0.5 * layer + 0.15 * random.nextGaussian() - step / 3000.0);
                model.append("dense" + layer, step, step > 900 && step < 950 && layer == 12 ? 0 : value);
            }
        }
        return model;
    }

    private static HeatModel heat() {
        RandomStream random = new RandomStream(4);
        HeatModel model = new HeatModel("activations");
        for (int step = 1; step <= 1000; step++) {
            double spread = 0.4 + step / 800.0;
            long[] counts = new long[64];
            for (int i = 0; i < 2000; i++) {
                int bin = (int) (32 + 10 * random.nextGaussian());
                counts[Math.clamp(bin, 0, 63)]++;
            }
            model.append(5 * step, -3 * spread, 3 * spread, counts);
        }
        return model;
    }
}
