package org.layerwise.ui.watch;

import java.util.Locale;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.ChartSentences;
import org.layerwise.ui.live.NewestSentences;
import org.layerwise.ui.live.RunCharts;

/** What the Watch page's charts say in words: below them what they show, and in their middle why they are empty. */
final class CardWords {
    private CardWords() {}

    /** One of the usual charts of a run. */
    static void say(LiveChart chart, RunCharts of) {
        ChartModel model = chart.model();
        if (model.equals(of.gradients())) {
            chart.say(() -> ChartSentences.changes(
                    Texts.get("watch.gradients"), of.gradients().series().ownShown()));
        } else if (model.equals(of.weights())) {
            chart.say(() -> ChartSentences.changes(
                    Texts.get("watch.weights"), of.weights().series().ownShown()));
        } else if (model.equals(of.ratios())) {
            chart.say(() -> ChartSentences.range(of.ratios()));
        } else if (model.equals(of.activations())) {
            chart.say(() -> ChartSentences.outputs(of.layers(), of.newest().values()));
        } else if (model instanceof HeatModel heat) {
            chart.say(() -> ChartSentences.histogram(heat));
        } else if (model instanceof LineModel lines) {
            boolean isLoss = model.equals(of.loss());
            boolean lowest = isLoss || chart.getId().contains("rmse");
            String title = chart.spec().title();
            String name = title.equals(title.toUpperCase(Locale.ROOT)) ? title : title.toLowerCase(Locale.ROOT);
            chart.say(() -> ofEpochs(name, lines, lowest, of));
            if (!isLoss) {
                chart.sayWhenEmpty(() -> Texts.get(of.newest().step() > 0 ? "chart.empty.epoch" : "chart.empty"));
            }
        }
    }

    /** One that was put on the page. */
    static void say(LiveChart chart) {
        switch (chart.model()) {
            case HeatModel heat -> chart.say(() -> ChartSentences.histogram(heat));
            case GridModel grid -> chart.say(() -> NewestSentences.layers(grid));
            case BandModel bands -> chart.say(() -> NewestSentences.spread(bands));
            case LineModel lines -> {
                boolean folds = chart.spec().yScale() == AxisScale.LOG10;
                String title = chart.spec().title();
                chart.say(() -> folds && lines.series().ownShown().size() > 1
                        ? ChartSentences.changes(title, lines.series().ownShown())
                        : NewestSentences.lines(lines));
            }
        }
    }

    /** The last line is that of validation, where there are such rows. */
    private static String ofEpochs(String name, LineModel lines, boolean lowest, RunCharts of) {
        boolean validation =
                lines.series().all().stream().anyMatch(one -> one.name.equals(Texts.get("watch.series.validation")));
        return ChartSentences.epochs(name, lines.series().all().getLast(), validation, lowest, of.times());
    }
}
