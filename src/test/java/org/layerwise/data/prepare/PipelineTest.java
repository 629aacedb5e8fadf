package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedColumns;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.spec.ColumnEncoding;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.Imputation;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.step.MinMax;
import org.layerwise.data.step.NoScaling;
import org.layerwise.data.step.Scaling;
import org.layerwise.data.step.Standardize;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

class PipelineTest {
    private static final double ROOT_8 = Math.sqrt(8.0 / 3);

    @TempDir
    Path folder;

    private final ProblemCollector problems = new ProblemCollector();

    private Table penguins() {
        return Tables.of(folder, "mass,island,kind\n2,Dream,b\n,Biscoe,a\n6,,b\n4,Dream,c\n");
    }

    private FittedPipeline fit(Table table, String target, Scaling scaling, int... rows) {
        return PipelineFitter.fit(new PipelineSpec(scaling, 50), Tables.data(table, target), table, rows, problems);
    }

    private static float[][] rows(FMatrixRMaj matrix) {
        float[][] rows = new float[matrix.numRows][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols);
        }
        return rows;
    }

    @Test
    void fillsInThenScalesAndEncodes() {
        Table table = penguins();
        FittedPipeline pipeline = fit(table, "kind", new Standardize(), 0, 1, 2, 3);
        assertEquals(
                new FittedPipeline(
                        List.of(
                                FittedColumns.number("mass", 4, 4, Math.sqrt(2)),
                                FittedColumns.category("island", "Dream", List.of("Biscoe", "Dream"))),
                        new ClassTarget("kind", List.of("a", "b", "c")),
                        MissingTokens.DEFAULTS),
                pipeline);
        Dataset data = pipeline.transform(table, table.allRows(), problems);
        float root2 = (float) Math.sqrt(2);
        assertArrayEquals(
                new float[][] {{-2 / root2, 0, 1}, {0, 1, 0}, {2 / root2, 0, 1}, {0, 0, 1}}, rows(data.features()));
        assertArrayEquals(new float[][] {{0, 1, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, rows(data.targets()));
        assertEquals(List.of("mass", "island=Biscoe", "island=Dream"), pipeline.featureNames());
        assertEquals(
                new FeatureLayout(
                        List.of(new FeatureLayout.Span("mass", 0, 1), new FeatureLayout.Span("island", 1, 3))),
                pipeline.layout());
        assertArrayEquals(new int[] {1, 2, 0}, pipeline.layout().indices(List.of("island", "mass")));
        assertEquals(List.of(), problems.problems());
    }

    @Test
    void categoriesMayBecomeTheirNumber() {
        Table table = Tables.of(folder, "mass,island,kind\n2,Dream,b\n,Biscoe,a\n6,,b\n4,Dream,c\n5,Torgersen,a\n");
        DataSpec data = Tables.data(table, "kind");
        PipelineSpec all = new PipelineSpec(new NoScaling(), 50).withEncoding(Encoding.INDEX);
        FittedPipeline pipeline = PipelineFitter.fit(all, data, table, new int[] {0, 1, 2, 3}, problems);
        assertEquals(
                FittedColumns.index("island", List.of("Biscoe", "Dream")),
                pipeline.columns().get(1));
        assertEquals(List.of("mass", "island=0…2"), pipeline.featureNames());
        assertArrayEquals(
                new float[][] {{2, 2}, {4, 1}, {6, 0}, {4, 2}, {5, 0}},
                rows(pipeline.features(table, table.allRows(), problems)));
        assertEquals(
                List.of(
                        "WARNING t.csv, line 6, column 2 (island): the category \"Torgersen\" did not occur in training; it is"
                                + " encoded as 0, like a missing one. Training had Biscoe, Dream."),
                Tables.describe(folder, problems.problems()));
        assertTravels(pipeline);
        assertTravels(all);
    }

    @Test
    void aColumnsOwnEncodingCountsMoreThanThePipelines() {
        Table table = Tables.of(folder, "a,b,y\nu,v,1\nw,v,2\nu,x,1\n");
        DataSpec data = Tables.data(table, "y");
        DataSpec one = data.with(data.columns().getFirst().withEncoding(ColumnEncoding.INDEX));
        assertEquals(
                List.of("a=0…2", "b=v", "b=x"),
                PipelineFitter.fit(PipelineSpec.DEFAULT, one, table, table.allRows(), problems)
                        .featureNames());
        DataSpec other = data.with(data.columns().getFirst().withEncoding(ColumnEncoding.ONE_HOT));
        assertEquals(
                List.of("a=u", "a=w", "b=0…2"),
                PipelineFitter.fit(
                                PipelineSpec.DEFAULT.withEncoding(Encoding.INDEX),
                                other,
                                table,
                                table.allRows(),
                                problems)
                        .featureNames());
        assertTravels(one);
    }

    @Test
    void learnsNothingFromRowsOutsideTraining() {
        Table one = Tables.of(folder, "n,c,y\n1,a,u\n2,b,v\n3,a,u\n4,b,v\n5,a,u\n");
        Table other = Tables.of(folder, "n,c,y\n1,a,u\n2,b,v\n3,a,u\n-4e9,zzz,w\nNA,NA,w\n");
        DataSpec data = Tables.data(one, "y");
        int[] train = {0, 1, 2};
        assertEquals(
                PipelineFitter.fit(PipelineSpec.DEFAULT, data, one, train, problems),
                PipelineFitter.fit(PipelineSpec.DEFAULT, data, other, train, problems));
        assertEquals(List.of(), problems.problems());
    }

    @Test
    void scalings() {
        Table table = Tables.of(folder, "n,c,y\n1,0.1,u\n3,0.1,v\n5,0.1,u\n9,0.4,v\n");
        double tenth = 0.1f;
        assertEquals(
                List.of(FittedColumns.number("n", 3, 3, ROOT_8), FittedColumns.number("c", tenth, tenth, 1)),
                fit(table, "y", new Standardize(), 0, 1, 2).columns());
        assertEquals(
                List.of(FittedColumns.number("n", 3, 1, 4), FittedColumns.number("c", tenth, tenth, 1)),
                fit(table, "y", new MinMax(0, 1), 0, 1, 2).columns());
        assertEquals(
                List.of(FittedColumns.number("n", 3), FittedColumns.number("c", tenth)),
                fit(table, "y", new NoScaling(), 0, 1, 2).columns());
    }

    @Test
    void missingNumbersMayBecomeTheMode() {
        Table table = Tables.of(folder, "n,y\n7,a\n1,b\n7,a\n9,b\n9,a\n,b\n");
        DataSpec data = Tables.data(table, "y");
        DataSpec mode = data.with(data.columns().getFirst().withMissing(Imputation.MODE));
        assertEquals(
                List.of(FittedColumns.number("n", 7)),
                PipelineFitter.fit(new PipelineSpec(new NoScaling(), 50), mode, table, table.allRows(), problems)
                        .columns());
    }

    @Test
    void twoClassesAreOneColumnWithOneForTheSecond() {
        Table table = Tables.of(folder, "x,y\n1,10\n2,9\n3,10\n");
        Dataset data = fit(table, "y", new NoScaling(), 0, 1, 2).transform(table, new int[] {2, 1}, problems);
        assertArrayEquals(new float[][] {{1}, {0}}, rows(data.targets()));
        assertArrayEquals(new int[] {2, 1}, data.tableRows());
    }

    @Test
    void regressionTargetsAreStandardizedAndComeBack() {
        Table table = Tables.of(folder, "x,y\n1,100.5\n2,102.5\n3,104.5\n4,110\n");
        FittedPipeline pipeline = fit(table, "y", new NoScaling(), 0, 1, 2);
        RegressionTarget target = new RegressionTarget("y", 102.5, ROOT_8, CellPrecision.FLOAT32);
        assertEquals(target, pipeline.target());
        assertArrayEquals(
                new float[][] {{(float) (-2 / ROOT_8)}, {(float) (7.5 / ROOT_8)}},
                rows(pipeline.targets(table, new int[] {0, 3}, problems)));
        assertEquals(110, target.inverse((float) (7.5 / ROOT_8)), 1e-5);
    }

    @Test
    void unseenCategoriesAreZerosAndFlagged() {
        Table table = penguins();
        FittedPipeline pipeline = fit(table, "kind", new NoScaling(), 0, 1, 2, 3);
        Table other = Tables.of(folder, "extra,island,mass\n1,Torgersen,3\n1,NA,\n");
        assertArrayEquals(
                new float[][] {{3, 0, 0}, {4, 0, 1}}, rows(pipeline.features(other, other.allRows(), problems)));
        assertEquals(
                List.of(
                        "WARNING t.csv, line 2, column 2 (island): the category \"Torgersen\" did not occur in training; it is"
                                + " encoded as all zeros. Training had Biscoe, Dream."),
                Tables.describe(folder, problems.problems()));
    }

    @Test
    void missingColumnsAreAllNamed() {
        Table table = penguins();
        FittedPipeline pipeline = fit(table, "kind", new NoScaling(), 0, 1, 2, 3);
        Table other = Tables.of(folder, "Mass,x\n1,2\n");
        assertEquals(
                List.of(
                        "ERROR t.csv, column mass: the table has no column \"mass\". The model was trained with it. Did you mean"
                                + " \"Mass\"?",
                        "ERROR t.csv, column island: the table has no column \"island\". The model was trained with it. Its"
                                + " columns are: Mass, x."),
                Tables.complaints(folder, () -> pipeline.features(other, other.allRows(), problems)));
    }

    @Test
    void textInANumberColumnIsNamedCellByCell() {
        Table table = penguins();
        FittedPipeline pipeline = fit(table, "kind", new NoScaling(), 0, 1, 2, 3);
        Table other = Tables.of(folder, "island,mass\nDream,heavy\nDream,1\nDream,1e39\n");
        assertEquals(
                List.of(
                        "ERROR t.csv, line 2, column 2 (mass): \"heavy\" is not a number; expected digits with an optional point,"
                                + " sign and exponent, such as -1.5e3, or a missing value. Correct the cell, add \"heavy\" to the"
                                + " missing values, or use the column as a category. Or set data.faults.text to missing or"
                                + " skip.",
                        "ERROR t.csv, line 4, column 2 (mass): 1e39 is too large; numbers reach to ±3.4e38 (single precision)."
                                + " Correct the cell, or give the column another unit. Or set data.faults.notFinite to missing"
                                + " or skip."),
                Tables.complaints(folder, () -> pipeline.features(other, other.allRows(), problems)));
    }

    @Test
    void aHundredProblemsAreKeptAndAllAreCounted() {
        Table table = penguins();
        FittedPipeline pipeline = fit(table, "kind", new NoScaling(), 0, 1, 2, 3);
        Table other = Tables.of(folder, "island,mass\n" + "Mars,1\n".repeat(1_234));
        pipeline.features(other, other.allRows(), problems);
        List<Problem> all = problems.problems();
        assertEquals(101, all.size());
        assertEquals(
                "categories in island that training never saw: 1,234 in all, the first 100 are listed",
                all.getLast().describe());
    }

    @Test
    void classesThatTrainingNeverSaw() {
        Table table = penguins();
        FittedPipeline pipeline = fit(table, "kind", new NoScaling(), 0, 1, 2);
        assertEquals(
                List.of(
                        "ERROR t.csv, line 5, column 3 (kind): the class \"c\" did not occur in training. Training had a, b."),
                Tables.complaints(folder, () -> pipeline.targets(table, table.allRows(), problems)));
    }

    @Test
    void moreThanFiftyCategoriesAreLeftOut() {
        String rows = IntStream.range(0, 51)
                .mapToObj(i -> i + ",c" + i + "," + i % 2 + "\n")
                .collect(Collectors.joining());
        Table table = Tables.of(folder, "n,c,y\n" + rows);
        DataSpec data = Tables.data(table, "y");
        DataSpec asked = data.with(ColumnSpec.feature("c", ColumnType.CATEGORY));
        FittedPipeline all = PipelineFitter.fit(PipelineSpec.DEFAULT, asked, table, table.allRows(), problems);
        assertEquals(
                List.of("n"), all.columns().stream().map(FittedColumn::name).toList());
        assertEquals(
                List.of(
                        "WARNING t.csv, column c: the column has 51 categories, more than 50; it is left out. Merge rare"
                                + " categories in the file, allow more in the pipeline, or ignore the column."),
                Tables.describe(folder, problems.problems()));
        int[] fifty = Arrays.copyOf(table.allRows(), 50);
        assertEquals(
                51,
                PipelineFitter.fit(PipelineSpec.DEFAULT, asked, table, fifty, problems)
                        .layout()
                        .width());
    }

    @Test
    void travelsAsJson() {
        Table table = penguins();
        assertTravels(fit(table, "kind", new Standardize(), 0, 1, 2, 3));
        assertTravels(fit(Tables.of(folder, "c,y\nu,1.5\nv,2\n"), "y", new Standardize(), 0, 1));
        assertTravels(Tables.data(table, "kind"));
        assertTravels(new PipelineSpec(new MinMax(0, 1), 20));
        assertTravels(new SplitSpec(0.1, 0.3, false));
    }

    private static void assertTravels(Record value) {
        assertEquals(value, new JsonCodec("x.json").read(value.getClass(), JsonCodec.write(value), ""));
    }
}
