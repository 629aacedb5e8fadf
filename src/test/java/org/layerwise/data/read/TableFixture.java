package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;

/** Reads short texts as tables, and holds them to their columns, rows and problems. */
abstract class TableFixture {
    @TempDir
    Path folder;

    Table read(String text) {
        return TableReader.read(Tables.file(folder, text), CsvFormat.AUTO);
    }

    void assertTable(String text, List<String> columns, String rows, String... problems) {
        Table table = read(text);
        assertEquals(columns, table.columns());
        assertEquals(rows, shown(table));
        assertEquals(List.of(problems), Tables.describe(folder, table.problems()));
    }

    /** Cells separated by bars, rows by slashes. */
    static String shown(Table table) {
        return Tables.rows(table).stream().map(row -> String.join("|", row)).collect(Collectors.joining("/"));
    }
}
