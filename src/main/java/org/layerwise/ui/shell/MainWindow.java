package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.layerwise.app.SampleTables;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.data.AugmentationViewModel;
import org.layerwise.ui.data.DataPages;
import org.layerwise.ui.data.DataView;
import org.layerwise.ui.data.DataViewModel;
import org.layerwise.ui.data.TestTableChoice;
import org.layerwise.ui.data.overview.OverviewView;
import org.layerwise.ui.data.overview.OverviewViewModel;
import org.layerwise.ui.design.DesignView;
import org.layerwise.ui.export.ExportView;
import org.layerwise.ui.export.ExportViewModel;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FxFailures;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.live.FrameDrainThread;
import org.layerwise.ui.live.RunFeeds;
import org.layerwise.ui.predict.PredictView;
import org.layerwise.ui.predict.PredictViewModel;
import org.layerwise.ui.watch.WatchView;

/** The one window, put together on a stage. JavaFX thread. */
public final class MainWindow {
    private static final List<String> STYLESHEETS =
            List.of("/css/layerwise.css", "/css/data.css", "/css/overview.css", "/css/export.css", "/css/predict.css");

    private final Stage stage;
    private final UiContext ui;
    private final ShellViewModel model;
    private final FrameDrainThread frames = new FrameDrainThread();
    private final RunFeeds feeds;
    private final WatchView watch;
    private final OverviewViewModel overviewModel;
    private final OverviewView overview;
    private final ShellView shell;
    private final Subscription look;

    /**
     * @param stage not yet shown
     * @param workbench whose front is the JavaFX thread
     * @param background runs what takes long
     * @param theme the look, also to be changed from outside
     */
    public MainWindow(
            Stage stage, Workbench workbench, FileDialogs dialogs, Executor background, ObjectProperty<Theme> theme) {
        this.stage = stage;
        BundledFont.loadForWindow();
        look = theme.subscribe(now -> Application.setUserAgentStylesheet(now.stylesheet()));
        model = new ShellViewModel(workbench, dialogs, theme);
        ui = new UiContext(dialogs, new PulseTimer(), theme, model::report, background);
        new FxFailures(model::report).install();
        feeds = new RunFeeds(workbench.runs(), frames);
        watch = new WatchView(workbench, ui, feeds);
        overviewModel = new OverviewViewModel(workbench, background, FxThread::run);
        overview = new OverviewView(overviewModel, ui);
        shell = new ShellView(model, ui, pages(workbench));
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
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> (model.modifiedProperty().get() ? "• " : "")
                                + Texts.get(
                                        "shell.window", model.titleProperty().get()),
                        model.titleProperty(),
                        model.modifiedProperty()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            if (!shell.isAsking()) {
                model.close(this::close);
            }
        });
        ui.pump().attach(stage);
    }

    private Map<Page, Parent> pages(Workbench workbench) {
        Map<Page, Parent> pages = new EnumMap<>(Page.class);
        DataViewModel columns = new DataViewModel(workbench);
        DataView data = new DataView(columns, model::open, model::open, SampleTables.beside());
        new DataPages(data.root(), columns, overviewModel, overview);
        data.offer(new TestTableChoice(workbench, ui.dialogs(), model::report), new AugmentationViewModel(workbench));
        pages.put(Page.DATA, data.root());
        pages.put(Page.DESIGN, new DesignView(workbench, ui).root());
        watch.onGoTo(() -> show(Page.DATA), () -> show(Page.DESIGN));
        pages.put(Page.WATCH, watch.root());
        ExportViewModel export =
                new ExportViewModel(workbench, ui.dialogs(), ui.background(), FxThread::run, model::report);
        pages.put(Page.EXPORT, new ExportView(export, ui.pump()).root());
        PredictViewModel predict =
                new PredictViewModel(workbench, ui.dialogs(), ui.background(), FxThread::run, model::report);
        model.pageProperty().subscribe(page -> {
            if (page == Page.PREDICT) {
                predict.takeModel();
            }
        });
        model.offerDropsTo(file -> model.pageProperty().get() == Page.PREDICT && predict.takeDropped(file));
        pages.put(Page.PREDICT, new PredictView(predict).root());
        return pages;
    }

    public void show() {
        stage.show();
    }

    /** Opens a table or an experiment. */
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

    /** Closes the window without asking, and lets go of everything it listened to. */
    public void close() {
        ui.pump().detach();
        shell.detach();
        watch.close();
        feeds.close();
        frames.close();
        overview.close();
        look.unsubscribe();
        stage.close();
    }
}
