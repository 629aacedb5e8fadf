package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.chart.model.StepUnits;
import org.layerwise.ui.fx.Texts;

/** What charts show now, each in one sentence, computed from what is in them; empty while there is nothing to say. */
public final class ChartSentences {
    /** Epochs without an improvement that are worth a word. */
    private static final int PATIENCE = 3;

    /** Points at each end of a line whose geometric mean is compared. */
    private static final int MOST_AT_END = 20;

    private static final double SAME = 2;
    private static final double TELLING = 3;
    private static final double FEW = 0.01;

    /** So many times larger in one layer than in another is worth a word. */
    private static final double FAR = 100;

    private ChartSentences() {}

    /**
     * Figures of whole epochs.
     *
     * @param name of the figure: {@code loss}
     * @param series of the rows that count: those of validation where there are some
     * @param validation whether they are
     * @param lowest whether lower is better
     */
    public static String epochs(String name, Series series, boolean validation, boolean lowest, StepUnits units) {
        int size = series.size();
        int best = -1;
        for (int i = 0; i < size; i++) {
            double value = series.middle.value(i);
            if (Double.isFinite(value) && (best < 0 || isBetter(value, series.middle.value(best), lowest))) {
                best = i;
            }
        }
        if (best < 0) {
            return "";
        }
        String figure = Texts.get(validation ? "chart.says.validation" : "chart.says.training", name);
        String value = ChartNumbers.readOut(series.middle.value(best));
        String epoch = ChartNumbers.readOut(Math.rint(units.of(series.steps.get(best), StepUnit.EPOCH)));
        int since = size - 1 - best;
        String extreme = Texts.get(lowest ? "chart.says.lowest" : "chart.says.highest");
        if (since >= PATIENCE) {
            return Texts.get("chart.says.stalled", figure, since, extreme, value, epoch);
        }
        return series.middle.value(size - 1) == series.middle.value(best)
                ? Texts.get("chart.says.at-best", figure, extreme, value, epoch)
                : Texts.get("chart.says.near-best", figure, series.reading(size - 1), extreme, value, epoch);
    }

    private static boolean isBetter(double value, double than, boolean lowest) {
        return lowest ? value < than : value > than;
    }

    /** The change of one line between its ends, in folds: above 1 it grew. */
    private record Change(Series series, double fold) {
        double size() {
            return Math.max(fold, 1 / fold);
        }
    }

    /**
     * How the lines of layers changed: the one that changed most beside the one that changed least.
     *
     * @param name of what is shown: {@code Gradient norm}
     */
    public static String changes(String name, List<Series> lines) {
        Change most = null;
        Change least = null;
        for (Series line : lines) {
            Change change = change(line);
            if (change != null) {
                most = most == null || change.size() > most.size() ? change : most;
                least = least == null || change.size() < least.size() ? change : least;
            }
        }
        if (most == null || least == null) {
            return "";
        }
        Series of = most.series();
        double steps = of.steps.get(of.size() - 1) - of.steps.get(0);
        String span = ChartNumbers.readOut(steps);
        if (most.size() < TELLING) {
            Apart apart = apart(lines);
            if (apart != null) {
                return Texts.get(
                        "chart.says.apart", name, apart.smallest().name, folds(apart.fold()), apart.largest().name);
            }
            return Texts.get("chart.says.steady", name, span, folds(most.size()));
        }
        String key = most.fold() < 1 ? "chart.says.fell" : "chart.says.rose";
        String text = Texts.get(key, name, of.name, folds(most.size()), span);
        return least.size() < SAME && !least.equals(most)
                ? Texts.get("chart.says.while", text, least.series().name)
                : Texts.get("chart.says.end", text);
    }

    /** Two lines that are far from each other. */
    private record Apart(Series smallest, Series largest, double fold) {}

    /** The lines with the smallest and the largest newest values, where these differ a lot. */
    private static @Nullable Apart apart(List<Series> lines) {
        Series smallest = null;
        Series largest = null;
        for (Series line : lines) {
            double value = recent(line);
            if (value > 0) {
                smallest = smallest == null || value < recent(smallest) ? line : smallest;
                largest = largest == null || value > recent(largest) ? line : largest;
            }
        }
        if (smallest == null || largest == null) {
            return null;
        }
        double fold = recent(largest) / recent(smallest);
        return fold >= FAR ? new Apart(smallest, largest, fold) : null;
    }

    private static @Nullable Change change(Series line) {
        int size = line.size();
        int count = Math.min(MOST_AT_END, size / 4);
        if (count == 0) {
            return null;
        }
        double fold = Math.exp(logarithm(line, size - count, size) - logarithm(line, 0, count));
        return Double.isFinite(fold) && fold > 0 ? new Change(line, fold) : null;
    }

    /** The mean of the logarithms of what is positive. */
    private static double logarithm(Series line, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            double value = line.middle.value(i);
            if (value > 0 && Double.isFinite(value)) {
                sum += Math.log(value);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static String folds(double fold) {
        return ChartNumbers.readOut(Double.parseDouble(String.format(Locale.ROOT, "%.2g", fold)));
    }

    /** Which lines are out of the range where values ought to lie. */
    public static String range(LineModel model) {
        ReferenceBand band = model.series().guide();
        List<Series> lines = model.series().ownShown();
        List<String> low = new ArrayList<>();
        List<String> high = new ArrayList<>();
        int counted = 0;
        for (Series line : lines) {
            double value = recent(line);
            if (band != null && !Double.isNaN(value)) {
                counted++;
                if (value < band.low()) {
                    low.add(line.name);
                } else if (value > band.high()) {
                    high.add(line.name);
                }
            }
        }
        if (counted == 0) {
            return "";
        }
        if (low.isEmpty() && high.isEmpty()) {
            return Texts.get("chart.says.in-range", counted);
        }
        List<String> parts = new ArrayList<>();
        if (!high.isEmpty()) {
            parts.add(Texts.get("chart.says.too-large", names(high)));
        }
        if (!low.isEmpty()) {
            parts.add(Texts.get("chart.says.too-small", names(low)));
        }
        return Texts.get("chart.says.out-of-range", String.join("; ", parts));
    }

    /** The geometric mean of its last points; NaN without any. */
    private static double recent(Series line) {
        int size = line.size();
        return Math.exp(logarithm(line, Math.max(0, size - MOST_AT_END), size));
    }

    private static String names(List<String> all) {
        return all.size() <= 3
                ? String.join(", ", all)
                : Texts.get("chart.says.more", String.join(", ", all.subList(0, 2)), all.size() - 2);
    }

    /**
     * What is wrong with the outputs of layers: the largest share of dead units, or else of saturated ones.
     *
     * @param newest values of the newest step
     */
    public static String outputs(List<WatchedLayer> layers, double[] newest) {
        if (newest.length == 0) {
            return "";
        }
        WatchedLayer dead = worst(layers, newest, true);
        if (dead != null) {
            return Texts.get("chart.says.dead", dead.id(), percent(newest[dead.dead()]));
        }
        WatchedLayer saturated = worst(layers, newest, false);
        if (saturated != null) {
            return Texts.get("chart.says.saturated", saturated.id(), percent(newest[saturated.saturated()]));
        }
        return Texts.get("chart.says.alive");
    }

    private static @Nullable WatchedLayer worst(List<WatchedLayer> layers, double[] newest, boolean dead) {
        WatchedLayer worst = null;
        double most = FEW;
        for (WatchedLayer layer : layers) {
            int place = dead ? layer.dead() : layer.saturated();
            if (place >= 0 && newest[place] >= most) {
                most = newest[place];
                worst = layer;
            }
        }
        return worst;
    }

    private static String percent(double share) {
        return ChartNumbers.readOut(Math.rint(100 * share));
    }

    /** Where the middle half of a layer's outputs is, in the newest histogram. */
    public static String histogram(HeatModel model) {
        List<HeatModel.Column> columns = model.columns();
        if (columns.isEmpty() || columns.getLast().total() == 0) {
            return "";
        }
        HeatModel.Column last = columns.getLast();
        return Texts.get(
                "chart.says.histogram",
                ChartNumbers.readOut(quantile(last, 0.25)),
                ChartNumbers.readOut(quantile(last, 0.75)),
                ChartNumbers.readOut(last.min()),
                ChartNumbers.readOut(last.max()));
    }

    private static double quantile(HeatModel.Column column, double share) {
        double wanted = share * column.total();
        double width = (column.max() - column.min()) / column.counts().length;
        double sum = 0;
        for (int bin = 0; bin < column.counts().length; bin++) {
            double count = column.counts()[bin];
            if (sum + count >= wanted && count > 0) {
                double at = column.min() + (bin + (wanted - sum) / count) * width;
                return Double.parseDouble(String.format(Locale.ROOT, "%.3g", at));
            }
            sum += count;
        }
        return column.max();
    }
}
