package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.UiContext;

/** The charts of the page: made once for each place, shown anew with every plot, let go of with the page. */
final class OutcomeCharts implements AutoCloseable {
    private final UiContext ui;
    private final ChartWorker worker;
    private final ChartSaving saving;
    private final Map<String, List<StaticChart>> groups = new HashMap<>();

    OutcomeCharts(UiContext ui) {
        this.ui = ui;
        worker = new ChartWorker(problem -> FxThread.later(() -> ui.report().accept(List.of(problem))));
        saving = new ChartSaving(ui);
    }

    /**
     * Shows plots in a group's charts.
     *
     * @return those of the plots, in their order
     */
    List<StaticChart> show(String group, List<? extends StaticPlot> plots) {
        List<StaticChart> charts = groups.computeIfAbsent(group, name -> new ArrayList<>());
        while (charts.size() < plots.size()) {
            StaticChart chart = new StaticChart(worker);
            chart.setId(group + "-chart-" + charts.size());
            chart.themeProperty().bind(ui.theme());
            chart.setActions(saving.actions(() -> ChartDrawing.of(chart)));
            ui.pump().add(chart);
            charts.add(chart);
        }
        for (int i = 0; i < plots.size(); i++) {
            charts.get(i).show(plots.get(i));
        }
        return List.copyOf(charts.subList(0, plots.size()));
    }

    @Override
    public void close() {
        for (List<StaticChart> charts : groups.values()) {
            for (StaticChart chart : charts) {
                ui.pump().remove(chart);
                chart.themeProperty().unbind();
            }
        }
        groups.clear();
        worker.close();
    }
}
