package org.layerwise.ui.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.model.ChartGroup;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.SeriesLook.Dash;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.runs.LayerHistograms.Histogram;

/** The histograms of one layer of compared runs, side by side, at the step that a slider says. */
final class HistogramCards {
    private final ChartGroup group = new ChartGroup();
    private static final double WIDTH = 270;
    private static final double HEIGHT = 190;

    private final UiContext ui;
    private final ChartWorker worker;
    private final FlowPane pane;
    private final Slider slider;
    private final Label text;
    private final List<Card> cards = new ArrayList<>();
    private long last;

    /** A run's histogram. */
    private record Card(ChartSlot slot, LineModel model, LayerHistograms histograms, SeriesLook look) {}

    HistogramCards(UiContext ui, ChartWorker worker, FlowPane pane, Slider slider, Label text) {
        this.ui = ui;
        this.worker = worker;
        this.pane = pane;
        this.slider = slider;
        this.text = text;
    }

    /**
     * Shows the histograms of these runs.
     *
     * @param found one for each run, or none
     */
    void show(List<ComparedRun> runs, List<LayerHistograms> found, List<Integer> colors) {
        cards.forEach(card -> card.slot().show(null, spec("–")));
        cards.clear();
        pane.getChildren().clear();
        if (runs.size() != found.size()) {
            return;
        }
        for (int i = 0; i < runs.size(); i++) {
            StackPane place = new StackPane();
            place.setPrefSize(WIDTH, HEIGHT);
            String id = "compare-histogram-" + i;
            ChartSlot slot = new ChartSlot(ui, worker, group, place, id);
            LineModel model = new LineModel();
            cards.add(new Card(slot, model, found.get(i), new SeriesLook(colors.get(i), Dash.FULL, false)));
            slot.show(model, spec(runs.get(i).info().name()));
            pane.getChildren().add(place);
        }
        last = found.stream().mapToLong(LayerHistograms::lastStep).max().orElse(0);
        turn();
    }

    private static ChartSpec spec(String name) {
        return new ChartSpec(name, Texts.get("compare.histogram.x"), Texts.get("compare.histogram.y"));
    }

    /** Draws them at the step that the slider says. */
    void turn() {
        long step = Math.round(slider.getValue() * last);
        text.setText(Numbers.count(step));
        List<Optional<Histogram>> at =
                cards.stream().map(card -> card.histograms().nearest(step)).toList();
        double low = at.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Histogram::min)
                .min()
                .orElse(0);
        double high = at.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Histogram::max)
                .max()
                .orElse(1);
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            at.get(i)
                    .ifPresent(histogram -> LayerHistograms.outline(
                            histogram,
                            Texts.get("compare.histogram.step", Numbers.count(histogram.step())),
                            card.look(),
                            low,
                            high,
                            card.model()));
        }
    }
}
