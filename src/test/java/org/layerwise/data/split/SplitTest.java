package org.layerwise.data.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.Seed;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

class SplitTest {
    @TempDir
    Path folder;

    private final ProblemCollector problems = new ProblemCollector();

    private Table table(String... targets) {
        return Tables.of(
                folder,
                "x,y\n"
                        + IntStream.range(0, targets.length)
                                .mapToObj(i -> i + "," + targets[i] + "\n")
                                .collect(Collectors.joining()));
    }

    private static String[] classes(int a, int b, int c) {
        return IntStream.range(0, a + b + c)
                .mapToObj(i -> i < a ? "a" : i < a + b ? "b" : "c")
                .toArray(String[]::new);
    }

    private Split split(Table table, double validation, double test, long seed) {
        return Split.of(
                new SplitSpec(validation, test, true), Tables.data(table, "y"), table, new Seed(seed), problems);
    }

    private static int[] all(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).sorted().toArray();
    }

    private static List<Integer> perClass(Table table, int[] rows) {
        return List.of("a", "b", "c").stream()
                .map(name -> (int) Arrays.stream(rows)
                        .filter(row -> table.cell(row, 1).equals(name))
                        .count())
                .toList();
    }

    @Test
    void fractionsAreOfAllRowsAndClassesKeepTheirShares() {
        Table table = table(classes(50, 30, 20));
        Split split = split(table, 0.2, 0.1, 1);
        assertEquals(List.of(35, 21, 14), perClass(table, split.train()));
        assertEquals(List.of(10, 6, 4), perClass(table, split.validation()));
        assertEquals(List.of(5, 3, 2), perClass(table, split.test()));
        assertEquals(List.of(), problems.problems());
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.1", "0.15, 0.15", "0.33, 0.33", "0, 0.25", "0.5, 0", "0.01, 0.01"})
    void everyRowIsInExactlyOnePartAndThePartsHaveTheSizesAskedFor(double validation, double test) {
        Table table = table(classes(31, 17, 9));
        Split split = split(table, validation, test, 7);
        assertArrayEquals(table.allRows(), all(split.train(), split.validation(), split.test()));
        assertEquals(Math.round(57 * validation), split.validation().length);
        assertEquals(Math.round(57 * test), split.test().length);
    }

    @Test
    void theSameSeedGivesTheSameRowsAndAnotherSeedOthers() {
        Table table = table(classes(40, 40, 20));
        Split one = split(table, 0.2, 0.2, 3);
        Split again = split(table, 0.2, 0.2, 3);
        assertArrayEquals(one.train(), again.train());
        assertArrayEquals(one.validation(), again.validation());
        assertArrayEquals(one.test(), again.test());
        assertFalse(Arrays.equals(one.train(), split(table, 0.2, 0.2, 4).train()));
    }

    @Test
    void rareClassesStayInTrainingAndAreNamed() {
        Table table = table(classes(20, 1, 2));
        Split split = split(table, 0.5, 0.2, 1);
        List<Integer> train = perClass(table, split.train());
        assertEquals(1, train.get(1));
        assertEquals(23, split.train().length + split.validation().length + split.test().length);
        assertEquals(
                List.of(
                        "WARNING t.csv, line 22, column 2 (y): class \"b\" has only 1 row, too few for every part; training keeps"
                                + " at least one. Add rows of this class, merge it with another, or remove it.",
                        "WARNING t.csv, line 23, column 2 (y): class \"c\" has only 2 rows, too few for every part; training keeps"
                                + " at least one. Add rows of this class, merge it with another, or remove it."),
                Tables.describe(folder, problems.problems()));
    }

    @Test
    void rowsWithoutATargetAreLeftOut() {
        Table table = table("a", "", "b", "NA", "a", "b", "", "", "", "", "a");
        Split split = split(table, 0.4, 0, 1);
        int[] used = all(split.train(), split.validation());
        assertArrayEquals(new int[] {0, 2, 4, 5, 10}, used);
        assertEquals(
                List.of(
                        "WARNING t.csv, column y: 6 of 11 rows have no target and are left out: lines 3, 5, 8, 9, 10, …. Fill the"
                                + " target in to use them."),
                Tables.describe(folder, problems.problems()));
    }

    @Test
    void oneClassOnly() {
        Table table = table("a", "a", "a");
        assertEquals(
                List.of(
                        "ERROR t.csv, column y: the target has only one class, \"a\"; there is nothing to tell apart. Choose"
                                + " another target, or add rows of another class."),
                Tables.complaints(folder, () -> split(table, 0.2, 0, 1)));
    }

    @Test
    void tooFewRows() {
        Table table = table("a", "b");
        assertEquals(
                List.of(
                        "ERROR t.csv: 2 rows are too few: 1 for validation and 1 for test leave none for training. Add rows, or"
                                + " set the validation and test fractions to 0."),
                Tables.complaints(folder, () -> split(table, 0.2, 0.2, 1)));
    }

    @Test
    void regressionTargetsMustBeNumbers() {
        Table table = table("1.5", "2.5", "many", "3.5");
        DataSpec data = new DataSpec("t.csv", "", "y", Task.REGRESSION, List.of(), List.of());
        assertEquals(
                List.of(
                        "ERROR t.csv, line 4, column 2 (y): \"many\" is not a number; expected digits with an optional point, sign"
                                + " and exponent, such as -1.5e3, or a missing value. Correct the cell, add \"many\" to the missing"
                                + " values, or use the column as a category. Or set data.faults.text to missing or skip."),
                Tables.complaints(folder, () -> Split.of(SplitSpec.DEFAULT, data, table, new Seed(1), problems)));
    }

    @Test
    void fractionsThatLeaveNothingAreRefused() {
        assertEquals(
                List.of(
                        "ERROR split: validation 0.6 and test 0.4 leave no rows for training. Their sum must be below 1; 0.2 and 0"
                                + " are the defaults."),
                Tables.complaints(folder, () -> new SplitSpec(0.6, 0.4, true)));
        assertEquals(
                List.of("ERROR split.test: expected a fraction from 0 to below 1, found -0.1. Write a fifth as 0.2."),
                Tables.complaints(folder, () -> new SplitSpec(0.2, -0.1, true)));
        assertEquals(
                List.of(
                        "ERROR split.validation: expected a fraction from 0 to below 1, found NaN. Write a fifth as 0.2."),
                Tables.complaints(folder, () -> new SplitSpec(Double.NaN, 0, true)));
    }
}
