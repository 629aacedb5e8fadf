package org.layerwise.ui.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.Cells;
import org.layerwise.ui.data.columns.ColumnRow;
import org.layerwise.ui.fx.ManyColumns;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.RowNumbers;
import org.layerwise.ui.fx.Texts;

/** The table as it stands in its file: every row, each cell verbatim, cells without a value marked. */
final class CellGrid {
    private static final int SAMPLED = 50;
    private static final List<String> LOOKS = List.of("gap", "number", "unused", "chosen");

    private final TableView<Integer> view;
    private final DataViewModel model;
    private final ManyColumns<Integer> columns;
    /** The cells that the view has made and still uses. A cell whose item stays is not updated by the view itself. */
    private final Set<TextCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    /** @param bars the pane in which the view stands, and where a bar is put below it */
    CellGrid(TableView<Integer> view, Pane bars, DataViewModel model) {
        this.view = view;
        this.model = model;
        this.columns = new ManyColumns<>(view, bars, TextCell::new);
        view.setSortPolicy(table -> false);
        view.setPlaceholder(new Label(Texts.get("data.preview.none")));
    }

    void show(Cells table) {
        List<ManyColumns.Column<Integer>> shown = new ArrayList<>();
        double[] widths = new double[table.columnCount()];
        for (int i = 0; i < widths.length; i++) {
            int index = i;
            shown.add(new ManyColumns.Column<>(
                    table.columns().get(i), () -> width(table, index, widths), row -> table.cell(row, index)));
        }
        columns.show(List.of(numbers()), shown);
        view.setItems(new RowNumbers(table.rowCount()));
        view.scrollTo(0);
    }

    /** Brings a column of the table into sight. */
    void reveal(int column) {
        columns.reveal(column);
    }

    /** Draws the cells that are in sight anew, after a column was changed or chosen. */
    void refresh() {
        cells.forEach(TextCell::restyle);
    }

    private static TableColumn<Integer, Integer> numbers() {
        TableColumn<Integer, Integer> column = new TableColumn<>(Texts.get("data.preview.row"));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(64);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(each -> new NumberCell());
        return column;
    }

    /** The width of a column, from its first cells; it is kept. */
    private static double width(Cells table, int column, double[] known) {
        if (known[column] == 0) {
            known[column] = width(table, column);
        }
        return known[column];
    }

    private static double width(Cells table, int column) {
        int longest = table.columns().get(column).length() + 1;
        for (int row = 0; row < Math.min(SAMPLED, table.rowCount()); row++) {
            longest = Math.max(longest, table.cell(row, column).length());
        }
        return Math.max(64, Math.min(240, 24 + 7.2 * longest));
    }

    private static final class NumberCell extends TableCell<Integer, Integer> {
        NumberCell() {
            getStyleClass().add("row-number");
        }

        @Override
        protected void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : Numbers.count(row + 1L));
        }
    }

    private final class TextCell extends TableCell<Integer, String> {
        private final IntSupplier column;

        TextCell(IntSupplier column) {
            this.column = column;
            cells.add(this);
        }

        @Override
        protected void updateItem(@Nullable String cell, boolean empty) {
            super.updateItem(cell, empty);
            setText(empty || cell == null ? null : cell.isEmpty() ? Texts.get("data.preview.empty") : cell);
            restyle();
        }

        /** Looks as what its column is now. */
        private void restyle() {
            List<String> wanted = isEmpty() || getItem() == null ? List.of() : looks(getItem());
            List<String> now = getStyleClass().stream().filter(LOOKS::contains).toList();
            if (!now.equals(wanted)) {
                getStyleClass().removeAll(LOOKS);
                getStyleClass().addAll(wanted);
            }
        }

        private List<String> looks(String cell) {
            List<String> looks = new ArrayList<>();
            int place = column.getAsInt();
            if (model.isMissing(cell, place)) {
                looks.add("gap");
            }
            List<ColumnRow> rows = model.columns();
            if (place < rows.size()) {
                ColumnRow row = rows.get(place);
                if (model.list().isChosen(row.name())) {
                    looks.add("chosen");
                }
                if (row.type().isNumeric()) {
                    looks.add("number");
                }
                if (!row.isUsed()) {
                    looks.add("unused");
                }
            }
            return looks;
        }
    }
}
