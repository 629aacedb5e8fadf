package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Decimal;
import org.layerwise.data.read.csv.CsvFormat.Escape;
import org.layerwise.data.read.csv.CsvFormat.Header;
import org.layerwise.data.read.csv.CsvFormat.Quote;
import org.layerwise.data.read.csv.CsvFormat.Separator;
import org.layerwise.data.read.csv.CsvFormat.Thousands;
import org.layerwise.data.read.csv.TextEncoding;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

/** Rows 22, 25 and 26 of the faults: encodings, line ends, and every way of writing a table. */
class FaultsFormatTest {
    private static final List<List<String>> CITIES = List.of(List.of("Zürich", "1"), List.of("Łódź", "2"));

    @TempDir
    Path folder;

    private Path file(byte[] bytes) {
        return Tables.file(folder, bytes);
    }

    private CsvFormat found(String text) {
        return TableReader.preview(Tables.file(folder, text), CsvFormat.AUTO, FaultPolicy.STOP, 10)
                .format();
    }

    private List<List<String>> rows(byte[] bytes) {
        return Tables.rows(TableReader.read(file(bytes), CsvFormat.AUTO));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, \uFEFF", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "UTF-16LE, ''", "UTF-16BE, ''", "UTF-8, ''"})
    void row22EncodingIsDetectedWithAndWithoutAByteOrderMark(String charset, String mark) {
        assertEquals(CITIES, rows((mark + "Stadt,n\r\nZürich,1\r\nŁódź,2\r\n").getBytes(Charset.forName(charset))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
    void row22ByteOrderMarksOfFourBytesAreDetected(String charset) {
        assertEquals(CITIES, rows(("\uFEFF" + "Stadt,n\r\nZürich,1\r\nŁódź,2\r\n").getBytes(Charset.forName(charset))));
    }

    @Test
    void row22Windows1252IsDetectedAndTheGuessCanBeChanged() {
        byte[] bytes = "Stadt,Preis\nZürich,5 €\nMünchen,\"„6“ €\"\n".getBytes(Charset.forName("windows-1252"));
        assertEquals(List.of(List.of("Zürich", "5 €"), List.of("München", "„6“ €")), rows(bytes));
        assertEquals(
                TextEncoding.WINDOWS_1252,
                TableReader.probe(file(bytes), CsvFormat.AUTO, 1).format().encoding());
        Table told = TableReader.read(file(bytes), CsvFormat.AUTO.withEncoding(TextEncoding.WINDOWS_1250));
        assertEquals("Zürich", told.cell(0, 0));
        byte[] cyrillic = "город,n\nМосква,1\nКазань,2\n".getBytes(Charset.forName("windows-1251"));
        assertEquals(List.of(List.of("Москва", "1"), List.of("Казань", "2")), rows(cyrillic));
    }

    @ParameterizedTest
    @EnumSource(TextEncoding.class)
    void row22EveryEncodingThatCanBeChosenReads(TextEncoding encoding) {
        byte[] bytes = "a,b\nx,1\n".getBytes(encoding.charset());
        Table table = TableReader.read(file(bytes), CsvFormat.DEFAULT.withEncoding(encoding));
        assertEquals(List.of(List.of("x", "1")), Tables.rows(table));
    }

    @Test
    void row22UndecodableBytesGiveTheirPositionOrPass() {
        byte[] bytes = "a,b\nx,1\nyy,2\nz,3\n".getBytes(StandardCharsets.UTF_8);
        bytes[9] = (byte) 0xFF;
        Path path = file(bytes);
        assertEquals(
                List.of("ERROR t.csv, line 3: byte 10 of the file (0xFF) is not valid UTF-8. In Windows-1252 the word"
                        + " would be \"yÿ\". The file is probably in another encoding, such as Windows-1252 or GBK: set data.format.encoding, or save it as UTF-8. Or set"
                        + " data.faults.undecodable to skip or missing."),
                Tables.complaints(folder, () -> TableReader.read(path, CsvFormat.DEFAULT)));
        Table missing = TableReader.read(path, CsvFormat.DEFAULT, FaultPolicy.LENIENT);
        assertEquals(List.of(List.of("x", "1"), List.of("", "2"), List.of("z", "3")), Tables.rows(missing));
        assertEquals(1, missing.totals().undecodable());
        FaultPolicy skip = new FaultPolicy(
                FaultPolicy.Ragged.STOP,
                FaultPolicy.Quotes.STOP,
                FaultPolicy.Policy.SKIP,
                FaultPolicy.Policy.STOP,
                FaultPolicy.Policy.STOP);
        Table skipped = TableReader.read(path, CsvFormat.DEFAULT, skip);
        assertEquals(List.of(List.of("x", "1"), List.of("z", "3")), Tables.rows(skipped));
        assertEquals(
                List.of(
                        "WARNING t.csv, line 3, column 1: \"y\uFFFD\" holds bytes that are not valid UTF-8. The row is left"
                                + " out."),
                Tables.describe(folder, skipped.problems()));
        assertEquals(3, skipped.totals().records());
        assertEquals(1, skipped.totals().skipped());
    }

    @Test
    void row22BytesThatTellTheEncodingOnlyFarDown() {
        Path path = file(("city,n\n" + "Bremen,1\n".repeat(20_000) + "M\u00fcnchen,2\nUlm,3\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of(
                        "ERROR t.csv, line 20002: byte 180,009 of the file (0xFC) is not valid UTF-8. In Windows-1252 the word"
                                + " would be \"München\". The file is probably in another encoding, such as Windows-1252 or GBK:"
                                + " set data.format.encoding, or save it as UTF-8. Or set data.faults.undecodable to skip or"
                                + " missing."),
                Tables.complaints(folder, () -> TableReader.read(path, CsvFormat.AUTO)));
        Table missing = TableReader.read(path, CsvFormat.AUTO, FaultPolicy.LENIENT);
        assertEquals("", missing.cell(20_000, 0));
        assertEquals(2, missing.number(20_000, 1));
        assertEquals("Ulm", missing.cell(20_001, 0));
        assertEquals(1, missing.totals().undecodable());
        Table known = TableReader.read(path, CsvFormat.AUTO.withEncoding(TextEncoding.WINDOWS_1252));
        assertEquals("München", known.cell(20_000, 0));
    }

    @Test
    void row25MixedLineEndsAndNulBytesLoad() {
        Table table = TableReader.read(
                file("a,b\r1,2\n3,\u00004\r\n\r\n5,6\r\"7\r8\",9".getBytes(StandardCharsets.UTF_8)), CsvFormat.AUTO);
        assertEquals(
                List.of(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"), List.of("7\r8", "9")),
                Tables.rows(table));
        assertEquals(
                List.of(2, 3, 5, 6),
                java.util.Arrays.stream(Tables.lines(table)).boxed().toList());
        assertEquals(
                List.of(
                        "WARNING t.csv: 1 NUL characters were left out. Nothing needs to be done if the cells look right."),
                Tables.describe(folder, table.problems()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`n;x\\n1;0,5\\n2;1,25\\n`, SEMICOLON, COMMA, NONE",
                "`n;x\\n1;1.200,5\\n2;3.000.000,25\\n`, SEMICOLON, COMMA, POINT",
                "`n,x\\n1,\"1,200.5\"\\n2,\"3,000,000\"\\n`, COMMA, POINT, COMMA",
                "`n\\tx\\n1\\t1 200,5\\n2\\t0,25\\n`, TAB, COMMA, SPACE",
                "`n|x\\n1|1'200.5\\n2|0.25\\n`, PIPE, POINT, APOSTROPHE",
                "`n  x\\n1   0.5\\n20  1.25\\n300 4.5\\n`, SPACE, POINT, NONE",
                "`n;t\\n1;a,b\\n2;c,d\\n`, SEMICOLON, POINT, NONE"
            })
    void row26SeparatorAndNumbersAreSniffed(String escaped, Separator separator, Decimal decimal, Thousands thousands) {
        CsvFormat format = found(escaped.translateEscapes());
        assertEquals(new CsvFormat(separator).withNumbers(decimal, thousands), format);
    }

    @Test
    void row26DecimalCommasAndThousandsBecomeNumbers() {
        Table table = TableReader.read(
                Tables.file(folder, "n;x\n1;1.200,5\n2;-3.000.000,25\n3;0,5\n4;12.34\n"), CsvFormat.AUTO);
        assertEquals(1200.5, table.number(0, 1), 0);
        assertEquals(-3000000.25, table.number(1, 1), 0);
        assertEquals(0.5, table.number(2, 1), 0);
        assertEquals(Double.NaN, table.number(3, 1), "a group has three digits");
        assertEquals("1.200,5", table.cell(0, 1), "cells stay verbatim");
    }

    @Test
    void row26PreambleIsSkippedAndLinesStayThoseOfTheFile() {
        Path path = Tables.file(folder, "Report of the station\nprinted, 2020\n\nday;rain;wind\n1;0,5;3\n2;1,5;4\n");
        Table table = TableReader.read(path, CsvFormat.AUTO);
        assertEquals(List.of("day", "rain", "wind"), table.columns());
        assertEquals(
                List.of(5, 6),
                java.util.Arrays.stream(Tables.lines(table)).boxed().toList());
        assertEquals(3, TableReader.probe(path, CsvFormat.AUTO, 1).format().skip());
        Table told = TableReader.read(path, CsvFormat.AUTO.withSkip(4));
        assertEquals(List.of("column1", "column2", "column3"), told.columns(), "the guess can be changed");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`1,2.5,a\\n2,3.5,b\\n3,4.5,c\\n`, NO",
                "`2020-01-01,x\\n2020-01-02,y\\n`, NO",
                "`id,size\\n1,2.5\\n2,3\\n`, YES",
                "`2019,2020,2021\\n1.5,2,3\\n4,5.5,6\\n`, YES",
                "`name,town\\nann,york\\nbob,bath\\n`, YES",
                "`size,mass\\ncm,kg\\n1,2\\n3,4\\n5,6\\n`, TWO_LINES"
            })
    void row26HeaderIsFoundOut(String escaped, Header expected) {
        assertEquals(expected, found(escaped.translateEscapes()).header());
    }

    @Test
    void row26NoHeaderNumbersTheColumnsAndTwoLinesAreJoined() {
        Table none = TableReader.read(Tables.file(folder, "1,2.5\n2,3.5\n"), CsvFormat.AUTO);
        assertEquals(List.of("column1", "column2"), none.columns());
        assertEquals(2, none.rowCount());
        Table two = TableReader.read(Tables.file(folder, "size,mass\ncm,kg\n1,2\n3,4\n5,6\n"), CsvFormat.AUTO);
        assertEquals(List.of("size cm", "mass kg"), two.columns());
        Table without = TableReader.read(Tables.file(folder, "pH,mass\n-,kg\n1,2\n3,4\n5,6\n"), CsvFormat.AUTO);
        assertEquals(List.of("pH", "mass kg"), without.columns());
    }

    @Test
    void row26QuotesAndEscapesAreSniffed() {
        CsvFormat single = found("a,b\n'x, y',1\n'it''s',2\n");
        assertEquals(Quote.SINGLE, single.quote());
        Path backslash = Tables.file(folder, "a,b\n\"5\\\" pipe, long\",1\n\"c:\\dir\",2\n");
        Table table = TableReader.read(backslash, CsvFormat.AUTO);
        assertEquals("5\" pipe, long", table.cell(0, 0));
        assertEquals("c:\\dir", table.cell(1, 0));
        assertEquals(
                Escape.BACKSLASH,
                TableReader.probe(backslash, CsvFormat.AUTO, 1).format().escape());
        Table none =
                TableReader.read(Tables.file(folder, "a,b\n\"x,1\ny\",2\n"), CsvFormat.DEFAULT.withQuote(Quote.NONE));
        assertEquals(List.of(List.of("\"x", "1"), List.of("y\"", "2")), Tables.rows(none));
        Table spaced = TableReader.read(Tables.file(folder, "a, b\n1, \"x, y\"\n"), CsvFormat.AUTO);
        assertEquals("x, y", spaced.cell(0, 1));
    }

    @Test
    void plainTablesRecordNothingAndOthersAllThatWasFound() {
        ReadProgress none = ReadProgress.NONE;
        Path plain = Tables.file(folder, "a;b\n1;2\n");
        assertEquals(
                CsvFormat.DEFAULT,
                TableReader.load(plain, CsvFormat.AUTO, FaultPolicy.STOP, none).recorded());
        Path commas = Tables.file(folder, "a;b\n1;2,5\n");
        CsvTable read = TableReader.load(commas, CsvFormat.AUTO, FaultPolicy.STOP, none);
        assertTrue(read.recorded().isResolved());
        assertEquals(read.format(), read.recorded());
    }

    @Test
    void gzipOfSeveralPartsIsReadWholeOrRefused() throws IOException {
        byte[] first = gzip("a,b\n1,2\n3,4\n");
        byte[] second = gzip("5,6\n");
        Path file = folder.resolve("parts.csv.gz");
        Files.write(file, joined(first, second));
        List<List<String>> rows = List.of(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
        assertEquals(rows, Tables.rows(TableReader.read(file, CsvFormat.AUTO)));
        Files.write(file, joined(first, second, new byte[512]));
        assertEquals(rows, Tables.rows(TableReader.read(file, CsvFormat.AUTO)));

        second[0] ^= 1;
        Files.write(file, joined(first, second));
        assertEquals(
                List.of(
                        "ERROR parts.csv.gz: cannot be unpacked: what follows the end of a part is no gzip. The gzip file is"
                                + " damaged or cut short; get it once more."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.AUTO)));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    @Test
    void gzipAndTabsOpenAsTheyAre() throws IOException {
        Path file = folder.resolve("t.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\tb\n1\t2\n".repeat(1).getBytes(StandardCharsets.UTF_8));
        }
        Table table = TableReader.read(file, CsvFormat.AUTO);
        assertEquals(List.of("a", "b"), table.columns());
        assertEquals(List.of(List.of("1", "2")), Tables.rows(table));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 12));
        assertEquals(
                List.of(
                        "ERROR t.tsv.gz: cannot be unpacked: Unexpected end of ZLIB input stream. The gzip file is damaged or"
                                + " cut short; get it once more."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.AUTO)));
    }
}
