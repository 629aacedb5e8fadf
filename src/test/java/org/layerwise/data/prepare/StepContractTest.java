package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedColumns;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.StepInput;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** What every kind of step keeps to, alone and in a chain. */
class StepContractTest {
    private static final List<String> NUMBERS = List.of("1.5", "", "-2", "7", "7", "NA", "0.25", "40", "7", "12");
    private static final List<String> TEXTS = List.of("d", "", "北島", "d", "a", "?", "a", "d", "北島", "c");

    @TempDir
    Path folder;

    private static Stream<DynamicTest> each(ThrowingConsumer<Chains> test) {
        return Chains.kept().stream().map(chain -> DynamicTest.dynamicTest(chain.name(), () -> test.accept(chain)));
    }

    private static List<String> cells(Chains chain) {
        return chain.type() == ColumnType.NUMBER ? NUMBERS : TEXTS;
    }

    /** A table of the column {@code x}, a column that varies, and a target. */
    private Table table(List<String> cells) {
        return Tables.of(
                folder,
                IntStream.range(0, cells.size())
                        .mapToObj(i -> "\"" + cells.get(i) + "\"," + i + "," + (i % 2 == 0 ? "yes" : "no"))
                        .collect(Collectors.joining("\n", "x,other,y\n", "\n")));
    }

    private static DataSpec data(Chains chain) {
        return new DataSpec(
                "t.csv",
                "",
                "y",
                Task.CLASSIFICATION,
                MissingTokens.DEFAULTS,
                List.of(chain.column("x"), ColumnSpec.feature("other", ColumnType.NUMBER)));
    }

    private static FittedPipeline fit(Chains chain, Table table, int[] rows) {
        return PipelineFitter.fit(PipelineSpec.DEFAULT, data(chain), table, rows, new ProblemCollector());
    }

    private static int[] first(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    @Test
    void everyKindIsInAChain() {
        for (var kind : Catalog.of(Step.class).kinds()) {
            assertTrue(
                    kind.id().equals("date-parts") // reads dates alone: DateStepsTest
                            || Chains.all().stream()
                                    .flatMap(chain -> chain.steps().stream())
                                    .anyMatch(step -> kind.type().isInstance(step)),
                    kind::id);
        }
    }

    @TestFactory
    Stream<DynamicTest> comesBackFromItsJson() {
        return each(chain -> {
            JsonCodec codec = new JsonCodec("");
            assertEquals(chain.column("x"), codec.read(ColumnSpec.class, JsonCodec.write(chain.column("x")), ""));
            FittedPipeline fitted = fit(chain, table(cells(chain)), first(10));
            assertEquals(fitted, codec.read(FittedPipeline.class, JsonCodec.write(fitted), ""));
        });
    }

    /** Validation rows cannot leak in: whatever stands in them, the same is fitted. */
    @TestFactory
    Stream<DynamicTest> learnsFromTrainingRowsAlone() {
        return each(chain -> {
            List<String> cells = cells(chain);
            FittedPipeline fitted = fit(chain, table(cells), first(7));
            List<String> others = chain.type() == ColumnType.NUMBER
                    ? List.of("3e38", "-3e38", "99999")
                    : List.of("new", "newer", "北島");
            List<String> changed =
                    Stream.concat(cells.subList(0, 7).stream(), others.stream()).toList();
            assertEquals(fitted, fit(chain, table(changed), first(7)));
            assertNotEquals(List.of(), fitted.columns());
        });
    }

    @TestFactory
    Stream<DynamicTest> namesEveryFeature() {
        return each(chain -> {
            FittedPipeline fitted = fit(chain, table(cells(chain)), first(10));
            List<String> names = fitted.featureNames();
            assertEquals(fitted.layout().width(), names.size());
            assertEquals(names.stream().distinct().toList(), names);
            assertTrue(names.stream().limit(names.size() - 1).allMatch(name -> name.startsWith("x")), names::toString);
        });
    }

    @TestFactory
    Stream<DynamicTest> staysFiniteWhateverTheCells() {
        return each(chain -> {
            boolean numbers = chain.type() == ColumnType.NUMBER;
            List<List<String>> training = List.of(
                    numbers ? List.of("5", "5", "5") : List.of("d", "d", "d"),
                    numbers ? List.of("3e38", "-3e38", "", "1e-40") : List.of("d", "", "a", "d"),
                    numbers ? List.of("1e-30", "2e-30") : List.of("=a", "0"),
                    List.of("7", "7"));
            for (List<String> cells : training) {
                FittedPipeline fitted = fit(chain, table(cells), first(cells.size()));
                Table other = table(numbers ? List.of("3e38", "-3e38", "", "0") : List.of("", "unseen", "3e38", "d"));
                assertFinite(fitted.features(table(cells), first(cells.size()), new ProblemCollector()));
                assertFinite(fitted.features(other, first(4), new ProblemCollector()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> canBeFittedOnASingleRow() {
        return each(chain -> {
            Table table = table(cells(chain));
            ProblemCollector problems = new ProblemCollector();
            List<Step> steps = chain.steps();
            var cells = new StepInput(data(chain).reads(table))
                    .read("x", ColumnSpec.content(chain.type()), CellPrecision.FLOAT64, first(1), problems);
            FittedColumn fitted = FittedColumn.of(
                    "x",
                    ColumnSpec.content(chain.type()),
                    CellPrecision.FLOAT64,
                    org.layerwise.data.step.StepChain.fit(steps, cells, new org.layerwise.data.step.ImputeMode()));
            float[][] values = FittedColumns.encode(fitted, cells);
            assertEquals(fitted.width(), values.length);
            for (float[] feature : values) {
                assertTrue(Float.isFinite(feature[0]), Arrays.toString(feature));
            }
        });
    }

    private static void assertFinite(FMatrixRMaj features) {
        for (int i = 0; i < features.getNumElements(); i++) {
            assertTrue(Float.isFinite(features.data[i]), features::toString);
        }
    }

    @TestFactory
    Stream<DynamicTest> leavesOutAColumnWithoutAValue() {
        return each(chain -> {
            ProblemCollector problems = new ProblemCollector();
            Table table = table(List.of("", "NA", "?", "5"));
            FittedPipeline fitted = PipelineFitter.fit(PipelineSpec.DEFAULT, data(chain), table, first(3), problems);
            assertEquals(List.of("other"), fitted.featureNames());
            assertEquals(
                    List.of("WARNING t.csv, column x: the column has no value in the training rows; it is left out. "
                            + "Ignore the column."),
                    Tables.describe(folder, problems.problems()));
        });
    }

    @TestFactory
    Stream<DynamicTest> flagsWhatTrainingNeverSaw() {
        return each(chain -> {
            FittedPipeline fitted = fit(chain, table(cells(chain)), first(10));
            ProblemCollector problems = new ProblemCollector();
            Table other = table(List.of(chain.type() == ColumnType.NUMBER ? "77" : "never", "", "7"));
            fitted.features(other, first(2), problems);
            List<String> flags = Tables.describe(folder, problems.problems());
            assertEquals(chain.type() == ColumnType.NUMBER ? 0 : 1, flags.size(), flags::toString);
            flags.forEach(flag -> assertTrue(
                    flag.startsWith(
                            "WARNING t.csv, line 2, column 1 (x): the category \"never\" did not occur in training"),
                    flag));
        });
    }

    @Test
    void leavesOutWhatIsDropped() {
        Chains chain = new Chains("drop", ColumnType.NUMBER, Chains.steps("['standardize','drop']"));
        ProblemCollector problems = new ProblemCollector();
        FittedPipeline fitted =
                PipelineFitter.fit(PipelineSpec.DEFAULT, data(chain), table(NUMBERS), first(10), problems);
        assertEquals(List.of("other"), fitted.featureNames());
        assertEquals(List.of(), problems.problems());
    }

    @Test
    void fillsInWhatIsStillMissingAtTheEnd() {
        Chains chain = new Chains("", ColumnType.NUMBER, Chains.steps("['zero-centre']"));
        FittedPipeline fitted = fit(chain, table(List.of("1", "", "3", "8")), first(4));
        FittedColumn x = fitted.columns().getFirst();
        assertEquals(
                FittedColumn.of(
                        "x",
                        ColumnContent.NUMBERS,
                        CellPrecision.FLOAT32,
                        List.of(new FittedAffine(List.of(4.0), List.of(1.0)), new FittedFill(List.of(0.0)))),
                x);
    }

    @Test
    void refusesStepsThatDoNotFitTogether() {
        assertEquals(
                List.of(
                        "ERROR data.columns.x.steps.0: Standardize cannot stand here: it needs numbers, and the column "
                                + "holds texts there. Put one-hot, ordinal, frequency or date-parts before it, or make the column's type number."),
                refused(ColumnType.CATEGORY, "['standardize']"));
        assertEquals(
                List.of("ERROR data.columns.x.steps.1: One-hot cannot stand here: it needs texts, and the column holds "
                        + "numbers there. Remove it, change its value, or make the column's type category."),
                refused(ColumnType.NUMBER, "['impute-mean','one-hot']"));
        assertEquals(
                List.of("ERROR data.columns.x.steps.1: Standardize cannot stand here: nothing may follow Index. "
                        + "Move it up, or remove it."),
                refused(ColumnType.CATEGORY, "['index','standardize']"));
        assertEquals(
                List.of("ERROR data.columns.x.steps: the column still holds texts after the last step. "
                        + "Add one-hot, ordinal, frequency, index or date-parts."),
                refused(ColumnType.CATEGORY, "['impute-mode']"));
        assertEquals(
                List.of(
                        "ERROR data.columns.x.steps.0: Impute constant cannot stand here: \"many\" is no number to fill in, "
                                + "and the column holds numbers there. Remove it, change its value, or make the column's type category."),
                refused(ColumnType.NUMBER, "[{'kind':'impute-constant','value':'many'}]"));
    }

    private List<String> refused(ColumnType type, String steps) {
        return Tables.complaints(folder, () -> new Chains("", type, Chains.steps(steps)).column("x"));
    }

    @Test
    void neverTurnsVeryManyCategoriesIntoFeatures() {
        List<String> cells = IntStream.range(0, 60).mapToObj(i -> "c" + i).toList();
        Chains oneHot = new Chains("", ColumnType.CATEGORY, Chains.steps("['one-hot']"));
        ProblemCollector problems = new ProblemCollector();
        Table table = table(cells);
        assertEquals(
                List.of("other"),
                PipelineFitter.fit(PipelineSpec.DEFAULT, data(oneHot), table, first(60), problems)
                        .featureNames());
        assertEquals(
                List.of(
                        "WARNING t.csv, column x: the column has 60 categories, more than 50 for one-hot; it is left "
                                + "out. Take the step frequency or index instead, allow more in the pipeline, or ignore the column."),
                Tables.describe(folder, problems.problems()));
        Chains frequency = new Chains("", ColumnType.CATEGORY, Chains.steps("['frequency']"));
        assertEquals(List.of("x", "other"), fit(frequency, table, first(60)).featureNames());
    }
}
