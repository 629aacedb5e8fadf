package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;

/** A bare NA beside quoted texts is no value, and one in quotes is a text, as R writes them. */
class QuotedTextsTest {
    @TempDir
    Path folder;

    private Table read(String... lines) throws IOException {
        return TableReader.read(
                Files.writeString(folder.resolve("t.csv"), String.join("\n", lines) + "\n"), CsvFormat.AUTO);
    }

    private static List<String> cells(Table table, int column) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.cell(row, column))
                .toList();
    }

    @Test
    void aBareWordIsEmptyAndAQuotedOneStays() throws IOException {
        Table table = read("\"a\",\"b\"", "\"NA\",1", "NA,2", "\"DE\",NA", "\"null\",4", " NULL ,5");
        assertEquals(List.of("NA", "", "DE", "null", ""), cells(table, 0));
        assertTrue(table.hasQuotedTexts(0));
        assertEquals(List.of("1", "2", "NA", "4", "5"), cells(table, 1));
        assertFalse(table.hasQuotedTexts(1));
    }

    @Test
    void whereSomeTextsAreBareNothingIsTold() throws IOException {
        Table table = read("a,b", "\"NA\",1", "NA,2", "DE,3", "\"New, York\",4");
        assertEquals(List.of("NA", "NA", "DE", "New, York"), cells(table, 0));
        assertFalse(table.hasQuotedTexts(0));
    }

    @Test
    void whereAllIsQuotedAnNaIsMissingAsEver() throws IOException {
        Table table = read("\"a\",\"b\"", "\"NA\",\"1\"", "\"DE\",\"2\"", "\"x\",\"NA\"");
        assertEquals(List.of("NA", "DE", "x"), cells(table, 0));
        assertFalse(table.hasQuotedTexts(0));
        assertTrue(table.isMissing(0, 0));
    }

    @Test
    void rowNamesThatTheHeaderLacksCountAsAColumn() throws IOException {
        Table table = read("\"a\" \"b\"", "\"1\" \"NA\" 1.5", "\"2\" NA 2.5", "\"3\" \"DE\" 3.5");
        assertEquals(List.of("row_names", "a", "b"), table.columns());
        assertEquals(List.of("NA", "", "DE"), cells(table, 1));
    }
}
