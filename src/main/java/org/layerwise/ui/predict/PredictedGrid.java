package org.layerwise.ui.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.PredictedTable;
import org.layerwise.app.TableScore;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.table.Table;
import org.layerwise.train.Predictions;
import org.layerwise.ui.fx.ManyColumns;
import org.layerwise.ui.fx.ManyColumns.Column;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.RowNumbers;
import org.layerwise.ui.fx.Texts;

/** A predicted table: the prediction first, the target beside it where the table has it, how sure the model is, then the table's own cells. */
final class PredictedGrid {
    private final TableView<Integer> view;
    private final Label hint = new Label();
    private final ManyColumns<Integer> columns;

    /** @param bars the pane in which the view stands, and where a bar is put below it */
    PredictedGrid(TableView<Integer> view, Pane bars) {
        this.view = view;
        this.columns = new ManyColumns<>(view, bars);
        hint.setId("predict-hint");
        hint.setWrapText(true);
        hint.getStyleClass().add("text-muted");
        view.setPlaceholder(hint);
    }

    /** Says what to do while there are no rows. */
    void hint(String text) {
        hint.setText(text);
    }

    void clear() {
        columns.clear();
    }

    /** @param rows that are shown, in their order, each with its number in the table; null for all */
    void show(PredictedTable result, int @Nullable [] rows) {
        Table table = result.table();
        TableScore score = result.score();
        List<Column<Integer>> shown = new ArrayList<>();
        shown.add(new Column<>(Texts.get("predict.grid.row"), 64, row -> Numbers.count(row + 1L)));
        String prediction = Texts.get("predict.grid.prediction");
        String actual = Texts.get("predict.grid.actual");
        switch (result.predictions()) {
            case Predictions.Classes classes -> {
                shown.add(new Column<>(prediction, 120, row -> classes.classes().get(classes.best(row))));
                if (score != null) {
                    shown.add(new Column<>(actual, 120, row -> score.text(row, 0)));
                }
                shown.add(
                        share(Texts.get("predict.grid.sure"), row -> classes.probabilities()[row][classes.best(row)]));
            }
            case Predictions.Values values -> {
                shown.add(number(prediction, values.target(), row -> values.values()[row]));
                if (score != null) {
                    shown.add(number(actual, values.target(), row -> score.number(row, 0)));
                    shown.add(number(Texts.get("predict.grid.off"), values.target(), score::error));
                }
            }
            case Predictions.SeveralValues several -> {
                for (int k = 0; k < several.targets().size(); k++) {
                    int place = k;
                    RegressionTarget target = several.targets().get(k);
                    shown.add(number(target.column() + " →", target, row -> several.values()[row][place]));
                    if (score != null) {
                        shown.add(number(actualOf(target.column()), target, row -> score.number(row, place)));
                    }
                }
            }
            case Predictions.Labels labels -> {
                for (int k = 0; k < labels.labels().size(); k++) {
                    int label = k;
                    String name = labels.labels().get(k).column();
                    shown.add(new Column<>(name + " →", 100, row -> labels.text(row, label)));
                    if (score != null) {
                        shown.add(new Column<>(actualOf(name), 110, row -> score.text(row, label)));
                    }
                    shown.add(share(name + " %", row -> labels.probabilities()[row][label]));
                }
            }
            case Predictions.Reconstruction reconstruction ->
                shown.add(new Column<>(
                        Texts.get("predict.grid.error"),
                        120,
                        row -> Numbers.result(reconstruction.errors()[row])));
        }
        for (int c = 0; c < table.columnCount(); c++) {
            int index = c;
            shown.add(new Column<>(table.columns().get(c), 110, row -> table.cell(row, index)));
        }
        columns.show(List.of(), shown);
        view.setItems(rows == null ? new RowNumbers(table.rowCount()) : new ChosenRows(rows));
        view.scrollTo(0);
    }

    private static Column<Integer> number(String title, RegressionTarget target, IntToDoubleFunction number) {
        return new Column<>(title, 120, row -> AnswerPane.number(target, number.applyAsDouble(row)));
    }

    private static Column<Integer> share(String title, IntToDoubleFunction share) {
        return new Column<>(title, 100, row -> Numbers.probability(share.applyAsDouble(row)));
    }

    private static String actualOf(String target) {
        return Texts.get("predict.grid.actual-of", target);
    }
}
