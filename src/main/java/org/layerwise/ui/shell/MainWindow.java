package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FxFailures;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.RecentFiles;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.live.FrameDrainThread;
import org.layerwise.ui.live.RunFeeds;

/** The one window, put together on a stage. JavaFX thread. */
public final class MainWindow {
    private static final List<String> STYLESHEETS = List.of(
            "/css/layerwise.css",
            "/css/data.css",
            "/css/overview.css",
            "/css/outcome.css",
            "/css/lab.css",
            "/css/export.css",
            "/css/predict.css");

    private final Stage stage;
    private final UiContext ui;
    private final ShellViewModel model;
    private final FrameDrainThread frames = new FrameDrainThread();
    private final RunFeeds feeds;
    private final Screens screens;
    private final ShellView shell;
    private final FxFailures failures;
    private final PulseTimer.Source kept;
    private final StoreBanner storeBanner;
    private final RunTitle title;
    private final Subscription titleFollows;
    private final javafx.util.Subscription front;
    private final WindowMemory memory;
    private final StageFollower place;

    /** The look that everything in this window follows; it follows the one outside as long as the window is open. */
    private final ObjectProperty<Theme> look;

    private final ObjectProperty<Theme> outside;

    /**
     * @param stage not yet shown
     * @param workbench whose front is the JavaFX thread
     * @param background runs what takes long
     * @param theme the look, also to be changed from outside
     */
    public MainWindow(
            Stage stage, Workbench workbench, FileDialogs dialogs, Executor background, ObjectProperty<Theme> theme) {
        this(stage, workbench, dialogs, background, theme, WindowMemory.passing());
    }

    /**
     * @param stage not yet shown
     * @param workbench whose front is the JavaFX thread
     * @param background runs what takes long
     * @param theme the look, also to be changed from outside
     * @param memory what it remembers from one start to the next
     */
    public MainWindow(
            Stage stage,
            Workbench workbench,
            FileDialogs dialogs,
            Executor background,
            ObjectProperty<Theme> theme,
            WindowMemory memory) {
        this.stage = stage;
        this.memory = memory;
        this.place = new StageFollower(stage, memory);
        BundledFont.loadForWindow();
        outside = theme;
        look = new SimpleObjectProperty<>(theme.get());
        look.bindBidirectional(theme);
        look.subscribe(now -> Application.setUserAgentStylesheet(now.stylesheet()));
        model = new ShellViewModel(workbench, dialogs, look);
        ui = new UiContext(dialogs, new PulseTimer(), look, model::report, background);
        failures = new FxFailures(model::report);
        failures.install();
        feeds = new RunFeeds(workbench.runs(), frames);
        model.chartsProperty().set(memory.settings().charts());
        screens = new Screens(workbench, ui, model, feeds);
        shell = new ShellView(model, ui, screens);
        Scene scene = new Scene(shell.root(), 1280, 800);
        for (String stylesheet : STYLESHEETS) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(MainWindow.class.getResource(stylesheet), stylesheet)
                            .toExternalForm());
        }
        shell.install(scene);
        stage.setScene(scene);
        stage.setMinWidth(880);
        stage.setMinHeight(600);
        title = new RunTitle(workbench, stage.focusedProperty(), Ticker.SYSTEM);
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> title.mark().get()
                                + (model.modifiedProperty().get() ? "• " : "")
                                + Texts.get(
                                        "shell.window", model.titleProperty().get()),
                        model.titleProperty(),
                        model.modifiedProperty(),
                        title.mark()));
        ui.pump().add(title);
        front = stage.focusedProperty().subscribe(now -> title.refresh());
        titleFollows = workbench.runs().onChange(change -> title.refresh());
        stage.setOnCloseRequest(event -> {
            event.consume();
            if (!shell.isAsking()) {
                model.close(() -> {
                    close();
                    workbench.close();
                });
            }
        });
        storeBanner = new StoreBanner(workbench, model.banners(), dialogs, background, model::report);
        kept = () -> workbench.runs().kept().look();
        ui.pump().add(kept);
        ui.pump().attach(stage);
        place.install();
        followPages();
        followFiles();
    }

    private void followPages() {
        DividerFollower dividers = new DividerFollower(memory);
        model.pageProperty().set(memory.settings().page());
        model.pageProperty().subscribe(page -> {
            memory.change(settings -> settings.withPage(page));
            dividers.shown(screens.of(page).root());
        });
        look.subscribe(now -> memory.change(settings -> settings.withTheme(now)));
        model.chartsProperty().subscribe(charts -> memory.change(settings -> settings.withCharts(charts)));
        model.flowProperty().set(memory.settings().flow());
        model.flowProperty().subscribe(flow -> memory.change(settings -> settings.withFlow(flow)));
        model.budgetProperty().set(memory.settings().budget());
        model.budgetProperty().subscribe(text -> memory.change(settings -> settings.withBudget(text)));
    }

    private void followFiles() {
        RecentFiles recent = model.recent();
        recent.setPaths(memory.settings().recent().stream().map(Path::of).toList());
        recent.lookUp(ui.background());
        recent.entries().addListener((ListChangeListener<RecentFiles.Entry>) change -> memory.change(settings ->
                settings.withRecent(recent.paths().stream().map(Path::toString).toList())));
        model.openFileProperty().subscribe(file -> {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            if (folder != null) {
                memory.change(settings -> settings.withFolder(folder.toString()));
            }
        });
    }

    public void show() {
        stage.show();
        offerLeftovers();
    }

    /** Offers unsaved experiments that a process left behind which did not end properly. */
    void offerLeftovers() {
        model.offerLeftovers();
    }

    /** Opens a table, an experiment or a model. */
    public void open(Path file) {
        model.open(file);
    }

    /** Turns to a page. */
    public void show(Page page) {
        model.pageProperty().set(page);
    }

    /** Shows problems. */
    public void report(List<Problem> problems) {
        model.report(problems);
    }

    /** Closes the window without asking, the workbench left as it is, and lets go of everything it listened to. */
    public void close() {
        ui.pump().remove(kept);
        storeBanner.close();
        place.close();
        memory.close();
        ui.pump().detach();
        shell.close();
        screens.close();
        feeds.close();
        frames.close();
        failures.uninstall();
        look.unbindBidirectional(outside);
        stage.titleProperty().unbind();
        titleFollows.close();
        front.unsubscribe();
        stage.setOnCloseRequest(null);
        ui.pump().remove(title);
        stage.close();
    }
}
