package org.layerwise.ui.runs;

import java.util.Optional;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.chart.model.ChartGroup;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.fx.UiContext;

/** A place for one chart, which another one takes when there is another model. */
final class ChartSlot {
    private final UiContext ui;
    private final ChartWorker worker;
    private final StackPane pane;
    private final String id;
    private final ChartGroup group;
    private final ChartSaving saving;
    private @Nullable LiveChart chart;

    /**
     * An empty place.
     *
     * @param group with which the chart shares crosshair and steps in view
     * @param id of the chart
     */
    ChartSlot(UiContext ui, ChartWorker worker, ChartGroup group, StackPane pane, String id) {
        this.ui = ui;
        this.worker = worker;
        this.pane = pane;
        this.id = id;
        this.group = group;
        saving = new ChartSaving(ui);
    }

    /** Shows a model; null: nothing. */
    void show(@Nullable ChartModel model, ChartSpec spec) {
        LiveChart before = chart;
        if (before != null && before.model().equals(model)) {
            return;
        }
        if (before != null) {
            ui.pump().remove(before);
            before.themeProperty().unbind();
            before.close();
        }
        chart = null;
        pane.getChildren().clear();
        if (model == null) {
            return;
        }
        LiveChart now = new LiveChart(spec, model, worker, group);
        now.setActions(saving.actions(() -> Optional.of(ChartDrawing.of(now))));
        if (before != null) {
            // Its scale of values is that of what it shows; the rest is how somebody looks at it.
            now.change(usual -> before.options().withYScale(usual.yScale()));
        }
        now.setId(id);
        now.themeProperty().bind(ui.theme());
        now.liveProperty().set(false);
        ui.pump().add(now);
        pane.getChildren().add(now);
        chart = now;
    }
}
