package org.layerwise.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.data.Tables;
import org.layerwise.data.Task;
import org.layerwise.data.TaskGuess;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.Table;

class ProfilerTest {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);

    @TempDir
    Path folder;

    private ColumnProfile profile(String... cells) {
        Table table = Tables.of(
                folder,
                "x,row\n"
                        + IntStream.range(0, cells.length)
                                .mapToObj(i -> cells[i] + "," + i + "\n")
                                .collect(Collectors.joining()));
        return Profiler.profile(table, 0, MISSING);
    }

    @Test
    void numbers() {
        assertEquals(
                new ColumnProfile(
                        "x",
                        ColumnType.NUMBER,
                        "every value is a number",
                        6,
                        2,
                        3,
                        new NumberSummary(1, 2, Math.sqrt(0.5), 3, true, 3, List.of(1, 2, 1)),
                        List.of(new CategoryCount("2", 2), new CategoryCount("1", 1), new CategoryCount("3", 1)),
                        List.of("1", "2", "3")),
                profile("1", "NA", "2", "2", "3", "?"));
    }

    @Test
    void categories() {
        assertEquals(
                new ColumnProfile(
                        "x",
                        ColumnType.CATEGORY,
                        "no cell is a number",
                        4,
                        1,
                        2,
                        null,
                        List.of(new CategoryCount("b", 2), new CategoryCount("a", 1)),
                        List.of("b", "a")),
                profile("b", "", "a", "b"));
    }

    @Test
    void oneWordAmongNumbersIsNamedWithItsLine() {
        ColumnProfile profile = profile("1", "2", "n.d.", "3");
        assertEquals(ColumnType.CATEGORY, profile.type());
        assertEquals("1 of 4 values is not a number (\"n.d.\" in line 4)", profile.reason());
    }

    @Test
    void leadingZerosAreCodes() {
        ColumnProfile profile = profile("10", "01", "02");
        assertEquals(ColumnType.CATEGORY, profile.type());
        assertEquals("leading zeros, as codes have (\"01\" in line 3)", profile.reason());
    }

    @Test
    void anEmptyColumnHasNothingToSay() {
        ColumnProfile profile = profile("", "NA", "null");
        assertEquals(
                new ColumnProfile("x", ColumnType.CATEGORY, "no cell has a value", 3, 3, 0, null, List.of(), List.of()),
                profile);
    }

    @Test
    void histogramHasAtMost24BinsThatHoldEveryValue() {
        ColumnProfile profile =
                profile(IntStream.rangeClosed(0, 240).mapToObj(String::valueOf).toArray(String[]::new));
        List<Integer> expected =
                IntStream.range(0, 24).mapToObj(i -> i < 23 ? 10 : 11).toList();
        assertEquals(
                expected, profile.numbers() == null ? null : profile.numbers().histogram());
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b,a', CLASSIFICATION, x: no cell is a number",
        "'01,02,10', CLASSIFICATION, 'x: leading zeros, as codes have (\"01\" in line 2)'",
        "'0,1,1,0', CLASSIFICATION, x holds 2 different integers",
        "'1.0,2.0,2', CLASSIFICATION, x holds 2 different integers",
        "'1,2,2.5', REGRESSION, x holds numbers that are not all integers",
        "'1,2,NA', CLASSIFICATION, x holds 2 different integers",
        "'1,2,x', CLASSIFICATION, 'x: 1 of 3 values is not a number (\"x\" in line 4)'"
    })
    void guessesTheTask(String cells, Task task, String reason) {
        assertEquals(new TaskGuess(task, reason), TaskGuess.of(profile(cells.split(","))));
    }

    @Test
    void twentyIntegersAreClassesTwentyOneAreNumbers() {
        String[] twenty =
                IntStream.range(0, 40).mapToObj(i -> String.valueOf(i % 20)).toArray(String[]::new);
        String[] more =
                IntStream.range(0, 42).mapToObj(i -> String.valueOf(i % 21)).toArray(String[]::new);
        assertEquals(
                new TaskGuess(Task.CLASSIFICATION, "x holds 20 different integers"), TaskGuess.of(profile(twenty)));
        assertEquals(
                new TaskGuess(Task.REGRESSION, "x holds 21 different integers, more than 20"),
                TaskGuess.of(profile(more)));
    }
}
