package org.layerwise.ui.outcome;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.LookedAt;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.table.ColumnType;
import org.layerwise.outcome.ColumnImportance;
import org.layerwise.outcome.PartialDependence;
import org.layerwise.outcome.PermutationImportance;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.outcome.OutcomeViewModel.Shown;

/** Which columns matter, at the left; how the prediction goes with the chosen one, at the right. */
final class MattersPane {
    private final MattersViewModel model;
    private final OutcomeCharts charts;
    private final Button compute = new Button(Texts.get("outcome.matters.compute"));
    private final Button stop = new Button(Texts.get("outcome.matters.stop"));
    private final ProgressBar progress = new ProgressBar(0);
    private final Label source = new Label();
    private final Label message = new Label();
    private final Label explanation = new Label(Texts.get("outcome.matters.help"));
    private final ComboBox<String> outputs = new ComboBox<>();
    private final HBox both = new HBox(12);
    private final VBox root;
    private @Nullable Shown shown;
    private boolean filling;

    MattersPane(MattersViewModel model, OutcomeCharts charts) {
        this.model = model;
        this.charts = charts;
        compute.setId("outcome-matters-compute");
        compute.getStyleClass().add("accent");
        compute.setOnAction(event -> model.compute());
        stop.setId("outcome-matters-stop");
        stop.setOnAction(event -> model.stop());
        compute.visibleProperty().bind(model.busyProperty().not());
        compute.managedProperty().bind(compute.visibleProperty());
        stop.visibleProperty().bind(model.busyProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        progress.progressProperty().bind(model.progressProperty());
        progress.visibleProperty().bind(model.busyProperty());
        progress.managedProperty().bind(progress.visibleProperty());
        source.getStyleClass().add("text-muted");
        source.setId("outcome-matters-source");
        source.setWrapText(true);
        HBox.setHgrow(source, Priority.ALWAYS);
        source.setMinWidth(0);
        source.setMaxWidth(Double.MAX_VALUE);
        outputs.setId("outcome-matters-output");
        outputs.setOnAction(event -> {
            if (!filling && outputs.getSelectionModel().getSelectedIndex() >= 0) {
                model.chooseOutput(outputs.getSelectionModel().getSelectedIndex());
            }
        });
        HBox bar = new HBox(10, compute, stop, progress, source, outputs);
        bar.setAlignment(Pos.CENTER_LEFT);
        message.setWrapText(true);
        message.textProperty().bind(model.messageProperty());
        message.visibleProperty().bind(Bindings.isNotEmpty(model.messageProperty()));
        message.managedProperty().bind(message.visibleProperty());
        message.getStyleClass().add("flag");
        explanation.setWrapText(true);
        explanation.getStyleClass().addAll("text-muted", "text-small");
        VBox.setVgrow(both, Priority.ALWAYS);
        root = new VBox(10, bar, message, both, explanation);
        root.getStyleClass().add("outcome-content");
        model.importanceProperty().subscribe(this::drawImportance);
        model.columnProperty().subscribe(this::drawImportance);
        model.dependenceProperty().subscribe(this::drawDependence);
    }

    Node root() {
        return root;
    }

    void show(@Nullable Shown now) {
        shown = now;
        LookedAt at = now == null ? null : now.at();
        model.take(at);
        compute.setDisable(at == null || now == null || now.outcomes().isEmpty());
        List<String> names = now == null ? List.of() : OutputNames.of(now);
        if (!names.equals(outputs.getItems())) {
            filling = true;
            outputs.getItems().setAll(names);
            int first = names.size() == 2 && now != null && OutputNames.areClasses(now) ? 1 : 0;
            outputs.getSelectionModel().select(names.isEmpty() ? -1 : first);
            filling = false;
            model.chooseOutput(first);
        }
        outputs.setVisible(names.size() > 1);
        outputs.setManaged(names.size() > 1);
        say();
    }

    private void say() {
        String text = model.source();
        source.setText(
                text.isEmpty()
                        ? Texts.get("outcome.matters.none")
                        : model.isStale() ? text + " " + Texts.get("outcome.matters.stale") : text);
        compute.setText(Texts.get(text.isEmpty() ? "outcome.matters.compute" : "outcome.matters.again"));
    }

    private void drawImportance() {
        PermutationImportance found = model.importanceProperty().get();
        say();
        if (found == null || found.columns().isEmpty()) {
            both.getChildren().clear();
            return;
        }
        List<ColumnImportance> columns = found.columns();
        StaticChart chart = charts.show(
                        "outcome-importance",
                        List.of(MattersPlots.importance(
                                found, model.columnProperty().get())))
                .getFirst();
        chart.onPick(pick -> model.choose(columns.get(pick).column()));
        place(chart, 0);
    }

    private void drawDependence() {
        PartialDependence found = model.dependenceProperty().get();
        Shown now = shown;
        if (found == null || now == null || both.getChildren().isEmpty()) {
            if (both.getChildren().size() > 1) {
                both.getChildren().remove(1);
            }
            return;
        }
        List<String> names = OutputNames.of(now);
        String name = names.isEmpty() ? "" : names.get(Math.min(model.output(), names.size() - 1));
        boolean probability = OutputNames.areProbabilities(now);
        ColumnType type = now.at()
                .model()
                .experiment()
                .data()
                .column(found.column())
                .map(ColumnSpec::type)
                .orElse(ColumnType.NUMBER);
        boolean categories = type != ColumnType.NUMBER && type != ColumnType.INTEGER && type != ColumnType.DATE;
        String prediction = probability ? Texts.get("outcome.probability-of", name) : name;
        place(
                charts.show(
                                "outcome-dependence",
                                List.of(MattersPlots.dependence(found, prediction, probability, categories)))
                        .getFirst(),
                1);
    }

    private void place(StaticChart chart, int at) {
        HBox.setHgrow(chart, Priority.ALWAYS);
        chart.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        chart.setPrefWidth(300); // both halves of one width, whatever they show
        if (!both.getChildren().contains(chart)) {
            both.getChildren().add(Math.min(at, both.getChildren().size()), chart);
        }
    }
}
