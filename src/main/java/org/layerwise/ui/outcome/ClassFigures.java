package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.train.Evaluation;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The metrics of each class, label or target, a line for each. */
final class ClassFigures extends VBox {
    private final TableView<Line> view = new TableView<>();

    /** One class. */
    private record Line(String name, String rows, List<Double> figures) {}

    ClassFigures() {
        super(8);
        getStyleClass().add("outcome-card");
        Label title = new Label(Texts.get("outcome.figures"));
        title.getStyleClass().add("chart-title");
        view.setId("outcome-figures");
        view.setFixedCellSize(26);
        view.getStyleClass().add("dense");
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().addAll(title, view);
    }

    /** Whether an evaluation has figures of single classes or targets. */
    static boolean has(Evaluation evaluation) {
        return !evaluation.perClass().isEmpty() || !evaluation.perTarget().isEmpty();
    }

    void show(Evaluation evaluation) {
        boolean classes = !evaluation.perClass().isEmpty();
        Map<String, List<MetricValue>> figures = classes ? evaluation.perClass() : evaluation.perTarget();
        List<String> names = classes ? evaluation.classes() : evaluation.targets();
        List<String> ids = List.copyOf(figures.keySet());
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            int place = k;
            String rows = classes
                    ? Numbers.count(
                            java.util.Arrays.stream(evaluation.confusion()[k]).sum())
                    : "";
            lines.add(new Line(
                    names.get(k),
                    rows,
                    figures.values().stream()
                            .map(values -> values.get(place).orElse(Double.NaN))
                            .toList()));
        }
        List<String> titles =
                new ArrayList<>(List.of(Texts.get(classes ? "outcome.figures.class" : "outcome.figures.target")));
        if (classes) {
            titles.add(Texts.get("outcome.figures.rows"));
        }
        ids.forEach(id -> titles.add(FigureNames.of(id)));
        if (!titles.equals(view.getColumns().stream().map(TableColumn::getText).toList())) {
            view.getColumns().setAll(columns(titles, classes ? 2 : 1));
        }
        view.setItems(FXCollections.observableArrayList(lines));
    }

    private static List<TableColumn<Line, ?>> columns(List<String> titles, int before) {
        List<TableColumn<Line, ?>> columns = new ArrayList<>();
        for (int c = 0; c < titles.size(); c++) {
            int figure = c - before;
            if (figure < 0) {
                boolean name = c == 0;
                TableColumn<Line, String> column = new TableColumn<>(titles.get(c));
                column.setPrefWidth(name ? 90 : 48);
                column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                        name ? cell.getValue().name() : cell.getValue().rows()));
                columns.add(column);
            } else {
                TableColumn<Line, Double> column = new TableColumn<>(titles.get(c));
                column.setPrefWidth(70);
                column.setCellValueFactory(cell ->
                        new ReadOnlyObjectWrapper<>(cell.getValue().figures().get(figure)));
                column.setCellFactory(view -> new FigureCell());
                columns.add(column);
            }
        }
        return columns;
    }

    /** A figure; a dash where there is none. */
    private static final class FigureCell extends javafx.scene.control.TableCell<Line, Double> {
        @Override
        protected void updateItem(@org.jspecify.annotations.Nullable Double value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : Numbers.number(value));
        }
    }
}
