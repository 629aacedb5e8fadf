package org.layerwise.ui.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.layerwise.app.PredictedTable;
import org.layerwise.data.table.Table;
import org.layerwise.train.Predictions;
import org.layerwise.ui.fx.RowNumbers;
import org.layerwise.ui.fx.Texts;

/** A predicted table: the prediction first, how sure the model is, then the table's own cells. */
final class PredictedGrid {
    private final TableView<Integer> view;

    PredictedGrid(TableView<Integer> view) {
        this.view = view;
    }

    void show(PredictedTable result) {
        Table table = result.table();
        List<TableColumn<Integer, ?>> columns = new ArrayList<>();
        columns.add(column(Texts.get("predict.grid.row"), 64, row -> String.valueOf(row + 1)));
        String prediction = Texts.get("predict.grid.prediction");
        switch (result.predictions()) {
            case Predictions.Classes classes -> {
                columns.add(column(prediction, 120, row -> classes.classes().get(classes.best(row))));
                columns.add(column(
                        Texts.get("predict.grid.sure"),
                        100,
                        row -> String.format(
                                Locale.ROOT, "%.2f %%", 100 * classes.probabilities()[row][classes.best(row)])));
            }
            case Predictions.Values values -> columns.add(numbers(prediction, row -> values.values()[row]));
            case Predictions.SeveralValues several -> {
                for (int k = 0; k < several.targets().size(); k++) {
                    int target = k;
                    columns.add(numbers(several.targets().get(k) + " →", row -> several.values()[row][target]));
                }
            }
            case Predictions.Labels labels -> {
                for (int k = 0; k < labels.labels().size(); k++) {
                    int label = k;
                    String name = labels.labels().get(k).column();
                    columns.add(column(name + " →", 100, row -> labels.text(row, label)));
                    columns.add(column(
                            name + " %",
                            100,
                            row -> String.format(Locale.ROOT, "%.2f %%", 100 * labels.probabilities()[row][label])));
                }
            }
            case Predictions.Reconstruction reconstruction ->
                columns.add(numbers(
                        Texts.get("predict.grid.error"), row -> reconstruction.errors()[row]));
        }
        for (int c = 0; c < table.columnCount(); c++) {
            int index = c;
            columns.add(column(table.columns().get(c), 110, row -> table.cell(row, index)));
        }
        view.getColumns().setAll(columns);
        view.setItems(new RowNumbers(table.rowCount()));
        view.scrollTo(0);
    }

    private static TableColumn<Integer, String> numbers(String title, IntToDoubleFunction number) {
        return column(title, 120, row -> String.format(Locale.ROOT, "%.6g", number.applyAsDouble(row)));
    }

    private static TableColumn<Integer, String> column(String title, double width, IntFunction<String> text) {
        TableColumn<Integer, String> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        return column;
    }
}
