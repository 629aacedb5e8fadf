package org.layerwise.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import org.layerwise.app.Workbench;
import org.layerwise.ui.data.DataScreen;
import org.layerwise.ui.design.DesignView;
import org.layerwise.ui.export.ExportView;
import org.layerwise.ui.export.ExportViewModel;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.lab.LabView;
import org.layerwise.ui.layer.LayerView;
import org.layerwise.ui.live.RunFeeds;
import org.layerwise.ui.live.RunRemarks;
import org.layerwise.ui.outcome.OutcomeView;
import org.layerwise.ui.predict.PredictView;
import org.layerwise.ui.predict.PredictViewModel;
import org.layerwise.ui.runs.RunsView;
import org.layerwise.ui.watch.WatchView;

/** What each page of the window shows: the one list of screens. */
final class Screens implements AutoCloseable {
    private final Workbench workbench;
    private final UiContext ui;
    private final ShellViewModel model;
    private final RunFeeds feeds;
    private final LayerView layer;
    private final Map<Page, Screen> screens = new EnumMap<>(Page.class);

    Screens(Workbench workbench, UiContext ui, ShellViewModel model, RunFeeds feeds) {
        this.workbench = workbench;
        this.ui = ui;
        this.model = model;
        this.feeds = feeds;
        layer = new LayerView(workbench, ui, feeds);
        for (Page page : Page.values()) {
            screens.put(page, make(page));
        }
    }

    private Screen make(Page page) {
        return switch (page) {
            case DATA -> new DataScreen(workbench, ui, model::open, model::open, model.recent());
            case DESIGN -> {
                DesignView design = new DesignView(workbench, ui, feeds);
                design.flowProperty().bindBidirectional(model.flowProperty());
                design.onOpenLayer(layer::open);
                yield design;
            }
            case WATCH -> {
                WatchView watch = new WatchView(workbench, ui, feeds);
                watch.onGoTo(
                        () -> model.pageProperty().set(Page.DATA),
                        () -> model.pageProperty().set(Page.DESIGN));
                watch.remember(model.chartsProperty());
                watch.onOpenLayer(layer::open);
                yield watch;
            }
            case LAB -> new LabView(workbench, ui);
            case OUTCOME -> new OutcomeView(workbench, ui);
            case RUNS ->
                new RunsView(
                        workbench,
                        ui,
                        new RunsView.Ways(
                                () -> model.pageProperty().set(Page.WATCH),
                                model::beforeOpening,
                                model.budgetProperty()));
            case EXPORT ->
                new ExportView(
                        new ExportViewModel(workbench, ui.dialogs(), ui.background(), FxThread::run, ui.report()),
                        remarks(),
                        ui.pump());
            case PREDICT ->
                new PredictView(
                        new PredictViewModel(workbench, ui.dialogs(), ui.background(), FxThread::run, ui.report()),
                        remarks());
        };
    }

    /** For a page that uses the shown run's model. */
    private RunRemarks remarks() {
        return new RunRemarks(workbench, () -> {
            model.pageProperty().set(Page.WATCH);
            workbench.startRun(false, begun -> {}, model::report);
        });
    }

    /** What a page shows. */
    Screen of(Page page) {
        Screen screen = screens.get(page);
        if (screen == null) {
            throw new IllegalStateException("no screen for " + page);
        }
        return screen;
    }

    /** The page of a layer, which takes the place of the page that it was opened from. */
    LayerView layer() {
        return layer;
    }

    @Override
    public void close() {
        layer.close();
        screens.values().forEach(Screen::close);
    }
}
