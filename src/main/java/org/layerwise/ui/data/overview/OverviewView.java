package org.layerwise.ui.data.overview;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.profile.TableOverview;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.CardGrid;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.fx.WhenShown;

/** The table as a whole: figures, warnings, charts side by side, images. */
public final class OverviewView {
    /** Warnings that are shown at most; a table of thousands of columns may have as many. */
    private static final int WARNINGS = 50;

    private final OverviewViewModel model;
    private final UiContext ui;
    private final ChartWorker worker;
    private final HBox facts = new HBox(22);
    private final VBox problems = new VBox(4);
    private final CardGrid charts = new CardGrid();
    private final VBox images = new VBox();
    private final ImageChoice size;
    private final Label sample = new Label();
    private final StackPane root = new StackPane();
    private final List<StaticChart> shown = new ArrayList<>();
    private final WhenShown inSight;
    private final ChartSaving saving;

    public OverviewView(OverviewViewModel model, UiContext ui) {
        this.model = model;
        this.ui = ui;
        size = new ImageChoice(model);
        saving = new ChartSaving(ui);
        worker = new ChartWorker(problem -> FxThread.later(() -> ui.report().accept(List.of(problem))));
        facts.getStyleClass().add("facts");
        problems.getStyleClass().add("notices");
        sample.getStyleClass().addAll("text-small", "text-muted");
        sample.setWrapText(true);
        VBox content = new VBox(12, facts, problems, size, images, charts, sample);
        content.getStyleClass().add("overview-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("overview-scroll");
        root.getChildren().setAll(scroll, waiting());
        root.setId("data-overview");
        root.getStyleClass().add("overview");
        inSight = new WhenShown(
                root.visibleProperty(), () -> show(model.shownProperty().get()));
        model.shownProperty().subscribe(inSight::changed);
        model.busyProperty()
                .subscribe(now -> scroll.setOpacity(now && model.shownProperty().get() != null ? 0.5 : 1));
    }

    public Parent root() {
        return root;
    }

    /** Ends the drawing. */
    public void close() {
        shown.forEach(this::letGo);
        shown.clear();
        worker.close();
        model.close();
    }

    private HBox waiting() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(18, 18);
        spinner.setMinSize(18, 18);
        spinner.progressProperty()
                .bind(Bindings.when(model.busyProperty()).then(-1.0).otherwise(0.0));
        HBox waiting = new HBox(10, spinner, new Label(Texts.get("data.overview.busy")));
        waiting.getStyleClass().add("overview-waiting");
        waiting.setAlignment(Pos.CENTER);
        waiting.setMaxSize(javafx.scene.layout.Region.USE_PREF_SIZE, javafx.scene.layout.Region.USE_PREF_SIZE);
        waiting.visibleProperty().bind(model.busyProperty());
        return waiting;
    }

    private void letGo(StaticChart chart) {
        ui.pump().remove(chart);
        chart.themeProperty().unbind();
    }

    private void show(OverviewViewModel.@Nullable Shown now) {
        problems.getChildren()
                .setAll(model.problems().stream()
                        .limit(WARNINGS)
                        .map(OverviewView::named)
                        .map(ProblemLabel::new)
                        .toList());
        int more = model.problems().size() - WARNINGS;
        if (more > 0) {
            Label rest = new Label(Texts.get("data.overview.more", more));
            rest.getStyleClass().addAll("text-small", "text-muted");
            problems.getChildren().add(rest);
        }
        problems.setManaged(!problems.getChildren().isEmpty());
        size.refresh();
        images.getChildren().clear();
        images.setManaged(false);
        if (now == null) {
            facts.getChildren().clear();
            sample.setText("");
            showCharts(List.of());
            return;
        }
        TableOverview overview = now.overview();
        showFacts(now);
        showCharts(OverviewPlots.of(overview));
        ImageLayout layout = overview.images();
        if (layout != null) {
            images.setManaged(true);
            images.getChildren().setAll(new ImageStrips(now.table().table(), layout, overview.classImages()));
        }
        sample.setText(
                overview.sample().isAll()
                        ? ""
                        : Texts.get(
                                "data.overview.sample",
                                overview.sample().rows(),
                                overview.sample().of()));
    }

    /** With the column it is about, which its message leaves to the place. */
    private static Problem named(Problem problem) {
        return problem.where() instanceof Location.InFile place
                        && !place.columnName().isEmpty()
                ? new Problem(
                        problem.severity(), problem.where(), problem.text().about(place.columnName()))
                : problem;
    }

    private void showFacts(OverviewViewModel.Shown now) {
        TableOverview overview = now.overview();
        facts.getChildren().clear();
        fact(Texts.get("data.overview.rows"), Texts.get("data.overview.count", overview.rows()));
        fact(
                Texts.get("data.overview.columns"),
                Texts.get("data.overview.count", now.table().profiles().size()));
        fact(
                Texts.get("data.overview.duplicates"),
                Texts.get(
                        overview.duplicates().exact() ? "data.overview.count" : "data.overview.about",
                        overview.duplicates().rows()));
        if (overview.balance() != null) {
            fact(
                    Texts.get("data.overview.classes"),
                    Texts.get(
                            "data.overview.count", overview.balance().classes().size()));
            fact(
                    Texts.get("data.overview.ratio"),
                    Texts.get("data.overview.ratio.value", overview.balance().ratio()));
        }
        if (overview.separation() != null) {
            fact(
                    Texts.get("data.overview.fisher"),
                    Numbers.number(overview.separation().fisher()));
        }
    }

    private void fact(String name, String value) {
        Label figure = new Label(value);
        figure.getStyleClass().add("fact-value");
        Label title = new Label(name);
        title.getStyleClass().addAll("text-small", "text-muted");
        facts.getChildren().add(new VBox(figure, title));
    }

    private void showCharts(List<StaticPlot> plots) {
        while (shown.size() > plots.size()) {
            letGo(shown.removeLast());
        }
        while (shown.size() < plots.size()) {
            StaticChart chart = new StaticChart(worker);
            chart.themeProperty().bind(ui.theme());
            chart.setActions(saving.actions(() -> ChartDrawing.of(chart)));
            ui.pump().add(chart);
            shown.add(chart);
        }
        for (int i = 0; i < plots.size(); i++) {
            shown.get(i).show(plots.get(i));
        }
        charts.getChildren().setAll(shown);
    }
}
