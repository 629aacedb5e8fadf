package org.layerwise.ui.lab;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.layerwise.lab.init.LayerFigures;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The figures of one variant's layers. */
final class LayerTable extends TableView<LayerFigures> {
    private static final double ROW = 26;
    private static final double HEAD = 42;

    LayerTable() {
        setId("lab-init-table");
        setFixedCellSize(ROW);
        setPlaceholder(new Label());
        column("layer", LayerFigures::layer, false);
        column("deviation", layer -> Numbers.measure(layer.std()), true);
        column("theory-column", layer -> Numbers.measure(layer.theory()), true);
        column("mean", layer -> Numbers.measure(layer.mean()), true);
        column("gradient", layer -> Numbers.measure(layer.gradientStd()), true);
        column("saturated", layer -> share(layer.saturated()), true);
        column("dead", layer -> share(layer.dead()), true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : Numbers.percent(value);
    }

    private void column(String name, Function<LayerFigures, String> text, boolean isNumber) {
        TableColumn<LayerFigures, String> column = new TableColumn<>(Texts.get("lab.init." + name));
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        if (isNumber) {
            column.setCellFactory(of -> new NumberCell());
        }
        getColumns().add(column);
    }

    private static final class NumberCell extends TableCell<LayerFigures, String> {
        NumberCell() {
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    /** Shows layers, all of them without scrolling. */
    void show(List<LayerFigures> layers) {
        getItems().setAll(layers);
        double height = HEAD + ROW * layers.size() + 2;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }
}
