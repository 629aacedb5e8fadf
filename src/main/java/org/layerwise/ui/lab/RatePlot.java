package org.layerwise.ui.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.layerwise.lab.rate.RateRamp;
import org.layerwise.lab.rate.RateRangeTest;
import org.layerwise.lab.rate.RateSuggestions;
import org.layerwise.lab.rate.RateTrace;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.CurvePlot.Line;
import org.layerwise.ui.chart.plot.CurvePlot.Look;
import org.layerwise.ui.chart.plot.CurvePlot.Mark;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The chart of a range test: the mean curve, the seeds as a band, what is suggested as marks. */
public final class RatePlot {
    private static final double AIR = 0.08;

    private RatePlot() {}

    /** Draws a test. */
    public static CurvePlot of(RateRangeTest test) {
        List<Line> lines = new ArrayList<>();
        int length = test.rates().length;
        double[][] seeds = test.traces().stream().map(RateTrace::smoothed).toArray(double[][]::new);
        if (seeds.length > 1 && length > 0) {
            lines.add(band(test, seeds));
        }
        lines.add(new Line(Texts.get("lab.rate.batches"), test.rates(), test.losses(), 0, Look.FAINT));
        String name = seeds.length > 1 ? Texts.get("lab.rate.mean", seeds.length) : Texts.get("lab.rate.smoothed");
        lines.add(new Line(name, test.rates(), test.smoothed(), 0, Look.LINE));
        List<Mark> marks = new ArrayList<>();
        test.suggestions().ifPresent(found -> marks.addAll(marks(found)));
        if (!Double.isNaN(test.divergesAt())) {
            marks.add(new Mark(Texts.get("lab.rate.diverges"), test.divergesAt(), 3));
        }
        RateRamp ramp = test.ramp();
        return new CurvePlot(
                Texts.get("lab.rate.title"),
                Texts.get("lab.rate.x"),
                Texts.get("lab.rate.y"),
                lines,
                new PlotRange(ramp.from(), ramp.to()),
                range(test.smoothed(), seeds),
                List.of(),
                ramp.shape() == RateRamp.Shape.EXPONENTIAL,
                marks);
    }

    private static List<Mark> marks(RateSuggestions found) {
        return List.of(
                new Mark(Texts.get("lab.rate.steepest", Numbers.measure(found.steepest())), found.steepest(), 1),
                new Mark(Texts.get("lab.rate.valley", Numbers.measure(found.valley())), found.valley(), 2),
                new Mark(
                        Texts.get("lab.rate.minimum", Numbers.measure(found.minimumTenth())), found.minimumTenth(), 6));
    }

    /** Between the smallest and the largest of the seeds' smoothed losses. */
    private static Line band(RateRangeTest test, double[]... seeds) {
        int length = test.rates().length;
        double[] x = new double[2 * length];
        double[] y = new double[2 * length];
        for (int i = 0; i < length; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] seed : seeds) {
                low = Math.min(low, seed[i]);
                high = Math.max(high, seed[i]);
            }
            x[i] = test.rates()[i];
            y[i] = high;
            x[2 * length - 1 - i] = test.rates()[i];
            y[2 * length - 1 - i] = low;
        }
        return new Line("", x, y, 0, Look.BAND);
    }

    /** All smoothed losses up to twice the first; divergence goes out of the picture. */
    private static PlotRange range(double[] smoothed, double[]... seeds) {
        double first = smoothed.length == 0 ? 1 : smoothed[0];
        double[] kept = DoubleStream.concat(
                        DoubleStream.of(smoothed), Arrays.stream(seeds).flatMapToDouble(DoubleStream::of))
                .filter(loss -> Double.isFinite(loss) && Math.abs(loss) <= 2 * Math.abs(first))
                .toArray();
        PlotRange all = PlotRange.of(kept);
        double air = AIR * (all.to() - all.from());
        return new PlotRange(all.from() - air, all.to() + air);
    }
}
