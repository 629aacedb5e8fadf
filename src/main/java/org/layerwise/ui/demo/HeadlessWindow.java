package org.layerwise.ui.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.layerwise.app.Workbench;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.runs.sqlite.SqliteRunStore;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.shell.MainWindow;

/** The window on the headless platform, with nobody sitting before it. */
final class HeadlessWindow implements AutoCloseable {

    /** Answers what is asked in the order of the answers. */
    static final class Answers implements FileDialogs {
        private final Deque<Path> next = new ArrayDeque<>();

        synchronized void give(Path path) {
            next.add(path);
        }

        @Override
        public synchronized Optional<Path> open(String title, List<Filter> filters) {
            return Optional.ofNullable(next.poll());
        }

        @Override
        public synchronized Optional<Path> save(String title, String name, List<Filter> filters) {
            return Optional.ofNullable(next.poll());
        }
    }

    private final Answers answers = new Answers();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    private final Workbench workbench;
    private final Stage stage;
    private final MainWindow window;

    /** Starts JavaFX; once in a process. */
    static void start() {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends JavaFX, for good. */
    static void end() {
        Platform.exit();
    }

    /** Shows the window. JavaFX has been started. */
    HeadlessWindow(double width, double height) {
        Executor background = work -> Threads.start("layerwise-background", work);
        workbench = new Workbench(background, FxThread::run, Ticker.SYSTEM, SqliteRunStore.temporary(Ticker.SYSTEM));
        stage = WindowRobot.on(Stage::new);
        window = WindowRobot.on(() -> {
            MainWindow made = new MainWindow(stage, workbench, answers, background, theme);
            stage.setWidth(width);
            stage.setHeight(height);
            made.show();
            return made;
        });
    }

    Answers answers() {
        return answers;
    }

    ObjectProperty<Theme> theme() {
        return theme;
    }

    Workbench workbench() {
        return workbench;
    }

    Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        WindowRobot.on(() -> {
            workbench.runs().putAway();
            window.close();
            return window;
        });
    }
}
