package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.collections.FXCollections;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import org.layerwise.data.table.Table;
import org.layerwise.outcome.Outcome;
import org.layerwise.outcome.Residuals;
import org.layerwise.ui.fx.ManyColumns;
import org.layerwise.ui.fx.ManyColumns.Column;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** Some rows of an outcome: what is true, what is predicted, how sure or how far off, then the row's own cells. */
final class OutcomeRows {
    private final TableView<Integer> view;
    private final ManyColumns<Integer> columns;

    /** @param bars the pane in which the view stands, and where a bar is put below it */
    OutcomeRows(TableView<Integer> view, Pane bars) {
        this.view = view;
        this.columns = new ManyColumns<>(view, bars);
    }

    /**
     * Shows other rows.
     *
     * @param places among the rows of the outcome, in the order in which they are shown
     */
    void show(Outcome outcome, Table table, List<Integer> places) {
        List<Column<Integer>> all = new ArrayList<>();
        int[] rows;
        switch (outcome) {
            case Outcome.Classes classes -> {
                rows = classes.rows();
                all.add(row(rows));
                all.add(new Column<>(Texts.get("outcome.grid.actual"), 120, i -> {
                    int actual = classes.actual()[i];
                    return actual < 0 ? "–" : classes.classes().get(actual);
                }));
                all.add(new Column<>(
                        Texts.get("outcome.grid.predicted"),
                        120,
                        i -> classes.classes().get(classes.predicted(i))));
                all.add(new Column<>(
                        Texts.get("outcome.grid.sure"),
                        110,
                        i -> Numbers.probability(classes.probabilities()[i][classes.predicted(i)])));
                all.add(new Column<>(Texts.get("outcome.grid.own"), 130, i -> {
                    int actual = classes.actual()[i];
                    return actual < 0 ? "–" : Numbers.probability(classes.probabilities()[i][actual]);
                }));
            }
            case Outcome.Numbers numbers -> {
                Residuals residuals = numbers.residuals();
                rows = residuals.rows();
                all.add(row(rows));
                all.add(number("outcome.grid.actual", i -> residuals.actual()[i]));
                all.add(number("outcome.grid.predicted", i -> residuals.predicted()[i]));
                all.add(number("outcome.grid.residual", residuals::residual));
            }
        }
        for (int c = 0; c < table.columnCount(); c++) {
            int column = c;
            all.add(new Column<>(table.columns().get(c), 110, i -> table.cell(rows[i], column)));
        }
        columns.show(List.of(), all);
        view.setItems(FXCollections.observableArrayList(places));
        view.scrollTo(0);
    }

    void clear() {
        columns.clear();
        view.getItems().clear();
    }

    private static Column<Integer> row(int... rows) {
        return new Column<>(Texts.get("outcome.grid.row"), 70, i -> Numbers.count(rows[i] + 1L));
    }

    private static Column<Integer> number(String title, IntFunction<Double> value) {
        return new Column<>(Texts.get(title), 120, i -> Numbers.result(value.apply(i)));
    }
}
