package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.FaultPolicy.Quotes;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

/** Files made by three other writers (src/test/golden/parquet.mjs), read as tables. */
class ParquetTest {
    private static final Path GOLDEN = Path.of("src/test/golden/parquet");
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv");

    @TempDir
    Path folder;

    private static Path file(String name) {
        return GOLDEN.resolve(name + ".parquet");
    }

    private static Table table(String name) {
        return TableReader.read(file(name), CsvFormat.AUTO);
    }

    private static List<String> column(Table table, String name) {
        int column = table.column(name);
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.cell(row, column))
                .toList();
    }

    private static List<String> complaints(Path file) {
        return Tables.complaints(GOLDEN, () -> TableReader.read(file, CsvFormat.AUTO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4_raw", "uncompressed", "groups", "arrow"})
    void isTheTableThatItsCsvIs(String packing) {
        Table expected = TableReader.read(PENGUINS, CsvFormat.AUTO);
        Table read = table("penguins-" + packing);
        List<List<String>> cells = Tables.rows(expected).stream()
                .map(row ->
                        row.stream().map(cell -> cell.equals("NA") ? "" : cell).toList())
                .toList();
        assertEquals(expected.columns(), read.columns());
        assertEquals(cells, Tables.rows(read));
        MissingTokens missing = new MissingTokens(MissingTokens.DEFAULTS);
        assertEquals(Profiler.profile(expected, missing), Profiler.profile(read, missing));
        assertEquals(expected.totals(), read.totals());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean  | true | false | true",
                "tiny     | -128 | 0 | 127",
                "utiny    | 255 | 0 | 1",
                "int      | -2147483648 | 0 | 2147483647",
                "uint     | 4294967295 | 0 | 1",
                "bigint   | -9223372036854775808 | 0 | 9223372036854775807",
                "ubig     | 18446744073709551615 | 0 | 1",
                "float    | 0.1 | '' | 16777216",
                "double   | 0.1 | '' | 1e22",
                "dec4     | 12.50 | 0.00 | -99.99",
                "dec18    | -0.001 | 0.000 | 1.000",
                "dec38    | 12345678901234567890.0123456789 | 0.0000000000 | -1.0000000000",
                "text     | 01 | 1e5 | a,\"b\"",
                "date     | 2024-02-29 | 1582-10-15 | ''",
                "time     | 14:05:30.25 | 00:00:00 | ''",
                "stamp    | 2024-03-01T14:05:30.25 | 1969-12-31T23:59:59.5 | 9999-12-31T23:59:59.999999",
                "stamp_s  | 2024-03-01T00:00:00 | 1970-01-01T00:00:01 | ''",
                "stamp_ms | 1969-12-31T23:59:59.999 | 2024-03-01T00:00:00 | ''",
                "stamp_ns | 2024-03-01T14:05:30.123456789 | 1969-12-31T23:59:59.999999999 | ''",
                "stamp_utc| 2024-03-01T12:05:30Z | 1969-12-31T23:59:59.5Z | ''",
                "id       | 6ba7b810-9dad-11d1-80b4-00c04fd430c8 | 00000000-0000-0000-0000-000000000000 | ''",
                "mood     | calm | wild | ''",
                "doc      | {\"a\": [1, 2]} | null | ''",
                "none     | '' | '' | ''"
            })
    void aValueIsWrittenAsACsvWouldHaveIt(String name, String first, String second, String fourth) {
        List<String> cells = column(table("types"), name);
        assertEquals(List.of(first, second, "", fourth), cells.subList(0, 4));
    }

    @Test
    void infinitiesAndTextsBeyondAscii() {
        Table types = table("types");
        assertEquals(List.of("3.4028235e38", "Infinity"), column(types, "float").subList(4, 6));
        assertEquals("-Infinity", column(types, "double").get(5));
        assertEquals(List.of("two\nlines", "花萼 𝄞"), column(types, "text").subList(4, 6));
        assertEquals(Double.POSITIVE_INFINITY, types.number(5, types.column("float")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "stamp", "stamp_s", "stamp_ms", "stamp_ns", "stamp_utc"})
    void datesAreWrittenAsDatesAreRead(String name) {
        Table types = table("types");
        assertTrue(column(types, name).stream()
                .filter(cell -> !cell.isEmpty())
                .allMatch(cell -> DateText.parse(cell).isPresent()));
    }

    @Test
    void whatIsNoCellIsLeftOutByName() {
        List<String> noticed = Tables.describe(GOLDEN, table("types").problems());
        String advice = " To use it, write it as columns of numbers, texts, dates or truth values.";
        assertEquals(
                List.of(
                        "WARNING types.parquet: its column \"bytes\" is left out: it holds bytes that the file does not call"
                                + " text."
                                + advice,
                        "WARNING types.parquet: its column \"list\" is left out: it holds lists." + advice,
                        "WARNING types.parquet: its column \"struct\" is left out: it holds structs." + advice,
                        "WARNING types.parquet: its column \"map\" is left out: it holds maps." + advice,
                        "WARNING types.parquet: its column \"span\" is left out: it holds spans of time." + advice,
                        "NOTE types.parquet: its column \"float\" has 1 cell with NaN, which counts as missing.",
                        "NOTE types.parquet: its column \"double\" has 1 cell with NaN, which counts as missing."),
                noticed);
    }

    private static void holds(Table table, String name, IntFunction<String> expected) {
        assertEquals(IntStream.range(0, 1000).mapToObj(expected).toList(), column(table, name), name);
    }

    @Test
    void everyEncodingInPagesOfVersionTwo() {
        Table table = table("encodings");
        IntFunction<String> text = i -> "prefix-" + i / 7 + "-" + i % 7;
        holds(table, "plain", i -> String.valueOf(i * 7919 - 4000));
        holds(table, "delta", i -> String.valueOf(i * 7919 - 4000));
        holds(table, "delta64", i -> i % 3 == 0 ? "" : String.valueOf(i * 10_000_000_019L));
        holds(table, "dictionary", i -> i % 11 == 0 ? "" : "class-" + i % 13);
        holds(table, "lengths", text);
        holds(table, "prefixes", i -> i % 5 == 0 ? "" : text.apply(i));
        holds(table, "split", i -> String.valueOf(i / 8.0 - 20).replaceFirst("\\.0$", ""));
        holds(table, "split32", i -> i % 4 == 0 ? "" : String.valueOf(i / 4.0).replaceFirst("\\.0$", ""));
        holds(table, "truth", i -> String.valueOf(i % 3 == 0));
        holds(table, "half", i -> String.valueOf(i / 2.0).replaceFirst("\\.0$", ""));
        holds(table, "missing", i -> "");
    }

    @Test
    void aRowIsNamedByItsNumber() {
        Table table = table("penguins-zstd");
        assertEquals("row 4", table.place(3).text());
        assertEquals(
                "penguins-zstd.parquet, row 4, column 1 (species)",
                table.where(3, 0).describe().replace(GOLDEN + "/", ""));
    }

    @Test
    void bytesThatAreNoTextStopOrCountAsMissing() {
        assertEquals(
                List.of(
                        "ERROR by-hand.parquet, row 2, column 2 (word): holds bytes that are not UTF-8. Write the table again,"
                                + " or set data.faults.undecodable to missing."),
                complaints(file("by-hand")));
        FaultPolicy missing = new FaultPolicy(Ragged.STOP, Quotes.STOP, Policy.MISSING, Policy.STOP, Policy.STOP);
        Table read = TableReader.read(file("by-hand"), CsvFormat.AUTO, missing);
        assertEquals(List.of("good", "", "花"), column(read, "word"));
        assertEquals(1, read.problems().size());
        assertEquals(
                List.of("1970-01-01T00:00:00", "2024-03-01T14:05:30.25", "1969-12-31T23:59:59.999999999"),
                column(read, "seen"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-rows | is a Parquet file with 2 columns but no rows. Add at least one row of data.",
                "no-columns | is a Parquet file without columns. A table needs at least one column of values.",
                "nested-alone | is a Parquet file without a column that can be read: \"list\" holds lists. Write the table with"
                        + " numbers, texts, dates or truth values as columns.",
                "penguins-brotli | is a Parquet file compressed with BROTLI, which Layerwise does not read. Write it with"
                        + " snappy, zstd, gzip, lz4_raw, or uncompressed."
            })
    void whatIsNoTableIsRefused(String name, String message) {
        assertEquals(List.of("ERROR " + name + ".parquet: " + message), complaints(file(name)));
    }

    @Test
    void theFirstRowsAreShownAlone() {
        CsvPreview preview = TableReader.preview(file("penguins-groups"), CsvFormat.AUTO, FaultPolicy.LENIENT, 5);
        assertTrue(preview.describesItself());
        assertTrue(preview.more());
        assertEquals(344, preview.estimatedRows());
        assertEquals(5, preview.rows().size());
        assertEquals(
                List.of("Adelie", "Torgersen", "39.1", "18.7", "181", "3750", "MALE"),
                preview.rows().getFirst());
        CsvPreview none = TableReader.preview(file("no-rows"), CsvFormat.AUTO, FaultPolicy.LENIENT, 5);
        assertEquals(List.of("a", "b"), none.columns());
        assertEquals(1, none.problems().size());
    }

    @Test
    void itsNameAndWhatAnExperimentSaysOfSeparatorsDoNotMatter() throws Exception {
        Path named = Files.copy(file("penguins-snappy"), folder.resolve("t.csv"));
        CsvFormat recorded = CsvFormat.DEFAULT.withSeparator(CsvFormat.Separator.SEMICOLON);
        Table read = TableReader.readLike(named, recorded, FaultPolicy.STOP);
        assertEquals(344, read.rowCount());
        assertArrayEquals(Tables.lines(table("penguins-snappy")), Tables.lines(read));
        assertEquals(
                CsvFormat.DEFAULT,
                TableReader.load(named, CsvFormat.AUTO, FaultPolicy.STOP, ReadProgress.NONE)
                        .recorded());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(named));
        assertEquals("sha256:" + HexFormat.of().formatHex(digest), read.fingerprint());
    }
}
