package org.layerwise.ui.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.ui.chart.draw.PixelColumns;
import org.layerwise.ui.chart.draw.Polyline;

class ChartModelTest {
    private static final ChartOptions EVEN = ChartOptions.of(new ChartSpec("", "step", "value"));

    @Test
    void oneSpikeAmongTenMillionPointsSurvivesSixHundredColumns() {
        LineModel model = new LineModel();
        int points = 10_000_000;
        int spike = 7_654_321;
        for (int step = 0; step < points; step++) {
            model.append("loss", step, step == spike ? 9 : 0.5);
        }
        Series series = model.series().shown().getFirst();
        PixelColumns columns = PixelColumns.of(StepAxis.STEPS, 0, points - 1, 600);
        long best = Long.MAX_VALUE;
        Polyline line = null;
        for (int trial = 0; trial < 20; trial++) {
            long start = Ticker.SYSTEM.nanos();
            line = Polyline.of(series, series.middle, series.size(), columns, AxisScale.LINEAR);
            best = Math.min(best, Ticker.SYSTEM.nanos() - start);
        }
        assertTrue(line.count <= 4 * 604, "corners: " + line.count);
        int at = -1;
        for (int i = 0; i < line.count; i++) {
            at = line.y[i] == 9 ? i : at;
        }
        assertTrue(at >= 0, "the spike is there");
        assertEquals(spike, line.x[at], points / 600.0);
        assertTrue(best < Duration.ofMillis(20).toNanos(), "decimated in " + best / 1e6 + " ms");
    }

    @Test
    void decimatedColumnsHaveTheExtremesOfTheirPoints() {
        RandomStream random = new RandomStream(5);
        LineModel model = new LineModel();
        double[] values = random.doubles(50_000).toArray();
        for (int step = 0; step < values.length; step++) {
            model.append("a", step, values[step]);
        }
        Series series = model.series().shown().getFirst();
        PixelColumns columns = PixelColumns.of(StepAxis.STEPS, 10_000, 20_000, 100);
        Polyline line = Polyline.of(series, series.middle, values.length, columns, AxisScale.LINEAR);
        for (int column = 0; column < 100; column++) {
            double from = 10_000 + 100.0 * column;
            double[] drawn = new double[line.count];
            int count = 0;
            for (int i = 0; i < line.count; i++) {
                if (line.x[i] >= from && line.x[i] < from + 100) {
                    drawn[count++] = line.y[i];
                }
            }
            double[] all = Arrays.copyOfRange(values, (int) from, (int) from + 100);
            assertEquals(
                    Arrays.stream(all).max().orElseThrow(),
                    Arrays.stream(drawn, 0, count).max().orElseThrow());
            assertEquals(
                    Arrays.stream(all).min().orElseThrow(),
                    Arrays.stream(drawn, 0, count).min().orElseThrow());
        }
        assertEquals(9_999, line.x[0]);
        assertEquals(20_001, line.x[line.count - 1]);
    }

    @Test
    void notANumberBreaksTheLineAndInfinityIsMarked() {
        LineModel model = new LineModel();
        double[] values = {1, Double.NaN, 2, Double.POSITIVE_INFINITY, 3, Double.NEGATIVE_INFINITY};
        for (int step = 0; step < values.length; step++) {
            model.append("loss", step, values[step]);
        }
        Series series = model.series().shown().getFirst();
        Polyline line = line(series, 0, 5, 100, AxisScale.LINEAR);
        double none = Double.NaN;
        assertEquals(
                List.of(1.0, none, 2.0, none, 3.0, none),
                Arrays.stream(line.y, 0, line.count).boxed().toList());
        assertEquals(List.of(3.0, 5.0), List.of(series.markSteps.get(0), series.markSteps.get(1)));
        assertEquals(List.of("1", "NaN", "2", "∞", "3", "−∞"), readings(series));
        Extent extent = Extent.of(model, ChartViewport.ALL, EVEN, StepAxis.STEPS);
        assertEquals(new Extent(0, 5, 0.9, 3.1), extent);
    }

    @Test
    void seriesKeepWhatALogarithmHasNoPlaceFor() {
        LineModel model = new LineModel();
        double[] values = {100, 0, -4, 1e-3};
        for (int step = 0; step < values.length; step++) {
            model.append("norm", step, values[step]);
        }
        Series series = model.series().shown().getFirst();
        assertEquals(List.of("100", "0", "−4", "0.001"), readings(series));
        ChartOptions logarithmic = EVEN.withYScale(AxisScale.LOG10);
        Extent extent = Extent.of(model, ChartViewport.ALL, logarithmic, StepAxis.STEPS);
        assertEquals(-3.25, Math.log10(extent.yMin()), 1e-9);
        assertEquals(2.25, Math.log10(extent.yMax()), 1e-9);
        Polyline line = line(series, 0, 3, 100, AxisScale.LOG10);
        double none = Double.NaN;
        assertEquals(
                List.of(100.0, none, none, 1e-3),
                Arrays.stream(line.y, 0, line.count).boxed().toList());
    }

    @Test
    void stepsMayNotGoBack() {
        LineModel model = new LineModel();
        model.append("loss", 5, 1);
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> model.append("loss", 4, 1));
        assertEquals("series loss: steps must be finite and ascend, but 4.0 came after 5.0", thrown.getMessage());
    }

    @Test
    void bandsReachOneDeviationToEachSide() {
        BandModel model = new BandModel();
        model.append("dense1", 1, 0, 2);
        model.append("dense1", 2, 1, 3);
        Series series = model.series().shown().getFirst();
        assertEquals(List.of(-2.0, 4.0), List.of(series.lower.value(0), series.upper.value(1)));
        long before = model.version();
        model.clear();
        assertTrue(model.isEmpty() && model.version() > before);
    }

    @Test
    void heatMapKeepsAllCountsInBoundedColumns() {
        HeatModel model = new HeatModel("activations");
        for (int step = 1; step <= 5000; step++) {
            model.append(step, -step, step, new long[] {1, 2, 3, 4});
            assertTrue(model.columns().size() <= MergedColumns.MOST);
        }
        List<HeatModel.Column> columns = model.columns();
        assertTrue(columns.size() > MergedColumns.MOST / 3, "columns: " + columns.size());
        assertEquals(1, columns.getFirst().from());
        assertEquals(5000, columns.getLast().to());
        assertEquals(
                50_000, columns.stream().mapToDouble(HeatModel.Column::total).sum(), 1e-6);
        for (int i = 1; i < columns.size(); i++) {
            assertEquals(columns.get(i - 1).to() + 1, columns.get(i).from());
        }
    }

    @Test
    void histogramsOfDifferentRangesMeetOnCommonBins() {
        HeatModel.Column column = new HeatModel.Column(1, 1, 0, 2, new double[] {4, 8});
        double[] bins = new double[4];
        column.spread(-1, 3, bins);
        assertEquals(List.of(0.0, 4.0, 8.0, 0.0), Arrays.stream(bins).boxed().toList());
        double[] finer = new double[4];
        column.spread(0, 2, finer);
        assertEquals(List.of(2.0, 2.0, 4.0, 4.0), Arrays.stream(finer).boxed().toList());
        double[] dead = new double[4];
        new HeatModel.Column(1, 1, 0, 0, new double[] {7}).spread(-1, 3, dead);
        assertEquals(List.of(0.0, 7.0, 0.0, 0.0), Arrays.stream(dead).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, 1, 0.1",
        "0.30000000000000004, 0.1, 1, 0.3",
        "0, 0.5, 2, 0",
        "2.5, 0.5, 4, 2.5",
        "-0.2, 0.2, 1, −0.2",
        "2000, 500, 3000, '2,000'",
        "0.00002, 0.00001, 0.00005, 2e-5",
        "1500000, 500000, 2000000, '1,500,000'",
        "300000000, 100000000, 300000000, 3e8",
        "0.0005, 0.0005, 0.002, 0.0005"
    })
    void ticksHaveTheDigitsTheyNeed(double value, double unit, double largest, String text) {
        assertEquals(text, ChartNumbers.tick(value, unit, largest));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.30000000000000004, 0.3",
        "1234567, '1,234,567'",
        "0.000012345, 1.234e-5",
        "-1.5, −1.5",
        "12345.678, '12,350'",
        "Infinity, ∞",
        "NaN, NaN",
        "2.3e12, 2.3e12"
    })
    void readOutsHaveFourDigits(double value, String text) {
        assertEquals(text, ChartNumbers.readOut(value));
    }

    @ParameterizedTest
    @CsvSource({"0, 10⁰", "-5, 10⁻⁵", "12, 10¹²", "0.5, 3.16"})
    void logarithmsReadAsPowersOfTen(double logarithm, String text) {
        assertEquals(text, ChartNumbers.power(logarithm));
    }

    private static Polyline line(Series series, double from, double to, int columns, AxisScale scale) {
        return Polyline.of(
                series, series.middle, series.size(), PixelColumns.of(StepAxis.STEPS, from, to, columns), scale);
    }

    private static List<String> readings(Series series) {
        return IntStream.range(0, series.size()).mapToObj(series::reading).toList();
    }
}
