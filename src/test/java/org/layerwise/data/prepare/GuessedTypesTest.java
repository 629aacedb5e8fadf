package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.pipeline.FittedColumns;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Imputation;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.step.DateParts;
import org.layerwise.data.step.Ordinal;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** What columns are taken for, and what becomes of them then. */
class GuessedTypesTest {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);
    private static final org.layerwise.data.step.Standardize STANDARDIZE = new org.layerwise.data.step.Standardize();

    @TempDir
    Path folder;

    private final ProblemCollector problems = new ProblemCollector();

    /** Cells parted by strokes, and a target beside them. */
    private Table table(String cells) {
        String[] each = cells.split("\\|", -1);
        return Tables.of(
                folder,
                "x,y\n"
                        + IntStream.range(0, each.length)
                                .mapToObj(i -> "\"" + each[i] + "\"," + i % 2 + "\n")
                                .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1|2.5|NA; NUMBER; every value is a number",
                "1|1e400; NUMBER; every value is a number",
                "3|-5|7.0; INTEGER; every value is a whole number",
                "0|1|NA|1; BOOLEAN; every value is 0 or 1",
                "0.0|1.0|1; BOOLEAN; every value is 0 or 1",
                "0|2|1; INTEGER; every value is a whole number",
                "Yes|No||No; BOOLEAN; every value is Yes or No",
                "t|f|t; BOOLEAN; every value is t or f",
                "high|low|medium|low; ORDINAL; in order: low < medium < high",
                "MALE|FEMALE|MALE; CATEGORY; 2 different texts",
                "01|02|01; CATEGORY; leading zeros, as codes have (\"01\" in line 2)",
                "1e5|x|1e5; CATEGORY; 1 of 3 values is not a number (\"x\" in line 3)",
                "2024-01-31|NA|1.2.2024; DATE; every value is a date, 2024-01-31 … 2024-02-01",
                "2024-01-31T08:15|2024-02-01; DATE; every value is a date, 2024-01-31 08:15 … 2024-02-01 00:00",
                "2024-01-31|2024-02-30|2024-02-01; CATEGORY; 1 of 3 values is not a date (\"2024-02-30\" in line 3)",
                "1.2.3|1.2.4|1.10.4; CATEGORY; 3 different texts"
            })
    void everyTypeIsRecognized(String cells, ColumnType type, String reason) {
        ColumnProfile profile = Profiler.profile(table(cells), 0, MISSING);
        assertEquals(type + ": " + reason, profile.type() + ": " + profile.reason());
    }

    @Test
    void textsThatNameTheRowsAreIdentifiers() {
        String codes = IntStream.range(0, 30).mapToObj(i -> "00" + (100 + i)).collect(Collectors.joining("|"));
        ColumnProfile profile = Profiler.profile(table(codes), 0, MISSING);
        assertEquals(ColumnType.IDENTIFIER, profile.type());
        assertEquals(
                "leading zeros, as codes have (\"00100\" in line 2); nearly all differ, as names and keys do",
                profile.reason().text());
        assertEquals(List.of(), Tables.data(table(codes), "y").features());
    }

    @Test
    void everyPixelIsANumberLikeItsNeighbors() {
        String header = IntStream.range(0, 9).mapToObj(i -> "p" + i).collect(Collectors.joining(",")) + ",y\n";
        Table images = Tables.of(
                folder,
                header + "0,0,0,5,9,5,0,1,0,a\n0,0,0,0,0,0,0,0,0,b\n0,1,0,5,16,5,0,0,0,b\n0,0,1,4,9,4,1,0,0,a\n");
        assertEquals(
                List.of(ColumnType.INTEGER),
                Profiler.profile(images, MISSING).subList(1, 9).stream()
                        .filter(profile -> !profile.isConstant())
                        .map(ColumnProfile::type)
                        .distinct()
                        .toList());
    }

    private float[] feature(DataSpec data, Table table, int feature) {
        FMatrixRMaj matrix = fit(data, table).features(table, table.allRows(), problems);
        float[] values = new float[matrix.numRows];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.data[i * matrix.numCols + feature];
        }
        return values;
    }

    private FittedPipeline fit(DataSpec data, Table table) {
        return PipelineFitter.fit(PipelineSpec.DEFAULT, data, table, table.allRows(), problems);
    }

    @Test
    void aBooleanIsOneFeatureFilledInWithTheMoreFrequent() {
        Table words = table("yes|no||yes|yes");
        DataSpec data = Tables.data(words, "y");
        assertEquals(List.of(ColumnSpec.feature("x", ColumnType.BOOLEAN)), data.columns());
        assertEquals(List.of("x"), fit(data, words).featureNames());
        assertArrayEquals(new float[] {1, 0, 1, 1, 1}, feature(data, words, 0));
        Table digits = table("0|1||0|1.0|0");
        assertEquals(
                FittedColumns.number("x", 0),
                fit(Tables.data(digits, "y"), digits).columns().getFirst());
        assertArrayEquals(new float[] {0, 1, 0, 0, 1, 0}, feature(Tables.data(digits, "y"), digits, 0));
        assertEquals(List.of(), problems.problems());
    }

    @Test
    void anyTwoTextsMayBeChosenAsABooleanThreeMayNot() {
        Table two = table("MALE|FEMALE||MALE");
        DataSpec data = Tables.data(two, "y");
        assertArrayEquals(
                new float[] {1, 0, 1, 1}, feature(data.with(ColumnSpec.feature("x", ColumnType.BOOLEAN)), two, 0));
        Table three = table("a|b|c|a");
        assertEquals(
                List.of(
                        "ERROR data.columns.x.type: a boolean has two different values, but x has 3: a, b, c. Set its type to"
                                + " category or ordinal."),
                Tables.complaints(folder, () -> fit(data.with(ColumnSpec.feature("x", ColumnType.BOOLEAN)), three)));
    }

    @Test
    void anOrdinalIsItsPlaceStandardized() {
        Table table = table("low|high|medium|medium|");
        DataSpec data = Tables.data(table, "y");
        ColumnSpec spec = new ColumnSpec("x", ColumnType.ORDINAL, ColumnUse.FEATURE, Imputation.MODE)
                .withSteps(List.of(new Ordinal(List.of("low", "medium", "high")), STANDARDIZE));
        assertEquals(List.of(spec), data.columns());
        float root2 = (float) Math.sqrt(2); // places 0, 2, 1, 1: mean 1, σ 1/√2
        assertArrayEquals(new float[] {-root2, root2, 0, 0, 0}, feature(data, table, 0), 1e-6f);
        DataSpec bare = data.with(spec.withSteps(List.of()));
        assertArrayEquals(new float[] {-root2, root2, 0, 0, 0}, feature(bare, table, 0), 1e-6f);
        Table later = table("low|very high|high|medium");
        FMatrixRMaj unseen = fit(data, table).features(later, new int[] {1}, problems);
        assertArrayEquals(new float[] {0}, unseen.data, 1e-6f);
        assertEquals(
                List.of(
                        "WARNING t.csv, line 3, column 1 (x): the category \"very high\" did not occur in training; it is"
                                + " encoded as a missing value. Training had low, medium, high."),
                Tables.describe(folder, problems.problems()));
    }

    @Test
    void aDateBecomesThePartsThatVary() {
        Table days = table("2023-12-31|2024-01-01|2024-07-15");
        assertEquals(
                List.of(new DateParts(true, true, true, true, false, false, false, true), STANDARDIZE),
                Tables.data(days, "y").columns().getFirst().steps());
        assertEquals(
                List.of(
                        "x year",
                        "x month sin",
                        "x month cos",
                        "x day sin",
                        "x day cos",
                        "x weekday sin",
                        "x weekday cos"),
                fit(Tables.data(days, "y"), days).featureNames());
        assertEquals(List.of("x year", "x month sin", "x month cos"), names("2023-01-01|2024-04-01|2024-07-01"));
        assertEquals(List.of("x hour sin", "x hour cos"), names("2024-01-01 08:30|2024-01-01 09:00|2024-01-01 09:15"));
        assertEquals(List.of("x minute sin", "x minute cos"), names("2024-01-01 08:30|2024-01-01 08:31"));
        DataSpec bare = Tables.data(days, "y").with(ColumnSpec.feature("x", ColumnType.DATE));
        assertArrayEquals(feature(Tables.data(days, "y"), days, 1), feature(bare, days, 1));
    }

    private List<String> names(String cells) {
        Table table = table(cells);
        return fit(Tables.data(table, "y"), table).featureNames();
    }

    @Test
    void anotherTypeTakesItsOwnStepsAndFill() {
        ColumnProfile profile = Profiler.profile(table("low|high|medium|medium|"), 0, MISSING);
        ColumnSpec ordinal = DefaultSteps.suggested(profile, profile.type());
        ColumnSpec category = DefaultSteps.retyped(ordinal, ColumnType.CATEGORY, profile);
        assertEquals(ColumnSpec.feature("x", ColumnType.CATEGORY), category);
        assertEquals(ordinal, DefaultSteps.retyped(category, ColumnType.ORDINAL, profile));
        ColumnSpec identifier = DefaultSteps.retyped(category, ColumnType.IDENTIFIER, profile);
        assertEquals(ColumnUse.IGNORED, identifier.use());
        assertEquals(ColumnUse.FEATURE, identifier.withType(ColumnType.CATEGORY).use());
        ColumnProfile colors = Profiler.profile(table("red|blue|green|red"), 0, MISSING);
        assertEquals(
                List.of(new Ordinal(List.of("blue", "green", "red")), STANDARDIZE),
                DefaultSteps.suggested(colors, ColumnType.ORDINAL).steps());
    }

    @Test
    void theTasksGuessStaysThatOfTheTarget() {
        assertEquals("CLASSIFICATION, x holds 2 different integers", guess("0|1|1"));
        assertEquals("CLASSIFICATION, x: every value is yes or no", guess("yes|no"));
    }

    private String guess(String cells) {
        TaskGuess guess = TaskGuess.of(Profiler.profile(table(cells), 0, MISSING));
        return guess.task() + ", " + guess.reason();
    }
}
