package org.layerwise.ui.outcome;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.outcome.Outcome;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.outcome.OutcomeViewModel.Shown;

/** The predictions over a plane of two columns, which are chosen above it. */
final class BoundaryPane {
    private final BoundaryViewModel model;
    private final OutcomeCharts charts;
    private final ComboBox<String> across = new ComboBox<>();
    private final ComboBox<String> up = new ComboBox<>();
    private final TextField row = new TextField();
    private final Button typical = new Button(Texts.get("outcome.boundary.median"));
    private final Label others = new Label();
    private final StackPane place = new StackPane();
    private final VBox root;
    private @Nullable Shown shown;
    private int target;
    private boolean filling;

    BoundaryPane(BoundaryViewModel model, OutcomeCharts charts) {
        this.model = model;
        this.charts = charts;
        across.setId("outcome-boundary-x");
        up.setId("outcome-boundary-y");
        across.setMaxWidth(220);
        up.setMaxWidth(220);
        across.setOnAction(event -> choose());
        up.setOnAction(event -> choose());
        row.setId("outcome-boundary-row");
        row.setPrefColumnCount(6);
        row.setPromptText(Texts.get("outcome.boundary.row.prompt"));
        row.setAccessibleText(Texts.get("outcome.boundary.row.prompt"));
        row.setOnAction(event -> chooseRow());
        typical.setId("outcome-boundary-typical");
        typical.setOnAction(event -> {
            row.clear();
            row.pseudoClassStateChanged(REFUSED, false);
            model.chooseRow(-1);
        });
        HBox bar = new HBox(
                8,
                new Label(Texts.get("outcome.boundary.across")),
                across,
                new Label(Texts.get("outcome.boundary.up")),
                up,
                new Label(Texts.get("outcome.boundary.others")),
                typical,
                row);
        bar.setAlignment(Pos.CENTER_LEFT);
        others.setWrapText(true);
        others.setId("outcome-boundary-others");
        others.getStyleClass().addAll("text-muted", "text-small");
        Label message = new Label();
        message.setWrapText(true);
        message.textProperty().bind(model.messageProperty());
        message.visibleProperty().bind(Bindings.isNotEmpty(model.messageProperty()));
        message.managedProperty().bind(message.visibleProperty());
        message.getStyleClass().add("flag");
        message.setId("outcome-boundary-message");
        VBox.setVgrow(place, Priority.ALWAYS);
        place.setMinHeight(120);
        root = new VBox(10, bar, message, place, others);
        root.getStyleClass().add("outcome-content");
        model.planeProperty().subscribe(this::draw);
    }

    private static final javafx.css.PseudoClass REFUSED = javafx.css.PseudoClass.getPseudoClass("error");

    Node root() {
        return root;
    }

    void show(@Nullable Shown now, int which) {
        shown = now;
        target = which;
        model.take(now == null || now.outcomes().isEmpty() ? null : now.at());
        filling = true;
        if (!across.getItems().equals(model.columns())) {
            across.getItems().setAll(model.columns());
            up.getItems().setAll(model.columns());
        }
        across.setValue(model.across());
        up.setValue(model.up());
        if (model.row() < 0 && !row.isFocused()) {
            row.clear();
        }
        filling = false;
        draw();
    }

    private void choose() {
        String x = across.getValue();
        String y = up.getValue();
        if (!filling && x != null && y != null) {
            model.choose(x, y);
        }
    }

    private void chooseRow() {
        boolean taken = false;
        try {
            int number = Integer.parseInt(row.getText().strip().replace(",", ""));
            taken = number >= 1 && model.chooseRow(number - 1);
        } catch (NumberFormatException e) {
            System.getLogger(getClass().getName()).log(System.Logger.Level.TRACE, "no row number", e);
        }
        row.pseudoClassStateChanged(REFUSED, !taken);
    }

    private void draw() {
        BoundaryViewModel.Plane plane = model.planeProperty().get();
        Shown now = shown;
        others.setText(model.others());
        if (plane == null || now == null || now.outcomes().isEmpty()) {
            place.getChildren().clear();
            return;
        }
        Outcome outcome = now.outcomes().get(Math.min(target, now.outcomes().size() - 1));
        StaticChart chart = charts.show("outcome-boundary", List.of(BoundaryPlot.of(plane, outcome, target)))
                .getFirst();
        chart.onPick(pick -> {
            row.setText(Integer.toString(pick + 1));
            model.chooseRow(pick);
        });
        if (!place.getChildren().contains(chart)) {
            place.getChildren().setAll(chart);
        }
    }
}
