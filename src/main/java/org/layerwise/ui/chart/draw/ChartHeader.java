package org.layerwise.ui.chart.draw;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.layerwise.ui.fx.Texts;

/** The first line of a chart's card: its title, whether its range is locked, the way back from a zoom, the menu. */
final class ChartHeader extends Region {
    private final Label title = new Label();
    private final Label lock = new Label(Texts.get("chart.locked"));
    private final Button reset = new Button(Texts.get("chart.reset"));
    private final Button more = new Button("⋯");

    ChartHeader(String text, ObservableValue<Boolean> locked) {
        title.setText(text);
        title.getStyleClass().add("chart-title");
        lock.getStyleClass().add("chart-lock");
        lock.visibleProperty().bind(locked);
        lock.visibleProperty().addListener((observed, before, now) -> requestLayout());
        reset.getStyleClass().add("chart-reset");
        reset.setTooltip(new Tooltip(Texts.get("chart.reset.help")));
        reset.setVisible(false);
        more.getStyleClass().addAll("chart-reset", "chart-menu-button");
        more.setTooltip(new Tooltip(Texts.get("chart.menu.help")));
        more.setAccessibleText(Texts.get("chart.menu.accessible", text));
        getChildren().addAll(title, lock, reset, more);
    }

    void onReset(Runnable run) {
        reset.setOnAction(event -> run.run());
    }

    /** @param menu made each time it is asked for */
    void onMenu(java.util.function.Supplier<ContextMenu> menu) {
        more.setOnAction(event -> menu.get().show(more, Side.BOTTOM, 0, 0));
    }

    void setTitle(String text) {
        title.setText(text);
    }

    /** Whether the way back from a zoom is offered. */
    void setZoomed(boolean zoomed) {
        reset.setVisible(zoomed);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(title.prefHeight(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return title.prefWidth(-1) + more.prefWidth(-1);
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() + 4;
        for (Region each : List.of(more, reset, lock)) {
            if (each.isVisible()) {
                double wide = Math.ceil(each.prefWidth(-1));
                double high = Math.ceil(each.prefHeight(-1));
                right -= wide;
                each.resizeRelocate(right, (getHeight() - high) / 2, wide, high);
                right -= 2;
            }
        }
        title.resizeRelocate(0, 0, Math.max(0, right - 2), getHeight());
    }
}
