package org.layerwise.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.Message;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.prepare.TaskGuess;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
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

    /** A profile without what was found out about how the cells are written. */
    private static ColumnProfile bare(ColumnProfile profile) {
        return new ColumnProfile(
                profile.name(),
                profile.type(),
                profile.reason(),
                profile.rows(),
                profile.missing(),
                profile.distinct(),
                profile.numbers(),
                profile.frequent(),
                profile.examples());
    }

    @Test
    void numbers() {
        assertEquals(
                new ColumnProfile(
                        "x",
                        ColumnType.INTEGER,
                        Message.of("data.profile/type-whole-number"),
                        6,
                        2,
                        3,
                        new NumberSummary(
                                1,
                                2,
                                Math.sqrt(0.5),
                                new Quantiles(1.15, 1.75, 2, 2.25, 0.95 * 3),
                                3,
                                true,
                                3,
                                List.of(1, 2, 1),
                                0,
                                4),
                        List.of(new CategoryCount("2", 2), new CategoryCount("1", 1), new CategoryCount("3", 1)),
                        List.of("1", "2", "3")),
                bare(profile("1", "NA", "2", "2", "3", "?")));
    }

    @Test
    void categories() {
        assertEquals(
                new ColumnProfile(
                        "x",
                        ColumnType.CATEGORY,
                        Message.of("data.profile/texts", 2),
                        4,
                        1,
                        2,
                        null,
                        List.of(new CategoryCount("b", 2), new CategoryCount("a", 1)),
                        List.of("b", "a")),
                bare(profile("b", "", "a", "b")));
    }

    @Test
    void oneWordAmongNumbersIsNamedWithItsLine() {
        ColumnProfile profile = profile("1", "2", "three", "3");
        assertEquals(ColumnType.CATEGORY, profile.type());
        assertEquals(
                "1 of 4 values is not a number (\"three\" in line 4)",
                profile.reason().text());
    }

    @Test
    void leadingZerosAreCodes() {
        ColumnProfile profile = profile("10", "01", "02");
        assertEquals(ColumnType.CATEGORY, profile.type());
        assertEquals(
                "leading zeros, as codes have (\"01\" in line 3)",
                profile.reason().text());
    }

    @Test
    void anEmptyColumnHasNothingToSay() {
        ColumnProfile profile = profile("", "NA", "null");
        assertEquals(
                new ColumnProfile(
                        "x",
                        ColumnType.CATEGORY,
                        Message.of("data.profile/type-unknown"),
                        3,
                        3,
                        0,
                        null,
                        List.of(),
                        List.of()),
                bare(profile));
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

    @Test
    void moreThanTenThousandTextsAreEstimated() {
        TextTally texts = new TextTally();
        for (int i = 0; i < 900_000; i++) {
            texts.add("customer " + i % 300_000, Double.NaN);
        }
        assertEquals(300_000, texts.distinct(), 0.03 * 300_000);
        assertEquals(new CategoryCount("customer 0", 3), texts.mostFrequent(1).getFirst());
        for (int size : new int[] {9_999, 10_000}) {
            TextTally few = new TextTally();
            IntStream.range(0, 3 * size).forEach(i -> few.add("c" + i % size, Double.NaN));
            assertEquals(size, few.distinct());
        }
    }

    @Test
    void quantilesOfMillionsComeFromASampleThatSaysSo() {
        NumberTally numbers = new NumberTally();
        int all = 3_000_000;
        for (int i = 0; i < all; i++) {
            numbers.add((double) (i * 1_234_567L % all)); // every number below, out of order
        }
        NumberSummary summary = numbers.summary(Profiler.DISTINCT_LIMIT);
        if (summary == null) {
            throw new AssertionError("no figures");
        }
        assertEquals(Profiler.QUANTILE_LIMIT, summary.sampled());
        assertEquals(
                all, summary.histogram().stream().mapToInt(Integer::intValue).sum());
        assertEquals((all - 1) / 2.0, summary.mean(), 1e-3);
        assertEquals(Math.sqrt((1.0 * all * all - 1) / 12), summary.std(), 1e-3);
        Quantiles quantiles = summary.quantiles();
        double rank = 0.0025 * all; // five standard errors
        assertEquals(0.05 * all, quantiles.p05(), rank);
        assertEquals(0.5 * all, quantiles.p50(), rank);
        assertEquals(0.95 * all, quantiles.p95(), rank);
    }

    @Test
    void namesAndRunningNumbersAreIdentifiersMeasurementsAreNot() {
        assertTrue(profile(IntStream.range(0, 30).mapToObj(i -> "K" + i).toArray(String[]::new))
                .isIdentifier());
        assertTrue(profile(IntStream.range(0, 30).mapToObj(i -> "" + (1000 + i)).toArray(String[]::new))
                .isIdentifier());
        ColumnProfile measured =
                profile(IntStream.range(0, 30).mapToObj(i -> i * 0.37 + "").toArray(String[]::new));
        assertTrue(measured.isNearUnique());
        assertFalse(measured.isIdentifier());
        assertFalse(profile(IntStream.range(0, 30).mapToObj(i -> "" + i * 971).toArray(String[]::new))
                .isIdentifier());
        assertFalse(profile("a", "b", "c").isNearUnique());
    }

    @Test
    void numbersTooLargeAreCountedApart() {
        NumberSummary numbers = profile("1", "1e400", "3").numbers();
        if (numbers == null) {
            throw new AssertionError("no figures");
        }
        assertEquals(1, numbers.infinite());
        assertEquals(2, numbers.mean());
        assertEquals("no number is finite", profile("1e400", "-1e999").reason().text());
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b,a', CLASSIFICATION, x: 2 different texts",
        "'01,02,10', CLASSIFICATION, 'x: leading zeros, as codes have (\"01\" in line 2)'",
        "'0,1,1,0', CLASSIFICATION, x holds 2 different integers",
        "'1.0,2.0,2', CLASSIFICATION, x holds 2 different integers",
        "'1,2,2.5', REGRESSION, x holds numbers that are not all integers",
        "'1,2,NA', CLASSIFICATION, x holds 2 different integers",
        "'1,2,x', CLASSIFICATION, 'x: 1 of 3 values is not a number (\"x\" in line 4)'"
    })
    void guessesTheTask(String cells, Task task, String reason) {
        assertEquals(task + ", " + reason, guess(profile(cells.split(","))));
    }

    private static String guess(ColumnProfile profile) {
        TaskGuess guess = TaskGuess.of(profile);
        return guess.task() + ", " + guess.reason();
    }

    @Test
    void twentyIntegersAreClassesTwentyOneAreNumbers() {
        String[] twenty =
                IntStream.range(0, 40).mapToObj(i -> String.valueOf(i % 20)).toArray(String[]::new);
        String[] more =
                IntStream.range(0, 42).mapToObj(i -> String.valueOf(i % 21)).toArray(String[]::new);
        assertEquals("CLASSIFICATION, x holds 20 different integers", guess(profile(twenty)));
        assertEquals("REGRESSION, x holds 21 different integers, more than 20", guess(profile(more)));
    }
}
