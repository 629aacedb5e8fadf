package org.layerwise.ui.watch;

import javafx.beans.property.ReadOnlyProperty;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.draw.SeriesSwatch;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.live.RunCharts;

/** A layer in the list: its line in the charts, whether they show it, its numbers now, and what is wrong with it. */
final class LayerCell extends ListCell<LayerRow> {
    private final ReadOnlyProperty<Theme> theme;
    private final CheckBox visible = new CheckBox();
    private final HBox swatch = new HBox();
    private final Label name = label("layer-name", "");
    private final Label output = label("layer-number", "watch.layer.output.help");
    private final Label gradient = label("layer-number", "watch.layer.gradient.help");
    private final Label alarm = label("layer-alarm", "");
    private final HBox graphic;
    private @Nullable LayerRow shown;

    LayerCell(ReadOnlyProperty<Theme> theme) {
        this.theme = theme;
        visible.setFocusTraversable(false);
        alarm.setMinWidth(Region.USE_PREF_SIZE);
        gradient.setMinWidth(Region.USE_PREF_SIZE);
        swatch.getStyleClass().add("layer-cell");
        HBox first = new HBox(6, swatch, name);
        first.getStyleClass().add("layer-cell");
        HBox second = new HBox(6, output, spacer(), alarm, gradient);
        VBox lines = new VBox(1, first, second);
        HBox.setHgrow(lines, Priority.ALWAYS);
        VBox.setMargin(second, new Insets(0));
        graphic = new HBox(lines, visible);
        graphic.getStyleClass().add("layer-cell");
        theme.addListener((observed, before, now) -> drawSwatch());
        setPrefWidth(0);
    }

    private static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    private static Label label(String style, String helpKey) {
        Label label = new Label();
        label.getStyleClass().add(style);
        if (!helpKey.isEmpty()) {
            label.setTooltip(new Tooltip(Texts.get(helpKey)));
        }
        return label;
    }

    @Override
    protected void updateItem(@Nullable LayerRow row, boolean nothing) {
        super.updateItem(row, nothing);
        LayerRow now = nothing ? null : row;
        if (now == shown) {
            return;
        }
        LayerRow before = shown;
        if (before != null) {
            visible.selectedProperty().unbindBidirectional(before.visibleProperty());
            output.textProperty().unbind();
            gradient.textProperty().unbind();
            alarm.textProperty().unbind();
        }
        shown = now;
        setGraphic(now == null ? null : graphic);
        if (now == null) {
            setAccessibleText("");
            return;
        }
        name.setText(now.layer().id());
        name.setTooltip(new Tooltip(now.layer().id()));
        visible.selectedProperty().bindBidirectional(now.visibleProperty());
        String show = Texts.get("watch.layer.show", now.layer().id());
        visible.setAccessibleText(show);
        visible.setTooltip(new Tooltip(show));
        visible.setId("watch-show-" + now.layer().id());
        output.textProperty().bind(now.outputProperty());
        gradient.textProperty().bind(now.gradientProperty());
        alarm.textProperty().bind(now.alarmProperty());
        alarm.setTooltip(new Tooltip(
                Texts.get(now.layer().dead() >= 0 ? "watch.layer.dead.help" : "watch.layer.saturated.help")));
        alarm.getTooltip().setWrapText(true);
        alarm.getTooltip().setMaxWidth(320);
        setAccessibleText(now.layer().id());
        drawSwatch();
    }

    private void drawSwatch() {
        LayerRow row = shown;
        if (row != null) {
            swatch.getChildren().setAll(new SeriesSwatch(RunCharts.look(row.layer()), theme.getValue()));
        }
    }
}
