package org.layerwise.ui.chart.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.telemetry.MinMaxPyramid;
import org.layerwise.ui.chart.draw.PixelColumns;
import org.layerwise.ui.chart.draw.Polyline;

/** What is computed of one series: running means, ranges, gaps. */
class SeriesTest {
    private static final ChartOptions EVEN = ChartOptions.of(new ChartSpec("", "step", "value"));

    private static LineModel of(double... values) {
        LineModel model = new LineModel();
        for (int i = 0; i < values.length; i++) {
            model.append("loss", i + 1, values[i]);
        }
        return model;
    }

    private static double[] smoothed(Series series, double weight) {
        MinMaxPyramid values = series.smoothed(weight);
        return IntStream.range(0, series.size()).mapToDouble(values::value).toArray();
    }

    @Test
    void theRunningMeanIsDebiased() {
        // By hand, w = 0.5: s = 0.5, 1.25, 2.125, divided by 1 - w^n = 0.5, 0.75, 0.875.
        Series series = of(1, 2, 3).series().shown().getFirst();
        assertArrayEquals(new double[] {1, 1.25 / 0.75, 2.125 / 0.875}, smoothed(series, 0.5), 1e-15);
        // By hand, w = 0.9: s = 0.1, 0.29, divided by 0.1, 0.19.
        assertArrayEquals(
                new double[] {1, 0.29 / 0.19, (0.9 * 0.29 + 0.3) / (1 - 0.729)}, smoothed(series, 0.9), 1e-15);
        Series constant = of(4, 4, 4, 4).series().shown().getFirst();
        assertArrayEquals(new double[] {4, 4, 4, 4}, smoothed(constant, 0.99), 1e-12);
    }

    @Test
    void theRunningMeanPassesOverWhatIsNotFiniteAndGoesOn() {
        LineModel model = of(1, Double.NaN, 2);
        Series series = model.series().shown().getFirst();
        assertArrayEquals(new double[] {1, Double.NaN, 1.25 / 0.75}, smoothed(series, 0.5), 1e-15);
        model.append("loss", 4, 3);
        assertEquals(2.125 / 0.875, smoothed(series, 0.5)[3], 1e-15);
    }

    @Test
    void theRunningMeanOfTenMillionPointsIsCarriedOn() {
        LineModel model = new LineModel();
        int points = 10_000_000;
        for (int step = 0; step < points; step++) {
            model.append("loss", step, step % 7);
        }
        Series series = model.series().shown().getFirst();
        MinMaxPyramid first = series.smoothed(0.9);
        model.append("loss", points, 3);
        long start = Ticker.SYSTEM.nanos();
        MinMaxPyramid again = series.smoothed(0.9);
        long nanos = Ticker.SYSTEM.nanos() - start;
        assertEquals(first, again, "it is not begun anew");
        assertEquals(points + 1, again.size());
        assertTrue(nanos < Duration.ofMillis(5).toNanos(), "carried on in " + nanos + " ns");
    }

    @Test
    void outliersAreLeftOutOfTheRangeOfEachSeries() {
        RandomStream random = new RandomStream(3);
        LineModel model = new LineModel();
        for (int step = 0; step < 4_000; step++) {
            model.append("low", step, step == 1_234 ? 1e6 : 1 + 0.1 * random.nextGaussian());
            model.append("high", step, step == 2_345 ? -1e6 : 100 + 0.1 * random.nextGaussian());
        }
        Extent all = Extent.of(model, ChartViewport.ALL, EVEN, StepAxis.STEPS);
        assertTrue(all.yMax() > 1e6 && all.yMin() < -1e6);
        Extent most = Extent.of(model, ChartViewport.ALL, EVEN.withClipOutliers(true), StepAxis.STEPS);
        assertTrue(most.yMin() > -20 && most.yMin() < 1, "the lower series is in view: " + most);
        assertTrue(most.yMax() > 100 && most.yMax() < 120, "so is the upper one: " + most);
    }

    @Test
    void valuesWithoutOutliersKeepTheirRange() {
        LineModel model = of(IntStream.range(0, 500).asDoubleStream().toArray());
        assertEquals(
                Extent.of(model, ChartViewport.ALL, EVEN, StepAxis.STEPS),
                Extent.of(model, ChartViewport.ALL, EVEN.withClipOutliers(true), StepAxis.STEPS));
    }

    @Test
    void noLineGoesOverAGap() {
        LineModel model = new LineModel();
        for (int step = 1; step <= 3; step++) {
            model.append("loss", step, step);
        }
        model.gap(0);
        model.append("loss", 9, 9);
        Series series = model.series().shown().getFirst();
        Polyline line =
                Polyline.of(series, series.middle, 4, PixelColumns.of(StepAxis.STEPS, 1, 9, 100), AxisScale.LINEAR);
        assertEquals(
                List.of(1.0, 2.0, 3.0, Double.NaN, 9.0),
                Arrays.stream(line.y, 0, line.count).boxed().toList());
    }

    @Test
    void aWideGapIsSeenAmongManyPointsAndANarrowOneIsNot() {
        LineModel wide = new LineModel();
        LineModel narrow = new LineModel();
        for (int step = 0; step < 100_000; step++) {
            if (step == 50_000) {
                narrow.gap(0);
                wide.gap(0);
            }
            narrow.append("loss", step < 50_000 ? step : step + 20, 1);
            wide.append("loss", step < 50_000 ? step : step + 20_000, 1);
        }
        assertEquals(1, breaks(wide, 120_000));
        assertEquals(0, breaks(narrow, 100_000));
    }

    private static int breaks(LineModel model, double to) {
        Series series = model.series().shown().getFirst();
        PixelColumns columns = PixelColumns.of(StepAxis.STEPS, 0, to, 300);
        Polyline line = Polyline.of(series, series.middle, series.size(), columns, AxisScale.LINEAR);
        return (int) Arrays.stream(line.y, 0, line.count).filter(Double::isNaN).count();
    }

    @Test
    void pointsOfTheRecordTakeThePlaceOfThoseThatWereDrawn() {
        LineModel drawn = new LineModel();
        LineModel record = new LineModel();
        int series = drawn.declare("loss", SeriesLook.of(0));
        record.declare("loss", SeriesLook.of(0));
        drawn.append(series, 1, 1);
        drawn.gap(series);
        drawn.append(series, 4, 4);
        drawn.append(series, 5, 5);
        for (int step = 1; step <= 4; step++) {
            record.append(0, step, step);
        }
        Series hidden = drawn.series().shown().getFirst();
        drawn.series().toggle(hidden);
        drawn.replaceBy(record);
        assertEquals(List.of(), drawn.series().shown(), "what was hidden stays hidden");
        Series now = drawn.series().listed().getFirst();
        assertEquals(
                List.of(1.0, 2.0, 3.0, 4.0, 5.0),
                IntStream.range(0, now.size()).mapToObj(now.steps::get).toList());
        assertEquals(0, now.gaps.size());
    }

    @Test
    void aSeriesIsShownAloneAndWithTheOthersAgain() {
        LineModel model = new LineModel();
        for (String name : List.of("a", "b", "c")) {
            model.append(name, 1, 1);
        }
        SeriesList all = model.series();
        Series b = all.listed().get(1);
        long before = model.version();
        all.alone(b);
        assertEquals(List.of(b), all.shown());
        assertTrue(model.version() > before, "it is drawn anew");
        all.alone(b);
        assertEquals(3, all.shown().size());
        all.toggle(b);
        assertEquals(
                List.of("a", "c"), all.shown().stream().map(one -> one.name).toList());
        assertEquals(3, all.listed().size(), "it stays in the legend");
    }

    @Test
    void smallestPositiveValuesAreFoundBesideTheOthers() {
        RandomStream random = new RandomStream(11);
        MinMaxPyramid pyramid = new MinMaxPyramid();
        double[] values = new double[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 == 0 ? -random.nextGaussian() : i % 5 == 0 ? 0 : Math.exp(3 * random.nextGaussian());
            pyramid.add(values[i]);
        }
        double[] found = new double[2];
        for (int trial = 0; trial < 200; trial++) {
            int from = (int) (random.nextDouble() * 39_000);
            int to = from + 1 + (int) (random.nextDouble() * (values.length - from - 1));
            pyramid.positiveExtremes(from, to, found);
            double[] positive =
                    Arrays.stream(values, from, to).filter(v -> v > 0).toArray();
            assertEquals(Arrays.stream(positive).min().orElse(Double.NaN), found[0]);
            assertEquals(Arrays.stream(positive).max().orElse(Double.NaN), found[1]);
        }
    }
}
