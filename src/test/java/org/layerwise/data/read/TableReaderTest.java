package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Separator;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;

class TableReaderTest {
    @TempDir
    Path folder;

    private static final String SHA_PLAIN = "sha256:309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc";
    private static final String SHA_WITH_MARK =
            "sha256:3d32ed5d97a42c7ca9387f63ac0f08dceb6b4993089f807c6d56a35db7d70c36";
    private static final List<List<String>> TWO_ROWS = List.of(List.of("1", "2"), List.of("3", "4"));

    @Test
    void readsHeaderRowsAndLines() {
        Table table = Tables.of(folder, "a,b\n1,2\n3,4\n");
        assertEquals(List.of("a", "b"), table.columns());
        assertEquals(TWO_ROWS, Tables.rows(table));
        assertArrayEquals(new int[] {2, 3}, Tables.lines(table));
        assertEquals(List.of(), table.problems());
    }

    @Test
    void keepsQuotedTextWithSeparatorsQuotesAndLineBreaks() {
        Table table = Tables.of(folder, "a,b\n\"x, \"\"y\"\"\",1\n\"two\nlines\",2\nplain,3\n");
        assertEquals(
                List.of(List.of("x, \"y\"", "1"), List.of("two\nlines", "2"), List.of("plain", "3")),
                Tables.rows(table));
        assertArrayEquals(new int[] {2, 3, 5}, Tables.lines(table));
    }

    @Test
    void trimsCellsAndKeepsThemOtherwiseVerbatim() {
        Table table = Tables.of(folder, " a ,b\n  007 ,\t1.50\t\n,\" x y \"\n");
        assertEquals(List.of("a", "b"), table.columns());
        assertEquals(List.of(List.of("007", "1.50"), List.of("", "x y")), Tables.rows(table));
    }

    @Test
    void passesOverBlankLinesAndCountsThem() {
        Table table = Tables.of(folder, "\n\na,b\n\n1,2\n   \n\n3,4\n\n");
        assertEquals(TWO_ROWS, Tables.rows(table));
        assertArrayEquals(new int[] {5, 8}, Tables.lines(table));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`\\n`", "`\\r\\n`", "`\\r`"})
    void readsAnyLineEnd(String escaped) {
        String end = escaped.translateEscapes();
        Table table = Tables.of(folder, "a,b" + end + "1,2" + end + "3,4");
        assertEquals(TWO_ROWS, Tables.rows(table));
        assertArrayEquals(new int[] {2, 3}, Tables.lines(table));
    }

    @Test
    void readsAByteOrderMarkAndNamesInAnyScript() {
        Table table = Tables.of(folder, "\uFEFF花萼长度,物种\n5.1,山鸢尾\n4.9,𝄞\n");
        assertEquals(List.of("花萼长度", "物种"), table.columns());
        assertEquals(List.of(List.of("5.1", "山鸢尾"), List.of("4.9", "𝄞")), Tables.rows(table));
    }

    @Test
    void fingerprintIsTheDigestOfAllBytes() {
        assertEquals(SHA_PLAIN, Tables.of(folder, "a\n1\n").fingerprint());
        assertEquals(SHA_WITH_MARK, Tables.of(folder, "\uFEFFa\n1\n").fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`a,b\\n1,2\\n3,4`, COMMA",
                "`a;b\\nx,y;2\\n3;4`, SEMICOLON",
                "`a\\tb\\n1\\t2`, TAB",
                "`a|b\\n\"x,y,z\"|2`, PIPE",
                "`a\\n1\\n2`, COMMA",
                "`\"a;b;c\",d\\n1,2`, COMMA"
            })
    void findsTheSeparator(String escaped, Separator expected) {
        Path file = Tables.file(folder, escaped.translateEscapes());
        assertEquals(
                new CsvFormat(expected),
                TableReader.probe(file, CsvFormat.AUTO, 1).format());
    }

    @Test
    void takesTheSeparatorItIsTold() {
        Path file = Tables.file(folder, "a,b;c\n1,2;3\n");
        Table table = TableReader.read(file, new CsvFormat(Separator.SEMICOLON));
        assertEquals(List.of("a,b", "c"), table.columns());
        assertEquals(List.of(List.of("1,2", "3")), Tables.rows(table));
    }

    @Test
    void renamesRepeatedAndBlankNamesVisibly() {
        Table table = Tables.of(folder, "x,,x,x_2\n1,2,3,4\n");
        assertEquals(List.of("x", "column_2", "x_3", "x_2"), table.columns());
        assertEquals(
                List.of(
                        "WARNING t.csv, line 1, column 2 (column_2): this column has no name in the header; it is called"
                                + " \"column_2\" here. Give it a name in the file.",
                        "WARNING t.csv, line 1, column 3 (x_3): the header has the name \"x\" more than once; this column is"
                                + " called \"x_3\" here. Give it a name of its own in the file."),
                Tables.describe(folder, table.problems()));
    }

    @Test
    void probesTheFirstRowsOnly() {
        Path file = Tables.file(folder, "a;b\n1;2\n3;4\n5;6;7\n");
        assertEquals(
                new CsvPreview(new CsvFormat(Separator.SEMICOLON), List.of("a", "b"), TWO_ROWS, true, 3, List.of()),
                TableReader.probe(file, CsvFormat.AUTO, 2));
    }

    @Test
    void readsManyRowsAndLongCells() {
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> i + "," + "ä".repeat(i % 7))
                .collect(Collectors.joining("\n"));
        Table table = Tables.of(folder, "n,t\n" + rows);
        assertEquals(20_000, table.rowCount());
        assertEquals("19999", table.cell(19_999, 0));
        assertEquals("äää", table.cell(19_988, 1));
        assertEquals(20_001, table.line(19_999));
    }

    @Test
    void refusesRowsThatAreNotThere() {
        Table table = Tables.of(folder, "a,b\n1,2\n");
        assertThrows(IndexOutOfBoundsException.class, () -> table.cell(1, 0));
    }

    @Test
    void namesTheColumnSomebodyMayHaveMeant() {
        Table table = Tables.of(folder, "species,island\na,b\n");
        assertEquals(
                List.of("ERROR t.csv, column Specie: the table has no column \"Specie\". Did you mean \"species\"?"),
                Tables.complaints(folder, () -> table.column("Specie")));
        assertEquals(
                List.of(
                        "ERROR t.csv, column year: the table has no column \"year\". Its columns are: species, island."),
                Tables.complaints(folder, () -> table.column("year")));
    }

    @Test
    void anotherTableIsReadByTheSeparatorThatWasChosenWhereItHasIt() throws IOException {
        CsvFormat chosen = CsvFormat.AUTO.withSeparator(CsvFormat.Separator.PIPE);
        Path piped = Files.writeString(folder.resolve("piped.csv"), "a,b,c|d\n1,2,3|4\n5,6,7|8\n");
        assertEquals(
                List.of("a,b,c", "d"),
                TableReader.readLike(piped, chosen, FaultPolicy.STOP).columns());
        Path plain = Files.writeString(folder.resolve("plain.csv"), "a,b\n1,2\n5,6\n");
        assertEquals(
                List.of("a", "b"),
                TableReader.readLike(plain, chosen, FaultPolicy.STOP).columns());
    }

    @Test
    void anotherTableWithDecimalCommasIsReadWithThemWhereNothingWasRecorded() throws IOException {
        Path commas = Files.writeString(folder.resolve("commas.csv"), "a;b\n0,346;x\n-1,5;y\n12,25;z\n");
        Table read = TableReader.readLike(commas, CsvFormat.DEFAULT, FaultPolicy.STOP);
        assertEquals(0.346, read.number(0, 0));
        assertEquals("-1,5", read.cell(1, 0));
        Path points = Files.writeString(folder.resolve("points.csv"), "a;b\n0.346;1,2\n-1.5;3,4\n12.25;5,6\n");
        assertEquals(
                0.346,
                TableReader.readLike(points, CsvFormat.DEFAULT, FaultPolicy.STOP)
                        .number(0, 0));
    }
}
