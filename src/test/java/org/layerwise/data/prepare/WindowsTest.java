package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Seed;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.pipeline.Samples;
import org.layerwise.data.spec.ClassBalancing;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitBy;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.step.NoScaling;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.SeriesOrder;
import org.layerwise.data.window.TimeWindows;

/** Windows of rows, worked by hand. */
class WindowsTest {
    /** Ten days, of which the rows are in no order. */
    private static final String DAYS = """
            day,x,y
            2024-01-03,3,30
            2024-01-01,1,10
            2024-01-02,2,20
            2024-01-05,5,50
            2024-01-04,4,40
            2024-01-06,6,60
            2024-01-08,8,80
            2024-01-07,7,70
            2024-01-10,10,100
            2024-01-09,9,90
            """;

    @TempDir
    Path folder;

    private static TimeWindows windows(String time, String group, int length, int horizon, String... columns) {
        return new TimeWindows(time, group, length, horizon, List.of(columns));
    }

    private static PipelineSpec plain(TimeWindows windows) {
        PipelineSpec base = PipelineSpec.DEFAULT;
        return new PipelineSpec(
                new NoScaling(), 50, new NoScaling(), base.encoding(), base.balance(), base.decorrelation(), windows);
    }

    private static DataSpec numbers(Table table) {
        return Tables.defaults(table, "t.csv", "y", Task.REGRESSION, new MissingTokens(MissingTokens.DEFAULTS))
                .data();
    }

    private static PreparedData prepared(Table table, TimeWindows windows, SplitBy by, double validation) {
        return PreparedData.of(
                table, numbers(table), plain(windows), new SplitSpec(validation, 0, false, by), new Seed(1));
    }

    private static List<List<Float>> rows(Dataset dataset) {
        return IntStream.range(0, dataset.rows())
                .mapToObj(row -> IntStream.range(0, dataset.x().width())
                        .mapToObj(column -> dataset.x().get(row, column))
                        .toList())
                .toList();
    }

    private static List<Float> targets(Dataset dataset) {
        return IntStream.range(0, dataset.rows())
                .mapToObj(row -> dataset.y().get(row, 0))
                .toList();
    }

    private List<String> problems(PreparedData data) {
        return Tables.describe(folder, data.problems());
    }

    @Test
    void holdTheLastRowsStepByStepAndPredictTheRowAfter() {
        Table table = Tables.of(folder, DAYS);
        PreparedData data = prepared(table, windows("day", "", 3, 1, "x", "y"), new TimeSplit("day"), 0.4);
        assertEquals(
                List.of(
                        List.of(1f, 10f, 2f, 20f, 3f, 30f),
                        List.of(2f, 20f, 3f, 30f, 4f, 40f),
                        List.of(3f, 30f, 4f, 40f, 5f, 50f)),
                rows(data.train()));
        assertEquals(List.of(40f, 50f, 60f), targets(data.train()));
        assertArrayEquals(new int[] {4, 3, 5}, data.train().tableRows());
        assertEquals(List.of(List.of(7f, 70f, 8f, 80f, 9f, 90f)), rows(data.validation()), "within the part alone");
        assertEquals(List.of(100f), targets(data.validation()));
        assertEquals(
                List.of("x (t−2)", "y (t−2)", "x (t−1)", "y (t−1)", "x (t)", "y (t)"),
                data.pipeline().featureNames());
        assertArrayEquals(
                new int[] {1, 3, 5}, data.pipeline().layout().indices(List.of("y")), "a column, step after step");
        assertEquals("y", data.pipeline().columnOf(3).orElseThrow().name());
        assertEquals(List.of(), problems(data));
        int[] order = {2, 0, 2};
        assertArrayEquals(
                new float[] {3, 30, 4, 40, 5, 50, 1, 10, 2, 20, 3, 30, 3, 30, 4, 40, 5, 50},
                data.train().subset(order).features().data);
    }

    @Test
    void lookSeveralRowsAheadAndHoldEveryFeatureAndThePastWhereNothingIsChosen() {
        Table table = Tables.of(folder, DAYS.replace("2024-01-0", "").replace("2024-01-", ""));
        PreparedData data = prepared(table, windows("day", "", 2, 3), new TimeSplit("day"), 0);
        assertEquals(
                List.of(1f, 1f, 10f, 2f, 2f, 20f), rows(data.train()).getFirst(), "the day, x and what y has been");
        assertEquals(List.of(50f, 60f, 70f, 80f, 90f, 100f), targets(data.train()));
        FittedWindows fitted = data.pipeline().windowed();
        assertEquals(new FittedWindows("day", false, "", 2, 3, 1, List.of("y")), fitted);
    }

    @Test
    void crossNoGapAndNameIt() {
        String holes = DAYS.replace("2024-01-08,8,80\n", "").replace("2024-01-03,3,30\n", "");
        PreparedData data = prepared(Tables.of(folder, holes), windows("day", "", 2, 1, "x"), new TimeSplit("day"), 0);
        assertEquals(List.of(List.of(4f, 5f), List.of(5f, 6f)), rows(data.train()));
        assertEquals(List.of(60f, 70f), targets(data.train()));
        assertEquals(
                List.of("WARNING t.csv, column day: 2 gaps are in the times, where more than one and a half of the"
                        + " usual step, 1 day, is between two rows: before 2024-01-04 (line 5), 2024-01-09 (line 9)."
                        + " No window reaches across. Add the missing rows, or order the rows by a running number if"
                        + " they follow each other all the same."),
                problems(data));
    }

    @Test
    void useTheFirstRowOfATimeAndNameTheOthers() {
        Table table = Tables.of(folder, DAYS + "2024-01-02,200,2000\n");
        PreparedData data = prepared(table, windows("day", "", 2, 1, "x"), new TimeSplit("day"), 0);
        assertEquals(List.of(1f, 2f), rows(data.train()).getFirst());
        assertEquals(8, data.train().rows());
        assertEquals(
                List.of("WARNING t.csv, column day: 1 row has the time of an earlier row and is left out of windows:"
                        + " 2024-01-02 (line 12). If the table holds several series, set pipeline.windows.group to the"
                        + " column that tells them apart; else remove the rows."),
                problems(data));
    }

    @Test
    void nameStepsThatAreNotTheUsualOne() {
        Table table = Tables.of(folder, "t,y\n0,1\n10,2\n20,3\n26,4\n36,5\n50,6\n60,7\n");
        PreparedData data = prepared(table, windows("t", "", 2, 1, "y"), new TimeSplit("t"), 0);
        assertEquals(5, data.train().rows(), "neither is a gap");
        assertEquals(
                List.of("WARNING t.csv, column t: 2 steps differ from the usual one, 10, without being a gap: before"
                        + " 26 (line 5), 50 (line 7). Windows count rows, not time: check that these rows are meant to"
                        + " be there."),
                problems(data));
    }

    @Test
    void monthsAreRegular() {
        StringBuilder months = new StringBuilder("month,y\n");
        for (int month = 1; month <= 12; month++) {
            months.append("2023-%02d-01,%d%n".formatted(month, month));
        }
        PreparedData data = prepared(
                Tables.of(folder, months.toString()), windows("month", "", 3, 1, "y"), new TimeSplit("month"), 0);
        assertEquals(9, data.train().rows());
        assertEquals(List.of(), problems(data));
    }

    @Test
    void stayWithinTheirGroup() {
        Table table = Tables.of(folder, "t,shop,y\n1,a,1\n1,b,10\n2,a,2\n2,b,20\n3,b,30\n3,a,3\n4,a,4\n");
        PreparedData data = prepared(table, windows("t", "shop", 2, 1, "y"), new TimeSplit("t"), 0);
        assertEquals(List.of(List.of(1f, 2f), List.of(2f, 3f), List.of(10f, 20f)), rows(data.train()));
        assertEquals(List.of(3f, 4f, 30f), targets(data.train()));
        assertEquals(List.of(), problems(data));
        PreparedData apart = prepared(table, windows("t", "shop", 2, 1, "y"), new GroupSplit("shop"), 0.4);
        assertEquals(1, apart.validation().rows() * apart.train().rows() / 2, "a series is in one part");
    }

    @Test
    void fitOnTrainingRowsAlone() {
        Table table = Tables.of(folder, DAYS);
        PreparedData data = PreparedData.of(
                table,
                numbers(table),
                PipelineSpec.DEFAULT.withWindows(windows("day", "", 3, 1, "x", "y")),
                new SplitSpec(0.4, 0, false, new TimeSplit("day")),
                new Seed(1));
        RegressionTarget target = (RegressionTarget) data.pipeline().target();
        assertEquals(35, target.mean(), "of the first six days");
        assertEquals((40 - 35) / target.scale(), targets(data.train()).getFirst(), 1e-6);
        assertEquals(
                (100 - 35) / target.scale(), targets(data.validation()).getFirst(), 1e-6, "beyond what training saw");
    }

    @Test
    void rowsWithoutATargetBreakASeries() {
        Table table = Tables.of(folder, DAYS.replace("5,50", "5,"));
        PreparedData data = prepared(table, windows("day", "", 2, 1, "x", "y"), new TimeSplit("day"), 0);
        assertEquals(List.of(30f, 40f, 80f, 90f, 100f), targets(data.train()));
    }

    @Test
    void refuseWhatCannotBe() {
        Table table = Tables.of(folder, DAYS);
        DataSpec data = numbers(table);
        PipelineSpec spec = plain(windows("day", "", 3, 1));
        assertEquals(
                List.of(
                        "ERROR split.by: with windows, rows cannot be dealt to the parts by chance: the rows of one window"
                                + " would be in training and validation at once. Set split.by.kind to time and split.by.column"
                                + " to \"day\"."),
                Tables.complaints(folder, () -> PreparedData.of(table, data, spec, SplitSpec.DEFAULT, new Seed(1))));
        assertEquals(
                List.of("ERROR t.csv, column day: of 4 rows of one part no 6 follow each other without a gap, as a"
                        + " window and its target need; at most 4 do. Choose shorter windows or a smaller horizon, a"
                        + " larger part, or another column for the time."),
                Tables.complaints(folder, () -> prepared(table, windows("day", "", 5, 1), new TimeSplit("day"), 0.4)));
        assertEquals(
                List.of("ERROR pipeline.windows.time: windows need a column that orders the rows. Set"
                        + " pipeline.windows.time. Its columns are: day, x, y."),
                Tables.complaints(folder, () -> prepared(table, windows("", "", 3, 1), new TimeSplit("day"), 0)));
        assertEquals(
                List.of(
                        "ERROR pipeline.windows.columns: a window cannot hold \"z\": it is neither a feature nor a target."
                                + " There are: day, x, y. Use the column as a feature, or take it out of"
                                + " pipeline.windows.columns."),
                Tables.complaints(
                        folder, () -> prepared(table, windows("day", "", 3, 1, "z"), new TimeSplit("day"), 0)));
    }

    @Test
    void classesAreBalancedByTheirWindows() {
        Table table = Tables.of(folder, "t,y\n1,a\n2,a\n3,b\n4,a\n5,a\n6,a\n7,b\n8,a\n9,a\n");
        DataSpec data = Tables.defaults(
                        table, "t.csv", "y", Task.CLASSIFICATION, new MissingTokens(MissingTokens.DEFAULTS))
                .data();
        PreparedData resampled = PreparedData.of(
                table,
                data,
                plain(windows("t", "", 2, 1, "y")).withBalance(ClassBalancing.RESAMPLE),
                new SplitSpec(0, 0, false, new TimeSplit("t")),
                new Seed(1));
        assertEquals(10, resampled.train().rows(), "five windows lead to a, two to b");
        assertEquals(5, targets(resampled.train()).stream().filter(y -> y == 1).count());
        assertEquals(4, resampled.train().x().width(), "what y was, one-hot, on two days");
    }

    @Test
    void theOrderOfTheTableDoesNotMatter() {
        String sorted = "day,x,y\n"
                + DAYS.lines().skip(1).sorted().map(line -> line + "\n").reduce("", String::concat);
        TimeWindows windows = windows("day", "", 3, 2, "x", "y");
        Dataset one = prepared(Tables.of(folder, DAYS), windows, new TimeSplit("day"), 0)
                .train();
        Dataset other = prepared(Tables.of(folder, sorted), windows, new TimeSplit("day"), 0)
                .train();
        assertEquals(rows(one), rows(other));
        assertEquals(targets(one), targets(other));
    }

    @Test
    void windowsInAFileAreThoseInMemory() {
        Table table = Tables.of(folder, DAYS);
        PreparedData data = prepared(table, windows("day", "", 3, 1), new TimeSplit("day"), 0);
        Samples samples = Samples.of(data.pipeline(), table, table.allRows());
        Dataset mapped = PreparedData.mapped(table, samples, null, new ProblemCollector());
        assertArrayEquals(data.train().features().data, mapped.features().data);
        assertArrayEquals(data.train().targets().data, mapped.targets().data);
        assertEquals(rows(data.train()), rows(mapped));
    }

    @Test
    void travelWithThePipeline() {
        Table table = Tables.of(folder, DAYS);
        FittedPipeline fitted = prepared(table, windows("day", "", 3, 1), new TimeSplit("day"), 0)
                .pipeline();
        FittedPipeline read = new JsonCodec("").read(FittedPipeline.class, JsonCodec.write(fitted), "");
        assertEquals(fitted, read);
        assertEquals(86_400, read.windowed().step());
        assertEquals(3 * fitted.layout().rowWidth(), read.layout().width());
    }

    @Test
    void rowsSayWhyNoWindowEndsInThem() {
        Table table = Tables.of(folder, "t,y\n1,1\n2,2\n3,3\n6,6\n7,7\n8,\n9,9\n10,10\n11,11\n3,33\n");
        FittedWindows windows = new FittedWindows("t", false, "", 3, 1, 1, List.of("y"));
        SeriesOrder order = SeriesOrder.of(windows, table, table.allRows());
        assertEquals(
                List.of(
                        "no window: 1 of 3 rows",
                        "no window: 2 of 3 rows",
                        "",
                        "no window: 1 of 3 rows since a gap",
                        "no window: 2 of 3 rows since a gap",
                        "no window: the row has no target",
                        "no window: 1 of 3 rows since a gap",
                        "no window: 2 of 3 rows since a gap",
                        "",
                        "no window: another row has this time"),
                IntStream.range(0, 10).mapToObj(order::whyNot).toList());
        assertArrayEquals(new int[] {8, 2}, order.endingIn(new int[] {8, 0, 2}).lastRows());
    }
}
