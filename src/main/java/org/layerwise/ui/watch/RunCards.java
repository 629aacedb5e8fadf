package org.layerwise.ui.watch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.live.RunCharts;

/** The charts of the run that is watched, on the grid and in the pump. */
final class RunCards implements AutoCloseable {
    private final UiContext ui;
    private final ChartWorker worker;
    private final ChartGrid grid;
    private final List<LiveChart> charts = new ArrayList<>();
    private @Nullable RunCharts run;
    private @Nullable LiveChart histogram;
    private @Nullable LayerRow selected;
    private boolean live;

    RunCards(UiContext ui, ChartWorker worker, ChartGrid grid) {
        this.ui = ui;
        this.worker = worker;
        this.grid = grid;
    }

    ChartGrid grid() {
        return grid;
    }

    List<LiveChart> charts() {
        return List.copyOf(charts);
    }

    /** Shows the charts of a run; null: of none. */
    void show(@Nullable RunCharts of) {
        close();
        run = of;
        selected = null;
        if (of == null) {
            grid.show(List.of());
            return;
        }
        List<LineModel> scores = of.scores();
        boolean regression = scores.size() > 1;
        add("watch.loss", of.loss());
        add(regression ? "watch.rmse" : "watch.accuracy", scores.getFirst());
        add("watch.activations", of.activations());
        histogram = chart("watch.histogram", "", of.histogram(of.layers().getFirst()));
        charts.add(histogram);
        add("watch.gradients", of.gradients());
        add("watch.ratios", of.ratios());
        if (regression) {
            add("watch.r2", scores.get(1));
        }
        add("watch.weights", of.weights());
        grid.show(charts);
    }

    private void add(String key, ChartModel model) {
        charts.add(chart(key, "", model));
    }

    private LiveChart chart(String key, String layer, ChartModel model) {
        ChartSpec spec = new ChartSpec(
                layer.isEmpty() ? Texts.get(key) : Texts.get(key, layer),
                Texts.get("watch.axis.step"),
                Texts.get(key + ".axis"));
        LiveChart chart = new LiveChart(spec, model, worker);
        chart.setId(key.replace('.', '-') + "-chart");
        chart.setAccessibleHelp(Texts.get("watch.maximize.help"));
        chart.themeProperty().bind(ui.theme());
        chart.liveProperty().set(live);
        ui.pump().add(chart);
        return chart;
    }

    /** Shows the histogram of a layer. */
    void select(@Nullable LayerRow row) {
        RunCharts of = run;
        LiveChart before = histogram;
        if (row == null
                || row == selected
                || of == null
                || before == null
                || !of.layers().contains(row.layer())) {
            return;
        }
        selected = row;
        LiveChart now = chart("watch.histogram", row.layer().id(), of.histogram(row.layer()));
        charts.set(charts.indexOf(before), now);
        histogram = now;
        grid.replace(before, now);
        forget(before);
    }

    /** Whether frames keep arriving; charts that stand still are drawn smoothly. */
    void setLive(boolean to) {
        live = to;
        charts.forEach(chart -> chart.liveProperty().set(to));
    }

    private void forget(LiveChart chart) {
        ui.pump().remove(chart);
        chart.themeProperty().unbind();
    }

    /** Takes the charts out of the pump. */
    @Override
    public void close() {
        charts.forEach(this::forget);
        charts.clear();
        histogram = null;
    }
}
