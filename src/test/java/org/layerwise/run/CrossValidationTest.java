package org.layerwise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Seed;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.split.Folds;
import org.layerwise.data.split.Split;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Runs;

/** Folds of rows, an experiment trained on each, and classes that are balanced. */
class CrossValidationTest {
    @TempDir
    Path folder;

    /** 60 rows: 45 of class a, 15 of class b, told apart by x; groups of four. */
    private Table table() {
        return Tables.of(
                folder,
                IntStream.range(0, 60)
                        .mapToObj(i -> (i % 4 == 0 ? 5 : 0) + i * 0.01 + ",g" + i / 4 + "," + i + ","
                                + (i % 4 == 0 ? "b" : "a"))
                        .collect(Collectors.joining("\n", "x,g,t,y\n", "\n")));
    }

    private List<Split> folds(Table table, SplitSpec spec, int count, long seed) {
        return Folds.of(spec, Tables.data(table, "y"), table, new Seed(seed), count, new ProblemCollector());
    }

    @Test
    void everyRowIsTestedOnceAndClassesKeepTheirShares() {
        Table table = table();
        List<Split> folds = folds(table, SplitSpec.DEFAULT, 5, 1);
        assertArrayEquals(
                table.allRows(),
                folds.stream()
                        .flatMapToInt(fold -> IntStream.of(fold.test()))
                        .sorted()
                        .toArray());
        for (Split fold : folds) {
            assertEquals(12, fold.test().length);
            assertEquals(48, fold.train().length);
            assertEquals(0, fold.validation().length);
            assertTrue(IntStream.of(fold.test()).noneMatch(row -> Arrays.binarySearch(fold.train(), row) >= 0));
            assertEquals(
                    3,
                    IntStream.of(fold.test())
                            .filter(row -> table.cell(row, 3).equals("b"))
                            .count());
        }
        assertArrayEquals(
                folds.get(2).test(),
                folds(table, SplitSpec.DEFAULT, 5, 1).get(2).test());
    }

    @Test
    void groupsStayTogetherAndTimeRunsForward() {
        Table table = table();
        for (Split fold : folds(table, SplitSpec.DEFAULT.withBy(new GroupSplit("g")), 4, 1)) {
            assertTrue(IntStream.of(fold.test())
                    .noneMatch(row -> IntStream.of(fold.train())
                            .anyMatch(other -> table.cell(other, 1).equals(table.cell(row, 1)))));
            assertTrue(fold.test().length == 16 || fold.test().length == 12);
        }
        List<Split> forward = folds(table, SplitSpec.DEFAULT.withBy(new TimeSplit("t")), 2, 1);
        assertArrayEquals(IntStream.range(0, 20).toArray(), forward.get(0).train());
        assertArrayEquals(IntStream.range(20, 40).toArray(), forward.get(0).test());
        assertArrayEquals(IntStream.range(0, 40).toArray(), forward.get(1).train());
        assertArrayEquals(IntStream.range(40, 60).toArray(), forward.get(1).test());
        assertEquals(
                List.of("ERROR t.csv: 15 groups are too few: 16 are needed for that many folds. "
                        + "Ask for fewer folds, or add rows."),
                Tables.complaints(folder, () -> folds(table, SplitSpec.DEFAULT.withBy(new GroupSplit("g")), 16, 1)));
    }

    @Test
    void trainsOnEachFoldAndTellsMeanAndSpread() {
        Table table = table();
        Experiment experiment = Runs.experiment(
                table, "training.epochs=30", "optimizer.learningRate=0.05", "data.columns.t.use=ignored");
        List<Integer> begun = new ArrayList<>();
        CrossValidation validation = CrossValidation.of(experiment, table, 3, Resources.ofMachine(), begun::add);
        assertEquals(List.of(1, 2, 3), begun);
        assertEquals(
                List.of(20L, 20L, 20L),
                validation.folds().stream().map(Evaluation::rows).toList());
        CrossValidation.Spread accuracy =
                Objects.requireNonNull(validation.spreads().get("accuracy"));
        assertTrue(accuracy.mean() > 0.9, accuracy::toString);
        double[] losses =
                validation.folds().stream().mapToDouble(Evaluation::loss).toArray();
        double mean = (losses[0] + losses[1] + losses[2]) / 3;
        double squares = Arrays.stream(losses).map(x -> (x - mean) * (x - mean)).sum();
        assertEquals(
                new CrossValidation.Spread(mean, Math.sqrt(squares / 2), 3),
                validation.spreads().get("loss"));
        assertEquals(
                validation.spreads(),
                CrossValidation.of(experiment, table, 3, Resources.ofMachine(), fold -> {})
                        .spreads());
    }

    @Test
    void rareClassesWeighMoreAndTheMeanStays() {
        Table table = table();
        Experiment experiment = Runs.experiment(table, "pipeline.balance=weights", "split.test=0.2");
        PreparedData data = Runs.prepare(table, experiment);
        float[] weights = Objects.requireNonNull(data.train().weights());
        for (int i = 0; i < weights.length; i++) {
            boolean rare = table.cell(data.train().tableRows()[i], 3).equals("b");
            assertEquals(rare ? 36 / (2 * 9f) : 36 / (2 * 27f), weights[i], 1e-6);
        }
        assertNull(data.validation().weights());
        assertNull(data.test().weights());
        PreparedData weighed = Runs.prepare(
                table, Runs.experiment(table, "pipeline.balance=weights", "split.test=0.2", "data.weights=t"));
        float[] both = Objects.requireNonNull(weighed.train().weights());
        for (int i = 0; i < both.length; i++) {
            assertEquals(weights[i] * weighed.train().tableRows()[i], both[i], 1e-4);
        }
    }

    @Test
    void rareClassesAreTakenAgainInTrainingAlone() {
        Table table = table();
        Experiment experiment = Runs.experiment(table, "pipeline.balance=resample", "split.test=0.2");
        PreparedData data = Runs.prepare(table, experiment);
        int[] rows = data.train().tableRows();
        assertEquals(54, rows.length);
        assertEquals(
                27,
                IntStream.of(rows).filter(row -> table.cell(row, 3).equals("b")).count());
        assertArrayEquals(
                data.split().train(), IntStream.of(rows).distinct().toArray(), "every training row, and no other");
        assertEquals(12, data.validation().rows());
        assertEquals(
                Runs.prepare(table, Runs.experiment(table, "split.test=0.2")).pipeline(),
                data.pipeline(),
                "the pipeline learns from each row once");
        assertArrayEquals(rows, Runs.prepare(table, experiment).train().tableRows());
    }

    @Test
    void numbersHaveNoClassesToBalance() {
        Table table = Tables.of(
                folder,
                IntStream.range(0, 40).mapToObj(i -> i + "," + i * 1.5).collect(Collectors.joining("\n", "x,y\n", "")));
        PreparedData data = Runs.prepare(table, Runs.experiment(table, "pipeline.balance=weights"));
        assertEquals(
                List.of("WARNING pipeline.balance: a regression has no classes to balance; every row counts as it is. "
                        + "Set it to none, or make the task a classification."),
                Tables.describe(folder, data.problems()));
    }
}
