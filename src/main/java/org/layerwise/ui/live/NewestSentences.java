package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.fx.Texts;

/** What charts of several layers or figures show at their newest step, each in one sentence; empty while there is nothing. */
public final class NewestSentences {
    private record Value(String name, double value) {}

    private NewestSentences() {}

    /** Which layer has the largest value now, and which the smallest. */
    public static String layers(GridModel model) {
        double[] latest = model.latest();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < latest.length; i++) {
            add(values, model.rows().get(i), latest[i]);
        }
        return extremes("chart.says.layers", values);
    }

    /** Which layer's values are spread most now, and which least. */
    public static String spread(BandModel model) {
        List<Value> values = new ArrayList<>();
        for (Series series : model.series().ownShown()) {
            if (series.size() > 0) {
                int end = series.size() - 1;
                add(values, series.name, (series.upper.value(end) - series.lower.value(end)) / 2);
            }
        }
        return extremes("chart.says.spread", values);
    }

    /**
     * The newest value of one line, with the lowest and the highest it had; or of several lines the largest and the
     * smallest of the newest values.
     */
    public static String lines(LineModel model) {
        List<Series> shown = model.series().ownShown();
        if (shown.size() == 1) {
            return one(shown.getFirst());
        }
        List<Value> values = new ArrayList<>();
        for (Series series : shown) {
            if (series.size() > 0) {
                add(values, series.name, series.last());
            }
        }
        return extremes("chart.says.lines", values);
    }

    private static String one(Series series) {
        double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        series.middle.extremes(0, series.size(), extremes);
        double low = extremes[0];
        double high = extremes[1];
        if (low > high || !Double.isFinite(series.last())) {
            return "";
        }
        String last = ChartNumbers.readOut(series.last());
        return low == high
                ? Texts.get("chart.says.constant", last)
                : Texts.get("chart.says.one", last, ChartNumbers.readOut(low), ChartNumbers.readOut(high));
    }

    private static void add(List<Value> values, String name, double value) {
        if (Double.isFinite(value)) {
            values.add(new Value(name, value));
        }
    }

    private static String extremes(String key, List<Value> values) {
        if (values.isEmpty()) {
            return "";
        }
        Value least = values.getFirst();
        Value most = values.getFirst();
        for (Value value : values) {
            least = value.value() < least.value() ? value : least;
            most = value.value() > most.value() ? value : most;
        }
        if (values.size() == 1) {
            return Texts.get(key + ".one", most.name(), ChartNumbers.readOut(most.value()));
        }
        return least.value() == most.value()
                ? Texts.get(key + ".equal", values.size(), ChartNumbers.readOut(most.value()))
                : Texts.get(
                        key,
                        most.name(),
                        ChartNumbers.readOut(most.value()),
                        least.name(),
                        ChartNumbers.readOut(least.value()));
    }
}
