package org.layerwise.ui.watch;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.live.FrameDrainThread;
import org.layerwise.ui.live.RunFeeds;
import org.testfx.util.WaitForAsyncUtils;

/** The Watch screen alone in a window, with a workbench behind it. Methods may be called on the test's thread. */
final class WatchWindow {
    final List<Problem> reported = new ArrayList<>();
    final PulseTimer pump = new PulseTimer();
    final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    final Workbench workbench = new Workbench(
            work -> Threads.start("test-background", work), FxThread::run, Ticker.SYSTEM, TestStore.make());
    final WatchView view;
    private final FrameDrainThread frames = new FrameDrainThread();
    private final RunFeeds feeds = new RunFeeds(workbench.runs(), frames);
    private final Stage stage;

    /** On the JavaFX thread. */
    WatchWindow(Stage stage, double width, double height) {
        this.stage = stage;
        BundledFont.loadForWindow();
        Application.setUserAgentStylesheet(theme.get().stylesheet());
        theme.addListener((observed, before, now) -> Application.setUserAgentStylesheet(now.stylesheet()));
        view = new WatchView(
                workbench, new UiContext(new NoDialogs(), pump, theme, reported::addAll, Runnable::run), feeds);
        Scene scene = new Scene(view.root(), width, height);
        scene.getStylesheets()
                .add(Objects.requireNonNull(WatchWindow.class.getResource("/css/layerwise.css"))
                        .toExternalForm());
        stage.setScene(scene);
        stage.show();
        stage.setWidth(width);
        stage.setHeight(height);
        pump.attach(stage);
    }

    private record NoDialogs() implements FileDialogs {
        @Override
        public Optional<Path> open(String title, List<Filter> filters) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, List<Filter> filters) {
            return Optional.empty();
        }
    }

    static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(work));
    }

    static void doOnFx(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    static void until(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain until " + what, e);
        }
    }

    /** Opens a table, edits the experiment it begins with, and waits until both are ready. */
    void open(Path table, java.util.function.UnaryOperator<Experiment> edit) {
        doOnFx(() -> workbench.openTable(table, reported::addAll));
        until(table + " is open", () -> workbench.experiment().isPresent());
        doOnFx(() -> workbench.document().edit("test", edit));
        until(
                "the data is prepared",
                () -> !workbench.isBusy() && workbench.prepared().isPresent());
    }

    void size(double width, double height) {
        doOnFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until something is drawn in every chart, while the run goes on. */
    void drawn() {
        until("every chart has drawn", () -> view.charts().stream().allMatch(LiveChart::isDrawn));
    }

    /** Waits until every chart that is on screen shows all of its model. */
    void settle() {
        until("the charts are drawn", () -> view.charts().stream().allMatch(LiveChart::isUpToDate));
        WaitForAsyncUtils.waitForFxEvents();
    }

    BufferedImage picture(String name) {
        BufferedImage picture = onFx(() -> copy(stage.getScene().snapshot(null)));
        try {
            Path folder = Files.createDirectories(Path.of("target/pictures"));
            ImageIO.write(
                    picture, "png", folder.resolve("watch-" + name + ".png").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return picture;
    }

    static BufferedImage copy(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            image.getPixelReader()
                    .getPixels(0, y, width, 1, javafx.scene.image.PixelFormat.getIntArgbInstance(), line, 0, width);
            copy.setRGB(0, y, width, 1, line, 0, width);
        }
        return copy;
    }

    void close() {
        doOnFx(() -> {
            workbench.runs().putAway();
            view.close();
            feeds.close();
            frames.close();
            pump.detach();
            stage.hide();
        });
    }
}
