package org.layerwise.ui.layer;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.UiContext;

/** A plot of a layer with what chooses its content above it, or a word on why there is none. */
final class PictureCard extends VBox implements AutoCloseable {
    private final UiContext ui;
    private final StaticChart chart;
    private final Label missing = new Label();
    private final StackPane body = new StackPane();
    private final HBox bar = new HBox();

    /** @param id of the plot */
    PictureCard(UiContext ui, ChartWorker worker, ChartSaving saving, String id, Node... controls) {
        this.ui = ui;
        getStyleClass().add("layer-card");
        chart = chart(ui, worker, saving, id);
        missing.getStyleClass().add("layer-missing");
        missing.setWrapText(true);
        missing.setId(id + "-missing");
        bar.getStyleClass().add("layer-card-bar");
        bar.getChildren().setAll(controls);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar, body);
    }

    /** A plot that follows the window's look and can be saved. */
    static StaticChart chart(UiContext ui, ChartWorker worker, ChartSaving saving, String id) {
        StaticChart chart = new StaticChart(worker);
        chart.setId(id);
        chart.themeProperty().bind(ui.theme());
        chart.setActions(saving.actions(() -> ChartDrawing.of(chart)));
        ui.pump().add(chart);
        return chart;
    }

    static void forget(UiContext ui, StaticChart chart) {
        ui.pump().remove(chart);
        chart.themeProperty().unbind();
    }

    /** Shows a plot; null: why there is none. */
    void show(@Nullable StaticPlot plot, String why) {
        if (plot != null) {
            chart.show(plot);
        }
        missing.setText(why);
        Node wanted = plot == null ? missing : chart;
        if (!body.getChildren().equals(List.of(wanted))) {
            body.getChildren().setAll(wanted);
        }
    }

    /** Puts something between the controls and the plot's left side. */
    void beside(StaticChart other) {
        HBox row = new HBox(6, other, body);
        HBox.setHgrow(body, Priority.ALWAYS);
        VBox.setVgrow(row, Priority.ALWAYS);
        getChildren().setAll(bar, row);
    }

    @Override
    public void close() {
        forget(ui, chart);
    }
}
