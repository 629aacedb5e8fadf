package org.layerwise.ui.layer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.layerwise.data.table.Table;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** Chooses the row whose outputs are shown: by its number, or the one before or after. */
final class RowChooser extends HBox {
    private static final int DIGITS = 4;

    private final LayerViewModel model;
    private final TextField number = new TextField();
    private final Label of = new Label();
    private final Label target = new Label();
    private final Button previous = Pager.button("layer-row-previous", "fth-chevron-left", "layer.row.previous");
    private final Button next = Pager.button("layer-row-next", "fth-chevron-right", "layer.row.next");

    RowChooser(LayerViewModel model) {
        this.model = model;
        getStyleClass().add("layer-row-chooser");
        number.setId("layer-row");
        number.setPrefColumnCount(DIGITS);
        number.setAccessibleText(Texts.get("layer.row"));
        number.setTooltip(new Tooltip(Texts.get("layer.row.help")));
        number.setOnAction(event -> choose());
        number.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                choose();
            }
        });
        target.setId("layer-target");
        target.getStyleClass().add("layer-target");
        of.getStyleClass().add("layer-hint");
        previous.setOnAction(event -> model.chooseRow(model.rowProperty().get()));
        next.setOnAction(event -> model.chooseRow(model.rowProperty().get() + 2));
        Label name = new Label(Texts.get("layer.row"));
        name.setLabelFor(number);
        name.setMinWidth(Region.USE_PREF_SIZE);
        of.setMinWidth(Region.USE_PREF_SIZE);
        target.setMinWidth(0);
        getChildren().addAll(name, previous, number, next, of, target);
        model.rowProperty().addListener((observed, before, now) -> refresh());
        refresh();
    }

    /** What is typed and is no number is put back. */
    private void choose() {
        String typed = number.getText().strip();
        if (typed.matches("\\d{1,9}")) {
            model.chooseRow(Integer.parseInt(typed));
        }
        refresh();
    }

    /** Shows the row that is chosen. */
    void refresh() {
        int rows = model.table().map(Table::rowCount).orElse(0);
        int row = model.rowProperty().get();
        number.setText(String.valueOf(row + 1));
        of.setText(Texts.get("layer.row.of", Numbers.count(rows)));
        target.setText(model.target());
        previous.setDisable(row == 0);
        next.setDisable(row + 1 >= rows);
    }
}
