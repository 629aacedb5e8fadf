package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkingFiles;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.runs.StoreFolder;
import org.layerwise.runs.sqlite.LazyRunStore;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Theme;

/** The program as a window: its object graph, by plain constructors. Not the main class, so that it starts on the class path. */
public final class LayerwiseApp extends Application {
    private volatile Consumer<List<Problem>> report = problems -> {};

    /**
     * Opens the window and returns when it is closed.
     *
     * @param file a table, an experiment or a model to open there; null for none
     */
    public static void open(@Nullable Path file) {
        launch(LayerwiseApp.class, file == null ? new String[0] : new String[] {file.toString()});
    }

    @Override
    public void start(Stage stage) {
        Executor background = work -> Threads.start("layerwise-background", work);
        Path folder = StoreFolder.ofUser();
        Workbench workbench = new Workbench(
                background,
                FxThread::run,
                Ticker.SYSTEM,
                new LazyRunStore(folder, Ticker.SYSTEM),
                WorkingFiles.in(folder, Ticker.SYSTEM));
        SettingsFile file = SettingsFile.ofUser();
        List<Problem> found = new ArrayList<>();
        Settings settings = file.load(found::addAll);
        ObjectProperty<Theme> theme = new SimpleObjectProperty<>(settings.theme());
        WindowMemory memory = new WindowMemory(settings, now -> remember(file, now));
        MainWindow window =
                new MainWindow(stage, workbench, new NativeFileDialogs(stage, memory), background, theme, memory);
        report = window::report;
        window.report(found);
        window.show();
        getParameters().getRaw().stream().findFirst().map(Path::of).ifPresent(window::open);
    }

    /** Says once that nothing can be remembered. */
    private void remember(SettingsFile file, Settings settings) {
        try {
            file.save(settings);
        } catch (ProblemException e) {
            Consumer<List<Problem>> once = report;
            report = problems -> {};
            FxThread.run(() -> once.accept(e.problems()));
        }
    }
}
