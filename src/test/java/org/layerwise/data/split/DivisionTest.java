package org.layerwise.data.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Seed;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.SplitBy;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Rows dealt by group and by time. */
class DivisionTest {
    @TempDir
    Path folder;

    private Table table(String... cells) {
        return Tables.of(
                folder,
                "g,x,y\n"
                        + IntStream.range(0, cells.length)
                                .mapToObj(i -> cells[i] + "," + i + "," + (i % 2 == 0 ? "a" : "b") + "\n")
                                .collect(Collectors.joining()));
    }

    private Split split(Table table, SplitBy by, double validation, double test, long seed) {
        return Split.of(
                new SplitSpec(validation, test, true, by),
                Tables.data(table, "y"),
                table,
                new Seed(seed),
                new ProblemCollector());
    }

    private static Set<String> groups(Table table, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> table.cell(row, 0)).collect(Collectors.toSet());
    }

    private static int[] all(Split split) {
        return IntStream.concat(
                        IntStream.of(split.train()),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .sorted()
                .toArray();
    }

    @Test
    void groupsStayTogetherAndPartsAreAboutAsLargeAsAskedFor() {
        String[] cells = IntStream.range(0, 200).mapToObj(i -> "p" + i * 7 % 40).toArray(String[]::new);
        Table table = table(cells);
        Split split = split(table, new GroupSplit("g"), 0.2, 0.1, 1);
        assertArrayEquals(table.allRows(), all(split));
        assertEquals(40, split.validation().length);
        assertEquals(20, split.test().length);
        List<Set<String>> parts =
                List.of(groups(table, split.train()), groups(table, split.validation()), groups(table, split.test()));
        assertEquals(40, parts.stream().mapToInt(Set::size).sum(), "no group is in two parts");
        assertArrayEquals(
                split.validation(),
                split(table, new GroupSplit("g"), 0.2, 0.1, 1).validation());
        assertFalse(
                groups(table, split.validation())
                        .equals(groups(
                                table,
                                split(table, new GroupSplit("g"), 0.2, 0.1, 2).validation())),
                "another seed, other groups");
    }

    @Test
    void aGroupTooLargeForItsPartIsTheWholePart() {
        Table table = table("a", "a", "a", "a", "a", "b", "b", "b", "c", "c", "c", "c");
        Split split = split(table, new GroupSplit("g"), 0.1, 0, 1);
        assertEquals(Set.of("b"), groups(table, split.validation()));
    }

    @Test
    void rowsWithoutAGroupAreGroupsOfTheirOwn() {
        Table table = table("a", "", "", "", "a", "", "", "NA", "", "a");
        assertEquals(3, split(table, new GroupSplit("g"), 0.3, 0, 5).validation().length);
    }

    @Test
    void warnsOfGroupsThatTheNetworkSees() {
        Table table = table("a", "b", "a", "b", "c", "c");
        ProblemCollector problems = new ProblemCollector();
        DataSpec data = Tables.data(table, "y");
        SplitSpec spec = SplitSpec.DEFAULT.withBy(new GroupSplit("g"));
        Split.of(spec, data, table, new Seed(1), problems);
        assertEquals(
                List.of(
                        "WARNING t.csv, column g: the column divides the rows into groups and is a feature too; what the "
                                + "network learns of a group helps with none that is new. Leave the column out."),
                Tables.describe(folder, problems.problems()));
        ProblemCollector none = new ProblemCollector();
        DataSpec left = data.with(data.column("g").orElseThrow().withUse(ColumnUse.IGNORED));
        Split.of(spec, left, table, new Seed(1), none);
        assertEquals(List.of(), none.problems());
    }

    @Test
    void saysWhenThereAreTooFewGroups() {
        Table table = table("a", "a", "b", "b");
        assertEquals(
                List.of("ERROR t.csv, column g: there are 2 groups for 3 parts. "
                        + "Divide by another column, or set the validation or test fraction to 0."),
                Tables.complaints(folder, () -> split(table, new GroupSplit("g"), 0.2, 0.2, 1)));
        assertEquals(
                List.of("ERROR split.by.column: the table has no column \"gg\". Its columns are: g, x, y."),
                Tables.complaints(folder, () -> split(table, new GroupSplit("gg"), 0.2, 0.2, 1)));
    }

    @Test
    void theLatestRowsAreTheTest() {
        Table dates = table(
                "2024-03-01 10:00", "1.2.2024", "2024-03-01T09:00:00+02:00", "2025/1/1", "2023-12-31", "2024-03-01");
        Split split = split(dates, new TimeSplit("g"), 0.34, 0.17, 1);
        assertArrayEquals(new int[] {1, 4, 5}, split.train());
        assertArrayEquals(new int[] {0, 2}, split.validation());
        assertArrayEquals(new int[] {3}, split.test());
        Table numbers = table("10", "9", "-1", "1e3", "9");
        assertArrayEquals(
                new int[] {0, 3}, split(numbers, new TimeSplit("g"), 0.4, 0, 1).validation());
        assertArrayEquals(
                new int[] {3}, split(numbers, new TimeSplit("g"), 0.2, 0.2, 1).test());
    }

    @Test
    void saysWhichRowHasNoTime() {
        Table table = table("2024-01-01", "", "yesterday", "2024-02-30");
        assertEquals(
                List.of(
                        "ERROR t.csv, line 3, column 1 (g): the row's time is missing. "
                                + "Correct the cell, leave the row out, or divide the rows otherwise.",
                        "ERROR t.csv, line 4, column 1 (g): \"yesterday\" is no time; expected numbers throughout, or "
                                + DateText.RULE
                                + ". Correct the cell, leave the row out, or divide the rows otherwise.",
                        "ERROR t.csv, line 5, column 1 (g): \"2024-02-30\" is no time; expected numbers throughout, or "
                                + DateText.RULE
                                + ". Correct the cell, leave the row out, or divide the rows otherwise."),
                Tables.complaints(folder, () -> split(table, new TimeSplit("g"), 0.25, 0, 1)));
    }

    @Test
    void oldFilesAreReadAndWrittenAsEver() {
        assertEquals(
                "{\"validation\":0.2,\"test\":0.0,\"stratified\":true}",
                JsonCodec.write(SplitSpec.DEFAULT).toString());
        SplitSpec time = SplitSpec.DEFAULT.withBy(new TimeSplit("when"));
        assertEquals(time, new JsonCodec("").read(SplitSpec.class, JsonCodec.write(time), "split"));
        assertTrue(JsonCodec.write(time).toString().endsWith("\"by\":{\"kind\":\"time\",\"column\":\"when\"}}"));
    }
}
