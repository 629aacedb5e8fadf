package org.layerwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;

/** Tables for the command line's tests: written as text, read back as columns of text. */
final class Rows {
    private Rows() {}

    static Path write(Path file, String... lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /** A column's cells as they stand in the file. */
    static List<String> column(Path file, String name) {
        Table table = TableReader.read(file, CsvFormat.AUTO);
        int column = table.column(name);
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.cell(row, column))
                .toList();
    }

    static double[] numbers(Path file, String name) {
        return column(file, name).stream().mapToDouble(Double::parseDouble).toArray();
    }
}
