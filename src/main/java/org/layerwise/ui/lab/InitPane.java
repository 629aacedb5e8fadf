package org.layerwise.ui.lab;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Workbench;
import org.layerwise.lab.init.InitComparison;
import org.layerwise.lab.init.InitResult;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.fx.CardGrid;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.lab.InitPlots.Moment;

/** The part of the Lab page for initialization: variants side by side, and one of them in detail. */
final class InitPane implements LabPart {
    private static final double HISTOGRAMS = 300;

    private final UiContext ui;
    private final InitViewModel model;
    private final ChartWorker worker;
    private final InitSettings settings = new InitSettings();
    private final StaticChart deviations;
    private final StaticChart gradients;
    private final StaticChart means;
    private final StaticChart stuck;
    private final StaticChart histograms;
    private final ComboBox<String> moment = new ComboBox<>();
    private final ComboBox<String> variant = new ComboBox<>();
    private final LayerTable table = new LayerTable();
    private final Label says = new Label();
    private final VBox results = new VBox(12);
    private final VBox root = new VBox(10);
    private boolean filling;

    InitPane(Workbench workbench, UiContext ui) {
        this.ui = ui;
        model = new InitViewModel(workbench, ui.background(), FxThread::run);
        worker = new ChartWorker(problem -> FxThread.later(() -> ui.report().accept(List.of(problem))));
        deviations = chart("deviations");
        gradients = chart("gradients");
        means = chart("means");
        stuck = chart("stuck");
        histograms = chart("histograms");
        histograms.setMinHeight(HISTOGRAMS);
        histograms.setPrefHeight(HISTOGRAMS);
        Label explanation = new Label(Texts.get("lab.init.help"));
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add("text-muted");
        settings.getChildren().add(actions());
        fillResults();
        ScrollPane scroll = new ScrollPane(results);
        scroll.setId("lab-init-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lab-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.setId("lab-init");
        root.getChildren().setAll(explanation, settings, message(), scroll);
        model.work().foundProperty().subscribe(this::show);
    }

    private StaticChart chart(String name) {
        StaticChart chart = new StaticChart(worker);
        chart.setId("lab-init-" + name);
        chart.themeProperty().bind(ui.theme());
        chart.setActions(new ChartSaving(ui).actions(() -> ChartDrawing.of(chart)));
        ui.pump().add(chart);
        return chart;
    }

    private Node actions() {
        Button start = new Button(Texts.get("lab.init.start"));
        start.setId("lab-init-start");
        start.getStyleClass().add("accent");
        start.disableProperty()
                .bind(model.work()
                        .readyProperty()
                        .not()
                        .and(settings.what()
                                .getSelectionModel()
                                .selectedIndexProperty()
                                .isEqualTo(0)));
        start.visibleProperty().bind(model.work().busyProperty().not());
        start.managedProperty().bind(start.visibleProperty());
        start.setOnAction(event -> settings.start(model));
        Button stop = new Button(Texts.get("lab.init.stop"));
        stop.setId("lab-init-stop");
        stop.visibleProperty().bind(model.work().busyProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        stop.setOnAction(event -> model.work().stop());
        ProgressBar progress = new ProgressBar(0);
        progress.progressProperty().bind(model.work().progressProperty());
        progress.visibleProperty().bind(model.work().busyProperty());
        HBox bar = new HBox(8, start, stop, progress);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node message() {
        Label message = new Label();
        message.setId("lab-init-message");
        message.setWrapText(true);
        message.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.work().readyProperty().get()
                                        || settings.isPreset()
                                        || !model.work().messageProperty().get().isEmpty()
                                ? model.work().messageProperty().get()
                                : Texts.get("lab.init.no-table"),
                        model.work().readyProperty(),
                        model.work().messageProperty(),
                        settings.what().getSelectionModel().selectedIndexProperty()));
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        return message;
    }

    private void fillResults() {
        moment.setId("lab-init-moment");
        moment.setOnAction(event -> drawIfFilled());
        variant.setId("lab-init-variant");
        variant.setMaxWidth(420);
        variant.setOnAction(event -> drawIfFilled());
        Label name = new Label(Texts.get("lab.init.variant"));
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(variant);
        variant.setAccessibleText(Texts.get("lab.init.variant"));
        moment.setAccessibleText(Texts.get("lab.init.moment"));
        Button use = new Button(Texts.get("lab.init.use"));
        use.setId("lab-init-use");
        use.setMinWidth(Region.USE_PREF_SIZE);
        use.setOnAction(event -> {
            InitResult chosen = chosen();
            if (chosen != null) {
                model.use(chosen);
            }
        });
        HBox choice = new HBox(8, name, variant, use, moment);
        choice.setAlignment(Pos.CENTER_LEFT);
        says.setId("lab-init-says");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        CardGrid cards = new CardGrid();
        cards.getChildren().setAll(deviations, gradients, means, stuck);
        results.getChildren().setAll(choice, says, cards, histograms, table);
        results.setVisible(false);
    }

    private void show(@Nullable InitComparison comparison) {
        results.setVisible(comparison != null);
        if (comparison == null) {
            return;
        }
        filling = true;
        boolean trained = comparison.request().steps() > 0;
        moment.getItems().setAll(Texts.get("lab.init.moment.start"));
        if (trained) {
            moment.getItems()
                    .add(Texts.get(
                            "lab.init.moment.trained", comparison.request().steps()));
        }
        moment.getSelectionModel().selectFirst();
        moment.setVisible(trained);
        variant.getItems()
                .setAll(comparison.results().stream()
                        .map(result -> result.variant().name())
                        .toList());
        variant.getSelectionModel().selectFirst();
        filling = false;
        draw(comparison);
    }

    private void drawIfFilled() {
        InitComparison comparison = model.work().foundProperty().get();
        if (!filling && comparison != null) {
            draw(comparison);
        }
    }

    private @Nullable InitResult chosen() {
        InitComparison comparison = model.work().foundProperty().get();
        int index = variant.getSelectionModel().getSelectedIndex();
        return comparison == null || index < 0 ? null : comparison.results().get(index);
    }

    private void draw(InitComparison comparison) {
        Moment when = moment.getSelectionModel().getSelectedIndex() == 1 ? Moment.TRAINED : Moment.START;
        deviations.show(InitPlots.deviations(comparison, when));
        gradients.show(InitPlots.gradients(comparison, when));
        means.show(InitPlots.means(comparison, when));
        stuck.show(InitPlots.stuck(comparison, when));
        InitResult result = chosen();
        if (result != null) {
            says.setText(InitViewModel.says(result));
            histograms.show(InitPlots.histograms(result, when));
            table.show(InitPlots.layers(result, when));
        }
    }

    @Override
    public String id() {
        return "init";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        model.close();
        for (StaticChart chart : List.of(deviations, gradients, means, stuck, histograms)) {
            ui.pump().remove(chart);
            chart.themeProperty().unbind();
        }
        worker.close();
    }
}
