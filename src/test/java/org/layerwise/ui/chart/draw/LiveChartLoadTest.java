package org.layerwise.ui.chart.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Theme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Twelve charts that all change on every pulse: six of 10,000 points, four of 10 × 1,000, two heat maps of 200 columns
 * with 64 bins. The figures are left in {@code target/pictures/charts-under-load.txt}.
 */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class LiveChartLoadTest {
    private final List<Problem> problems = new ArrayList<>();
    private final ChartWorker worker = new ChartWorker(problems::add);
    private final PulseTimer pump = new PulseTimer();
    private final RandomStream random = new RandomStream(1);
    private final List<LiveChart> charts = new ArrayList<>();
    private TabPane tabs;
    private int step = 10_000;

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        Application.setUserAgentStylesheet(Theme.DARK.stylesheet());
        TilePane tiles = new TilePane(4, 4);
        tiles.setPrefColumns(4);
        for (int i = 0; i < 12; i++) {
            LiveChart chart = new LiveChart(new ChartSpec("Chart " + i, "step", "value"), filled(i), worker);
            chart.themeProperty().set(Theme.DARK);
            chart.setPrefSize(310, 230);
            charts.add(chart);
        }
        tiles.getChildren().addAll(charts);
        tabs = new TabPane(new Tab("Charts", tiles), new Tab("Other"));
        stage.setScene(new Scene(tabs, 1280, 800));
        stage.show();
        pump.attach(stage);
    }

    @Test
    void twelveChartsLeaveTheWindowThreadFree() throws Exception {
        long[] spent = new long[1];
        long[] drawn = new long[1];
        long[] started = new long[1];
        PulseTimer.Source grow = this::grow;
        List<PulseTimer.Picture> timed = charts.stream()
                .map(chart -> (PulseTimer.Picture) () -> {
                    long before = Ticker.SYSTEM.nanos();
                    chart.frame();
                    spent[0] += Ticker.SYSTEM.nanos() - before;
                })
                .toList();
        onFx(() -> {
            pump.add(grow);
            timed.forEach(pump::add);
            return pump;
        });
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(() -> pictures() > 120));
        long from = onFx(() -> {
            spent[0] = 0;
            drawn[0] = pictures();
            started[0] = Ticker.SYSTEM.nanos();
            return pump.frames();
        });
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> onFx(() -> pump.frames() - from >= 300));
        double[] figures = onFx(() -> {
            double frames = pump.frames() - from;
            double seconds = (Ticker.SYSTEM.nanos() - started[0]) / 1e9;
            return new double[] {frames / seconds, spent[0] / 1e6 / frames, (pictures() - drawn[0]) / 12.0 / seconds};
        });
        Path folder = Files.createDirectories(Path.of("target/pictures"));
        Files.writeString(
                folder.resolve("charts-under-load.txt"),
                String.format(
                        Locale.ROOT,
                        "%.1f pulses/s, %.2f ms of the JavaFX thread a pulse, every chart drawn anew %.1f times/s%n",
                        figures[0],
                        figures[1],
                        figures[2]));
        assertTrue(figures[1] < 10, "ms of the JavaFX thread a pulse: " + figures[1]);
        assertTrue(figures[2] > 1, "pictures a second: " + figures[2]);
        assertEquals(List.of(), problems);
    }

    @Test
    void tenMillionPointsTakeLittleOfTheWindowThread() throws Exception {
        LineModel lines = new LineModel();
        for (int i = 1; i <= 10_000_000; i++) {
            lines.append("loss", i, i % 1_000 + random.nextDouble());
        }
        LiveChart chart = onFx(() -> {
            LiveChart made = new LiveChart(new ChartSpec("Loss", "step", "loss"), lines, worker);
            made.change(options -> options.withSmoothing(0.9).withClipOutliers(true));
            made.setPrefSize(1200, 700);
            tabs.getTabs().get(1).setContent(made);
            tabs.getSelectionModel().select(1);
            return made;
        });
        long[] most = new long[1];
        long[] spent = new long[1];
        int[] next = {10_000_000};
        onFx(() -> {
            pump.add((PulseTimer.Source) () -> lines.append("loss", ++next[0], random.nextDouble()));
            pump.add((PulseTimer.Picture) () -> {
                long before = Ticker.SYSTEM.nanos();
                chart.frame();
                long nanos = Ticker.SYSTEM.nanos() - before;
                spent[0] += nanos;
                most[0] = Math.max(most[0], nanos);
            });
            return true;
        });
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> onFx(() -> chart.pictures() > 5));
        long from = onFx(() -> {
            most[0] = 0;
            spent[0] = 0;
            return pump.frames();
        });
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> onFx(() -> pump.frames() - from >= 200));
        double mean = onFx(() -> spent[0] / 1e6 / (pump.frames() - from));
        Path folder = Files.createDirectories(Path.of("target/pictures"));
        Files.writeString(
                folder.resolve("chart-of-ten-million.txt"),
                String.format(
                        Locale.ROOT, "%.2f ms of the JavaFX thread a pulse, at most %.2f%n", mean, most[0] / 1e6));
        assertTrue(mean < 16, "ms of the JavaFX thread a pulse: " + mean);
        assertEquals(List.of(), problems);
        worker.close();
    }

    @Test
    void chartsInAnotherTabAreNotDrawn() throws Exception {
        onFx(() -> {
            charts.forEach(pump::add);
            return pump;
        });
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> onFx(() -> charts.stream().allMatch(LiveChart::isUpToDate)));
        long at = onFx(() -> {
            tabs.getSelectionModel().select(1);
            grow();
            return pump.frames();
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(() -> pump.frames() > at + 20));
        assertTrue(onFx(() -> charts.stream().noneMatch(LiveChart::isUpToDate)));
        onFx(() -> {
            tabs.getSelectionModel().select(0);
            return tabs;
        });
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> onFx(() -> charts.stream().allMatch(LiveChart::isUpToDate)));
        worker.close();
    }

    private long pictures() {
        return charts.stream().mapToLong(LiveChart::pictures).sum();
    }

    private ChartModel filled(int index) {
        if (index < 10) {
            LineModel lines = new LineModel();
            int series = index < 6 ? 1 : 10;
            for (int i = 0; i < 10_000 / series; i++) {
                for (int s = 0; s < series; s++) {
                    lines.append("series " + s, (double) i * series, s + 0.2 * random.nextGaussian());
                }
            }
            return lines;
        }
        HeatModel heat = new HeatModel("activations");
        for (int i = 0; i < 200; i++) {
            heat.append(50.0 * i, -3, 3, histogram());
        }
        return heat;
    }

    private long[] histogram() {
        long[] counts = new long[64];
        for (int i = 0; i < 300; i++) {
            counts[Math.clamp((int) (32 + 9 * random.nextGaussian()), 0, 63)]++;
        }
        return counts;
    }

    private void grow() {
        step++;
        for (LiveChart chart : charts) {
            switch (chart.model()) {
                case LineModel lines -> lines.names().forEach(name -> lines.append(name, step, random.nextGaussian()));
                case BandModel bands -> bands.clear();
                case HeatModel heat -> heat.append(step, -3, 3, histogram());
                case GridModel grid -> grid.append(step, new double[grid.rows().size()]);
            }
        }
    }

    private static <T> T onFx(Callable<T> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get();
    }
}
