package org.layerwise.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;

/** The overview of tables small enough to work out by hand. */
class OverviewTest {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);

    @TempDir
    Path folder;

    private static OverviewMaker maker(Table table) {
        return new OverviewMaker(table, Profiler.profile(table, MISSING));
    }

    private Table table(String head, int rows, IntFunction<String> row) {
        return Tables.of(
                folder, head + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
    }

    private List<String> problems(TableOverview overview) {
        return Tables.describe(folder, overview.problems());
    }

    @Test
    void separationByHand() {
        // a: 1 3 | b: 5 7. Means 2, 6, 4: within = (1+1+1+1)/4 = 1, between = (2*4 + 2*4)/4 = 4.
        TableOverview overview = maker(Tables.of(folder, "x,y\n1,a\n3,a\n5,b\n7,b\n"))
                .withTarget("y", true)
                .make();
        Separation separation = overview.separation();
        assertNotNull(separation);
        assertEquals(List.of(new ColumnSeparation("x", 1, 4)), separation.columns());
        assertEquals(4, separation.columns().getFirst().fisher());
        assertEquals(0.8, separation.columns().getFirst().share());
        // Standardized by sigma = sqrt(5): within 1/5, between 4/5, each class's spread 1/5, distance 4/sqrt(5).
        assertEquals(0.2, separation.within(), 1e-12);
        assertEquals(0.8, separation.between(), 1e-12);
        assertEquals(4 / Math.sqrt(5), separation.distances().get(0).get(1), 1e-12);
        assertEquals(0.2, separation.classes().get(1).spread(), 1e-12);
        assertEquals(4, separation.apart(0, 1), 1e-12);
        assertEquals(List.of("a", "b"), separation.mostAlike());
    }

    @Test
    void correlationOnTheRowsThatHaveBoth() {
        TableOverview overview = maker(Tables.of(folder, "x,y,z\n1,2,5\n2,4,5\n3,NA,5\n4,8,5\nNA,1,5\n"))
                .make();
        assertEquals(List.of("x", "y"), overview.correlations().columns());
        assertEquals(1.0, overview.correlations().values().get(0).get(1), 1e-15);
    }

    @Test
    void classesOutOfBalanceAreWarnedOfFromTenToOne() {
        TableOverview ten = maker(table("x,y", 22, i -> i % 7 + "," + (i < 20 ? "no" : "yes")))
                .withTarget("y", true)
                .make();
        assertEquals(
                new ClassFrequencies(List.of(new CategoryCount("no", 20), new CategoryCount("yes", 2)), 0),
                ten.balance());
        assertTrue(problems(ten).stream().noneMatch(text -> text.contains("out of balance")));
        TableOverview more = maker(table("x,y", 23, i -> i % 7 + "," + (i < 21 ? "no" : "yes")))
                .withTarget("y", true)
                .make();
        assertTrue(
                problems(more)
                        .contains("WARNING t.csv, column y: the classes are out of balance: 21 rows of no for 2 of yes,"
                                + " 11 : 1. Accuracy will flatter; look at each class's recall, or weigh the classes."),
                problems(more).toString());
    }

    @Test
    void duplicateRowsAreCountedWithoutTheFirst() {
        Table table = Tables.of(folder, "x,y\n1,a\n2,b\n1,a\n1,a\n2,c\n,ab\na,b\n");
        assertEquals(new Duplicates(2, true), Duplicates.of(table));
        assertTrue(problems(maker(table).make()).stream()
                .anyMatch(text -> text.startsWith("NOTE t.csv: 2 of 7 rows are the same as one further up.")));
    }

    @Test
    void duplicatesOfManyRowsAreEstimatedFromAShareOfTheHashes() {
        Table table = table("x,y", 40_000, i -> i % 30_000 + "," + i % 30_000);
        assertEquals(new Duplicates(10_000, true), Duplicates.of(table));
        Duplicates estimated = Duplicates.of(table, 10_000);
        assertEquals(10_000, estimated.rows(), 1_000);
        assertEquals(false, estimated.exact());
    }

    @Test
    void scalesApartAreNoted() {
        TableOverview overview = maker(table("income,share,y", 40, i -> 1000 * i + "," + i * 0.01 + "," + i % 2))
                .make();
        ScaleSpread scales = overview.scales();
        assertNotNull(scales);
        assertEquals("income", scales.widest());
        assertEquals("share", scales.narrowest());
        assertEquals(100_000, scales.ratio(), 1e-6);
        assertTrue(
                problems(overview)
                        .contains("NOTE t.csv: the columns are on very different scales: σ is 1.154e+04 in income and"
                                + " 0.1154 in share. Scale them, as an experiment does unless told otherwise."),
                problems(overview).toString());
    }

    @Test
    void aColumnThatHoldsTheAnswerIsSuspicious() {
        RandomStream random = new RandomStream(5);
        Table table = table("noise,answer,code,y", 200, i -> {
            String kind = List.of("low", "mid", "high").get(i % 3);
            String noise = String.format(Locale.ROOT, "%.3f", random.nextGaussian());
            String code = String.format(Locale.ROOT, "%.4f", i % 3 * 10 + random.nextDouble());
            return noise + ",is-" + kind + "," + code + "," + kind;
        });
        TableOverview overview = maker(table).withTarget("y", true).make();
        assertEquals(
                List.of("answer", "code"),
                overview.leaks().stream().map(Leak::column).toList());
        Leak answer = overview.leaks().getFirst();
        assertEquals(1, answer.score());
        assertEquals(0.33, answer.baseline(), 0.05);
        assertTrue(
                problems(overview)
                        .getFirst()
                        .startsWith(
                                "WARNING t.csv, column answer: the column alone predicts y: the most frequent class of"
                                        + " each category gets 100.0 % of 200 held-out rows right, always"),
                problems(overview).getFirst());
    }

    @Test
    void aNameOfEachRowIsNoAnswerThoughItFitsEveryRowSeen() {
        Table table = table("id,y", 100, i -> "row" + i + "," + (i * 7 % 5 < 2 ? "a" : "b"));
        TableOverview overview = maker(table).withTarget("y", true).make();
        assertEquals(List.of(), overview.leaks());
        assertTrue(
                problems(overview)
                        .contains("NOTE t.csv, column id: 100 of 100 values differ: they seem to name the rows."
                                + " A name tells nothing about rows to come: it would be left out."),
                problems(overview).toString());
    }

    @Test
    void aPriceInAnotherCurrencyHoldsTheAnswer() {
        RandomStream random = new RandomStream(6);
        Table table = table("size,euros,dollars", 300, i -> {
            double dollars = 100 + 900 * random.nextDouble();
            double size = dollars / 10 + 20 * random.nextGaussian();
            return String.format(Locale.ROOT, "%.2f,%.2f,%.2f", size, dollars * 0.92, dollars);
        });
        TableOverview overview = maker(table).withTarget("dollars", false).make();
        assertEquals(
                List.of("euros"), overview.leaks().stream().map(Leak::column).toList());
        assertEquals(1, overview.leaks().getFirst().score(), 1e-6);
        assertEquals("a straight line", overview.leaks().getFirst().rule().text());
        assertEquals(
                List.of("size", "euros", "dollars"), overview.correlations().columns());
        Projection projection = overview.projection();
        assertNotNull(projection);
        assertEquals(4, projection.groups().size());
    }

    @Test
    void aLargeTableIsSampledAndSaysSo() {
        Table table = table("a,b,y", 30_000, i -> i % 101 + "," + i % 37 + "," + i % 3);
        TableOverview overview = maker(table).withTarget("y", true).make();
        assertEquals(new Sample(20_000, 30_000), overview.sample());
        assertEquals(overview, maker(table).withTarget("y", true).make());
        assertEquals(30_000, overview.rows());
        assertNotNull(overview.projection());
        assertEquals(2_000, overview.projection().points().size());
    }

    @Test
    void digitsAreImages() {
        Table digits = TableReader.read(Path.of("sample-data/digits.csv"), CsvFormat.AUTO);
        TableOverview overview = maker(digits).withTarget("digit", true).make();
        assertEquals(new ImageLayout(0, 8, 8, 0, 16), overview.images());
        assertEquals(10, overview.classImages().size());
        ClassImage zero = overview.classImages().getFirst();
        assertEquals("0", zero.category());
        double sum = 0;
        int zeros = 0;
        for (int row = 0; row < digits.rowCount(); row++) {
            if (digits.cell(row, 64).equals("0")) {
                sum += Double.parseDouble(digits.cell(row, 20));
                zeros++;
            }
        }
        assertEquals(zeros, zero.rows());
        assertEquals(sum / zeros / 16, zero.mean().get(20), 1e-12);
        assertEquals("0", digits.cell(zero.examples().get(7), 64));
        assertNull(maker(TableReader.read(Path.of("sample-data/iris.csv"), CsvFormat.AUTO))
                .withTarget("species", true)
                .make()
                .images());
    }

    @Test
    void imagesOfAGivenSizeAndThoseThatDoNotFit() {
        Table table = table(
                "y,a,b,c,d,e,f",
                30,
                i -> i % 2 + ","
                        + IntStream.range(0, 6)
                                .mapToObj(p -> String.valueOf((i + p) % 4))
                                .collect(Collectors.joining(",")));
        List<ColumnProfile> profiles = Profiler.profile(table, MISSING);
        assertEquals(new ImageLayout(1, 3, 2, 0, 3), ImageLayout.given(table, profiles, "y", 3, 2));
        assertEquals(
                List.of(
                        "ERROR t.csv: images of 4×4 need 16 number columns side by side, the target apart; the table has"
                                + " fewer. Give the width and height that the pixels have, or a table with a column for each"
                                + " pixel."),
                Tables.complaints(folder, () -> ImageLayout.given(table, profiles, "y", 4, 4)));
    }
}
