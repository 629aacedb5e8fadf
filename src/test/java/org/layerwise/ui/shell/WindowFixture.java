package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkingFiles;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.runs.RunStore;
import org.layerwise.ui.chart.draw.PngFile;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Theme;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window, with dialogs that a test answers. */
abstract class WindowFixture extends ApplicationTest {
    final AnsweredDialogs dialogs = new AnsweredDialogs();
    final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    Workbench workbench;
    MainWindow window;
    Stage stage;

    @Override
    public void start(Stage shown) {
        Executor background = work -> Threads.start("test-background", work);
        stage = shown;
        workbench = new Workbench(background, FxThread::run, Ticker.SYSTEM, store(), files());
        window = new MainWindow(shown, workbench, dialogs, background, theme, memory());
        if (!memory().settings().window().isKnown()) {
            shown.setWidth(1280);
            shown.setHeight(800);
        }
        window.show();
    }

    /** Where runs are kept. */
    RunStore store() {
        return TestStore.make();
    }

    /** What the window remembers. */
    WindowMemory memory() {
        return WindowMemory.passing();
    }

    /** What is kept while something is open. */
    WorkingFiles files() {
        return WorkingFiles.none();
    }

    /** Asks the window to close, as its cross does. */
    void closeRequest() {
        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @AfterEach
    void close() {
        release(new KeyCode[] {});
        release(new MouseButton[] {});
        interact(() -> {
            workbench.runs().putAway();
            window.close();
            workbench.close();
        });
    }

    /** Leaves a picture in each theme in {@code target/pictures}. */
    void picture(String name) {
        picture(name, () -> true);
    }

    /**
     * Leaves a picture in each theme in {@code target/pictures}.
     *
     * @param ready whether everything is drawn as it is to be
     */
    void picture(String name, Callable<Boolean> ready) {
        Path pictures = Path.of("target", "pictures");
        for (Theme look : Theme.values()) {
            interact(() -> theme.set(look));
            WaitForAsyncUtils.waitForFxEvents();
            await(ready);
            pictures.toFile().mkdirs();
            String file = name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png";
            interact(() -> PngFile.write(scene().snapshot(null), pictures.resolve(file)));
        }
    }

    Scene scene() {
        return stage.getScene();
    }

    Node find(String id) {
        return lookup(id).query();
    }

    <T extends Node> T find(String id, Class<T> type) {
        return lookup(id).queryAs(type);
    }

    void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    60,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("the window did not get there", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    Experiment experiment() {
        return workbench.experiment().orElseThrow();
    }

    PreparedData prepared() {
        return workbench.prepared().orElseThrow();
    }
}
