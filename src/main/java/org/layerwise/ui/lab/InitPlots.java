package org.layerwise.ui.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.layerwise.lab.init.InitComparison;
import org.layerwise.lab.init.InitResult;
import org.layerwise.lab.init.LayerFigures;
import org.layerwise.lab.init.TrainedFigures;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.CurvePlot.Line;
import org.layerwise.ui.chart.plot.CurvePlot.Look;
import org.layerwise.ui.chart.plot.HistogramsPlot;
import org.layerwise.ui.chart.plot.HistogramsPlot.Panel;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.PlotSheet;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The figures of a comparison of initializations: by layer, and a histogram of each layer. */
public final class InitPlots {
    /** Deviations that differ by more than this factor need a logarithmic axis. */
    private static final double WIDE = 30;

    /** Smaller values are left out of a logarithmic axis: nothing arrives there. */
    private static final double NOTHING = 1e-30;

    /** Variants whose histograms fit on a sheet. */
    private static final int MOST_HISTOGRAMS = 6;

    private static final double AIR = 0.06;

    private InitPlots() {}

    /** Which state of the network is drawn. */
    enum Moment {
        /** Before the first update. */
        START,
        /** After the updates that were asked for. */
        TRAINED
    }

    /** All figures on one sheet. */
    public static PlotSheet sheet(InitComparison comparison) {
        List<StaticPlot> plots = new ArrayList<>(List.of(
                deviations(comparison, Moment.START),
                gradients(comparison, Moment.START),
                means(comparison, Moment.START),
                stuck(comparison, Moment.START)));
        comparison.results().stream()
                .limit(MOST_HISTOGRAMS)
                .map(result -> histograms(result, Moment.START))
                .forEach(plots::add);
        return new PlotSheet(Texts.get("lab.init.sheet"), 2, plots);
    }

    static List<LayerFigures> layers(InitResult result, Moment moment) {
        TrainedFigures trained = result.trained();
        return moment == Moment.TRAINED && trained != null ? trained.layers() : result.layers();
    }

    /** The standard deviation by layer, with the theory. */
    static CurvePlot deviations(InitComparison comparison, Moment moment) {
        List<Line> lines = lines(comparison, moment, LayerFigures::std);
        boolean named = false;
        for (int i = 0; i < comparison.results().size(); i++) {
            List<LayerFigures> layers = comparison.results().get(i).layers();
            double[] theory = layers.stream().mapToDouble(LayerFigures::theory).toArray();
            if (DoubleStream.of(theory).anyMatch(Double::isFinite)) {
                String name = named ? "" : Texts.get("lab.init.theory");
                lines.add(new Line(name, places(theory.length), theory, i, Look.EXPECTED));
                named = true;
            }
        }
        return plot("lab.init.deviations", "lab.init.deviation", lines, isWide(lines));
    }

    /** The standard deviation of the gradient by layer. */
    static CurvePlot gradients(InitComparison comparison, Moment moment) {
        return plot(
                "lab.init.gradients", "lab.init.gradient", lines(comparison, moment, LayerFigures::gradientStd), true);
    }

    /** The mean by layer. */
    static CurvePlot means(InitComparison comparison, Moment moment) {
        return plot("lab.init.means", "lab.init.mean", lines(comparison, moment, LayerFigures::mean), false);
    }

    /** The share that is saturated or dead by layer. */
    static CurvePlot stuck(InitComparison comparison, Moment moment) {
        return plot(
                "lab.init.stuck",
                "lab.init.share",
                lines(comparison, moment, layer -> Double.isNaN(layer.saturated()) ? layer.dead() : layer.saturated()),
                false);
    }

    /** A histogram of each layer. */
    static HistogramsPlot histograms(InitResult result, Moment moment) {
        List<LayerFigures> layers = layers(result, moment);
        double[] edges = layers.stream()
                .flatMapToDouble(layer -> DoubleStream.of(layer.low(), layer.high()))
                .toArray();
        return new HistogramsPlot(
                Texts.get("lab.init.histograms", result.variant().name()),
                Texts.get("lab.init.output"),
                IntStream.range(0, layers.size())
                        .mapToObj(i -> panel(i + 1, layers.get(i)))
                        .toList(),
                PlotRange.of(edges));
    }

    private static Panel panel(int number, LayerFigures layer) {
        return new Panel(
                Texts.get("lab.init.panel", number),
                Texts.get("lab.init.sigma", Numbers.measure(layer.std())),
                layer.counts(),
                layer.low(),
                layer.high());
    }

    private static List<Line> lines(InitComparison comparison, Moment moment, ToDoubleFunction<LayerFigures> figure) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < comparison.results().size(); i++) {
            InitResult result = comparison.results().get(i);
            double[] values =
                    layers(result, moment).stream().mapToDouble(figure).toArray();
            lines.add(new Line(result.variant().name(), places(values.length), values, i, Look.MARKED));
        }
        return lines;
    }

    private static double[] places(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    private static double[] values(List<Line> lines) {
        return lines.stream().flatMapToDouble(line -> DoubleStream.of(line.y())).toArray();
    }

    private static boolean isWide(List<Line> lines) {
        double[] positive = DoubleStream.of(values(lines))
                .filter(value -> Double.isFinite(value) && value > NOTHING)
                .toArray();
        return positive.length > 0
                && DoubleStream.of(positive).max().orElseThrow()
                        > WIDE * DoubleStream.of(positive).min().orElseThrow();
    }

    private static CurvePlot plot(String title, String yLabel, List<Line> lines, boolean logarithmic) {
        int most = lines.stream().mapToInt(line -> line.x().length).max().orElse(1);
        return new CurvePlot(
                Texts.get(title),
                Texts.get("lab.init.layer"),
                Texts.get(yLabel),
                lines,
                new PlotRange(-0.4, most - 0.6),
                logarithmic ? decades(values(lines)) : fromZero(values(lines)),
                IntStream.rangeClosed(1, most).mapToObj(Integer::toString).toList(),
                false,
                List.of(),
                logarithmic);
    }

    /** All values with 0. */
    private static PlotRange fromZero(double... values) {
        double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
        double low = Math.min(0, DoubleStream.of(finite).min().orElse(0));
        double high = Math.max(0, DoubleStream.of(finite).max().orElse(1));
        double air = AIR * (high - low > 0 ? high - low : 1);
        return new PlotRange(low < 0 ? low - air : 0, high + air);
    }

    /** All positive values, a little air at both ends. */
    private static PlotRange decades(double... values) {
        double[] positive = DoubleStream.of(values)
                .filter(value -> Double.isFinite(value) && value > NOTHING)
                .toArray();
        if (positive.length == 0) {
            return new PlotRange(0.1, 10);
        }
        double low = DoubleStream.of(positive).min().orElseThrow();
        double high = DoubleStream.of(positive).max().orElseThrow();
        return new PlotRange(low / 1.5, high * 1.5);
    }
}
