package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.layerwise.outcome.CalibrationCurve;
import org.layerwise.outcome.OneAgainstRest;
import org.layerwise.outcome.Outcome;
import org.layerwise.outcome.PrecisionRecallCurve;
import org.layerwise.outcome.Residuals;
import org.layerwise.outcome.RocCurve;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.CurvePlot.Line;
import org.layerwise.ui.chart.plot.CurvePlot.Look;
import org.layerwise.ui.chart.plot.MatrixPlot;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.ScatterPlot;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The charts of an outcome. */
final class OutcomePlots {
    /** Classes that have a curve of their own; of more, those with the smallest areas. */
    static final int CURVES = 8;

    /** Rows and columns of a confusion matrix; of more classes, those with the most wrong rows. */
    static final int CONFUSED = 40;

    /** Points of a scatter plot; of more rows, evenly chosen ones. */
    static final int POINTS = 5_000;

    private static final int BINS = 10;
    private static final int BARS = 30;
    private static final double[] SHARES = {0, 1};

    private OutcomePlots() {}

    /** Classes, in the order of the matrix of {@link #confusion}. */
    static int[] confused(Outcome.Classes outcome) {
        int count = outcome.classes().size();
        if (count <= CONFUSED) {
            return IntStream.range(0, count).toArray();
        }
        long[] wrong = new long[count];
        for (int i = 0; i < outcome.rows().length; i++) {
            int actual = outcome.actual()[i];
            int predicted = outcome.predicted(i);
            if (actual >= 0 && actual != predicted) {
                wrong[actual]++;
                wrong[predicted]++;
            }
        }
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong((Integer k) -> -wrong[k]))
                .limit(CONFUSED)
                .sorted()
                .mapToInt(k -> k)
                .toArray();
    }

    static MatrixPlot confusion(Outcome.Classes outcome) {
        int[] shown = confused(outcome);
        long[][] counts = new long[shown.length][shown.length];
        long[] total = new long[shown.length];
        int[] place = new int[outcome.classes().size()];
        Arrays.fill(place, -1);
        for (int k = 0; k < shown.length; k++) {
            place[shown[k]] = k;
        }
        long right = 0;
        long rows = 0;
        for (int i = 0; i < outcome.rows().length; i++) {
            int actual = outcome.actual()[i];
            if (actual < 0) {
                continue;
            }
            int predicted = outcome.predicted(i);
            rows++;
            right += actual == predicted ? 1 : 0;
            if (place[actual] >= 0) {
                total[place[actual]]++;
                if (place[predicted] >= 0) {
                    counts[place[actual]][place[predicted]]++;
                }
            }
        }
        List<List<Double>> shares = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int k = 0; k < shown.length; k++) {
            double of = Math.max(1, total[k]);
            shares.add(Arrays.stream(counts[k]).mapToObj(n -> n / of).toList());
            texts.add(Arrays.stream(counts[k]).mapToObj(Numbers::count).toList());
        }
        String title = Texts.get(
                shown.length < outcome.classes().size() ? "outcome.confusion.some" : "outcome.confusion",
                Numbers.count(right),
                Numbers.count(rows),
                shown.length);
        return new MatrixPlot(
                title,
                Texts.get("outcome.confusion.legend"),
                Arrays.stream(shown).mapToObj(outcome.classes()::get).toList(),
                shares,
                false,
                Texts.get("outcome.actual"),
                Texts.get("outcome.predicted"),
                texts);
    }

    /** ROC, precision–recall and calibration; those that have figures. */
    static List<StaticPlot> curves(Outcome.Classes outcome) {
        List<OneAgainstRest> each = outcome.each();
        List<StaticPlot> plots = new ArrayList<>();
        roc(each).ifPresent(plots::add);
        precisionRecall(each).ifPresent(plots::add);
        calibration(each).ifPresent(plots::add);
        return plots;
    }

    /** A curve with what it is sorted by. */
    private record Rated(int index, double figure, double[] x, double[] y) {}

    private static List<Line> lines(List<OneAgainstRest> each, List<Rated> curves, Look look) {
        List<Line> lines = new ArrayList<>();
        curves.stream()
                .sorted(Comparator.comparingDouble(Rated::figure))
                .limit(CURVES)
                .sorted(Comparator.comparingInt(Rated::index))
                .forEach(curve -> lines.add(new Line(
                        Texts.get("outcome.curve", each.get(curve.index()).name(), Numbers.number(curve.figure())),
                        curve.x(),
                        curve.y(),
                        curve.index(),
                        look)));
        return lines;
    }

    private static double mean(List<Rated> curves) {
        return curves.stream().mapToDouble(Rated::figure).average().orElse(Double.NaN);
    }

    private static Line reference(double... y) {
        return new Line("", SHARES, y, 0, Look.REFERENCE);
    }

    private static Optional<StaticPlot> roc(List<OneAgainstRest> each) {
        List<Rated> curves = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            Optional<RocCurve> curve = each.get(i).roc();
            if (curve.isPresent()) {
                RocCurve roc = curve.get();
                curves.add(new Rated(i, roc.area(), roc.falsePositiveRate(), roc.truePositiveRate()));
            }
        }
        return shares(
                "outcome.roc", "outcome.roc.x", "outcome.roc.y", lines(each, curves, Look.LINE), mean(curves), 0, 1);
    }

    private static Optional<StaticPlot> precisionRecall(List<OneAgainstRest> each) {
        List<Rated> curves = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            Optional<PrecisionRecallCurve> curve = each.get(i).precisionRecall();
            if (curve.isPresent()) {
                PrecisionRecallCurve found = curve.get();
                curves.add(new Rated(i, found.averagePrecision(), found.recall(), found.precision()));
            }
        }
        double chance = each.size() == 1
                ? (double) IntStream.range(0, each.getFirst().positive().length)
                                .filter(i -> each.getFirst().positive()[i])
                                .count()
                        / Math.max(1, each.getFirst().positive().length)
                : Double.NaN;
        return shares(
                "outcome.pr",
                "outcome.pr.x",
                "outcome.pr.y",
                lines(each, curves, Look.LINE),
                mean(curves),
                chance,
                chance);
    }

    private static Optional<StaticPlot> calibration(List<OneAgainstRest> each) {
        List<Rated> curves = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            Optional<CalibrationCurve> curve = each.get(i).calibration(BINS, CalibrationCurve.Spacing.UNIFORM);
            if (curve.isPresent()) {
                List<CalibrationCurve.Bin> bins = curve.get().bins();
                curves.add(new Rated(
                        i,
                        curve.get().expectedError(),
                        bins.stream()
                                .mapToDouble(CalibrationCurve.Bin::predicted)
                                .toArray(),
                        bins.stream()
                                .mapToDouble(CalibrationCurve.Bin::observed)
                                .toArray()));
            }
        }
        return shares(
                "outcome.calibration",
                "outcome.calibration.x",
                "outcome.calibration.y",
                lines(each, curves, Look.MARKED),
                mean(curves),
                0,
                1);
    }

    /** Curves of shares over shares; none without a curve. The reference goes from one share to the other, where they are known. */
    private static Optional<StaticPlot> shares(
            String key, String x, String y, List<Line> lines, double mean, double from, double to) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> all = new ArrayList<>();
        if (!Double.isNaN(from)) {
            all.add(reference(from, to));
        }
        all.addAll(lines);
        return Optional.of(new CurvePlot(
                Texts.get(key, Numbers.number(mean)),
                Texts.get(x),
                Texts.get(y),
                all,
                PlotRange.SHARE,
                PlotRange.SHARE,
                List.of()));
    }

    /** Predicted over true, residuals over predicted, and how residuals are spread. */
    static List<StaticPlot> numbers(Outcome.Numbers outcome) {
        Residuals residuals = outcome.residuals();
        return List.of(predictedOverTrue(outcome), overPredicted(outcome), spread(residuals));
    }

    private static int[] points(Residuals residuals) {
        int size = residuals.size();
        int stride = Math.max(1, Math.ceilDiv(size, POINTS));
        return IntStream.iterate(0, i -> i < size, i -> i + stride).toArray();
    }

    private static String name(Residuals residuals, int i) {
        return Texts.get(
                "outcome.point",
                Numbers.count(residuals.rows()[i] + 1L),
                Numbers.result(residuals.actual()[i]),
                Numbers.result(residuals.predicted()[i]));
    }

    private static ScatterPlot predictedOverTrue(Outcome.Numbers outcome) {
        Residuals residuals = outcome.residuals();
        PlotRange range = PlotRange.of(residuals.actual());
        return new ScatterPlot(
                Texts.get("outcome.scatter", outcome.target()),
                Texts.get("outcome.scatter.x"),
                Texts.get("outcome.scatter.y"),
                List.of(),
                Arrays.stream(points(residuals))
                        .mapToObj(i -> new ScatterPlot.Point(
                                residuals.actual()[i], residuals.predicted()[i], 0, name(residuals, i), i))
                        .toList(),
                new ScatterPlot.Guide(range.from(), range.from(), range.to(), range.to()));
    }

    private static ScatterPlot overPredicted(Outcome.Numbers outcome) {
        Residuals residuals = outcome.residuals();
        PlotRange range = PlotRange.of(residuals.predicted());
        return new ScatterPlot(
                Texts.get("outcome.residuals"),
                Texts.get("outcome.scatter.y"),
                Texts.get("outcome.residuals.y"),
                List.of(),
                Arrays.stream(points(residuals))
                        .mapToObj(i -> new ScatterPlot.Point(
                                residuals.predicted()[i], residuals.residual(i), 0, name(residuals, i), i))
                        .toList(),
                new ScatterPlot.Guide(range.from(), 0, range.to(), 0));
    }

    private static CurvePlot spread(Residuals residuals) {
        double[] all = IntStream.range(0, residuals.size())
                .mapToDouble(residuals::residual)
                .filter(Double::isFinite)
                .toArray();
        double min = Arrays.stream(all).min().orElse(0);
        double max = Arrays.stream(all).max().orElse(0);
        if (!(max > min)) {
            min -= 0.5;
            max += 0.5;
        }
        double width = (max - min) / BARS;
        double[] x = new double[BARS];
        double[] y = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            x[i] = min + (i + 0.5) * width;
        }
        for (double value : all) {
            y[Math.clamp((int) ((value - min) / width), 0, BARS - 1)]++;
        }
        double most = Arrays.stream(y).max().orElse(0);
        return new CurvePlot(
                Texts.get("outcome.spread", Numbers.number(residuals.bias())),
                Texts.get(
                        "outcome.spread.x",
                        Numbers.number(residuals.quantile(0.05)),
                        Numbers.number(residuals.quantile(0.95))),
                Texts.get("outcome.spread.y"),
                List.of(new Line("", x, y, 0, Look.BARS)),
                new PlotRange(min - width / 2, max + width / 2),
                new PlotRange(0, Math.max(1, 1.06 * most)),
                List.of());
    }
}
