package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;

/** Every way in which a file can be no table, and what is said about it. */
class CsvFaultTest {
    @TempDir
    Path folder;

    private void assertComplaint(String expected, byte[] bytes) {
        Path file = Tables.file(folder, bytes);
        assertEquals(
                List.of("ERROR " + expected),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.DEFAULT)));
    }

    private void assertComplaint(String expected, String text) {
        assertComplaint(expected, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void missingFile() {
        Path file = folder.resolve("no.csv");
        assertEquals(
                List.of("ERROR no.csv: there is no such file. Check its name."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.DEFAULT)));
    }

    @Test
    void missingFolder() {
        Path file = folder.resolve("none").resolve("no.csv");
        assertEquals(
                List.of(
                        "ERROR none/no.csv: there is no such file. The folder none does not exist either; check the path."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.DEFAULT)));
    }

    @Test
    void folderInsteadOfFile() {
        assertEquals(
                List.of("ERROR " + folder + ": is a folder, not a CSV file. Name a file in it."),
                Tables.complaints(folder, () -> TableReader.read(folder, CsvFormat.DEFAULT)));
    }

    @Test
    void emptyFile() {
        assertComplaint(
                "t.csv: the file is empty. A table needs a header line with the columns' names, then rows.", "");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`\\n\\n`", "`\\uFEFF`", "`  \\n \\n`"})
    void blankFile(String escaped) {
        String text = escaped.replace("\\uFEFF", "\uFEFF").translateEscapes();
        assertComplaint("t.csv: holds nothing but blank lines. A table needs a header line, then rows.", text);
    }

    @Test
    void headerOnly() {
        assertComplaint(
                "t.csv: has a header line with 3 columns but no rows. Add at least one row of data.", "a,b,c\n");
    }

    @Test
    void rowWithTooManyFields() {
        assertComplaint(
                "t.csv, line 5: expected 2 fields as in the header, found 3. Put quotes around text that holds a comma, or"
                        + " remove the extra fields."
                        + " Or set data.faults.ragged to skip or pad.",
                "a,b\n\"1\n1\",2\n\n3,4,5\n6,7\n");
    }

    @Test
    void rowWithTooFewFields() {
        assertComplaint(
                "t.csv, line 3: expected 3 fields as in the header, found 2. Add the missing fields (an empty field is a"
                        + " missing value), or join a broken line."
                        + " Or set data.faults.ragged to skip or pad.",
                "a;b;c\n1;2;3\n4;5\n");
    }

    @Test
    void quoteNeverClosed() {
        assertComplaint(
                "t.csv, line 4, column 2 (b): a quote (\") is opened here and never closed. Close it, or double it (\"\") where"
                        + " it belongs to the text."
                        + " Or set data.faults.quotes to text.",
                "a,b\n\"1\n1\",\"2\"\n3,\"4\n5,6\n7,8\n");
    }

    @Test
    void textAfterAClosingQuote() {
        assertComplaint(
                "t.csv, line 3, column 1 (a): after the closing quote (\") comes 'y'; expected a comma or the end of the line."
                        + " Double a quote (\"\") that belongs to the text."
                        + " Or set data.faults.quotes to text.",
                "a,b\n1,2\n\"x\"y,3\n");
    }

    @Test
    void badUtf8() {
        byte[] latin1 = "a,b\nM\u00fcnchen,1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertComplaint(
                "t.csv, line 2: byte 6 of the file (0xFC) is not valid UTF-8. In Windows-1252 the word would be \"München\"."
                        + " The file is probably in another encoding, such as Windows-1252 or GBK: set data.format.encoding, or save it as UTF-8. Or set data.faults.undecodable to skip or"
                        + " missing.",
                latin1);
    }

    @Test
    void badUtf8FarDownAfterGoodUtf8() {
        byte[] good = ("a,b\r\n" + "花萼,1\r\n".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(good, good.length + 4);
        bytes[good.length] = (byte) 0xE8;
        bytes[good.length + 1] = (byte) 0x8A;
        bytes[good.length + 2] = ',';
        bytes[good.length + 3] = '1';
        assertComplaint(
                "t.csv, line 5002: byte 50,006 of the file (0xE8) is not valid UTF-8. The file is probably in another encoding,"
                        + " such as Windows-1252 or GBK: set data.format.encoding, or save it as UTF-8. Or set"
                        + " data.faults.undecodable to skip or missing.",
                bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "\\u0089PNG\\r\\n, a PNG picture",
        "\\u00ff\\u00d8\\u00ff\\u00e0, a JPEG picture",
        "%PDF-1.7, a PDF document",
        "PARE, an encrypted Parquet file",
        "\\u00d0\\u00cf\\u0011\\u00e0, an old Excel workbook (.xls)",
        "'a,b\\u0001\\u0000', a binary file (it holds control characters)"
    })
    void somethingElseUnderTheNameOfCsv(String head, String what) {
        assertComplaint(
                "t.csv: is " + what
                        + ", whatever its name says; expected CSV text. Export the table as CSV (UTF-8) and open"
                        + " that file.",
                unescape(head).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String unescape(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                result.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                result.append(text.charAt(i));
            }
        }
        return result.toString();
    }

    @Test
    void workbookUnderTheNameOfCsv() throws IOException {
        assertComplaint(
                "t.csv: is an Excel workbook (.xlsx), whatever its name says; expected CSV text. Export the table as CSV"
                        + " (UTF-8) and open that file.",
                zip("xl/workbook.xml"));
    }

    @Test
    void archiveUnderTheNameOfCsv() throws IOException {
        assertComplaint(
                "t.csv: is a zip archive, whatever its name says; expected CSV text. Export the table as CSV (UTF-8) and open"
                        + " that file.",
                zip("table.csv"));
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
