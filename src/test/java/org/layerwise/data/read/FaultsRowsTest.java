package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.FaultPolicy.Quotes;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.ReadTotals;
import org.layerwise.data.table.Table;

/** Rows 20, 21, 23, 24, 27, 33 and 34 of the faults: the file as a whole, its header and its rows. */
class FaultsRowsTest {
    @TempDir
    Path folder;

    private static FaultPolicy ragged(Ragged policy) {
        return new FaultPolicy(policy, Quotes.STOP, Policy.STOP, Policy.STOP, Policy.STOP);
    }

    private List<String> complaints(String text) {
        Path file = Tables.file(folder, text);
        return Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.AUTO));
    }

    private Path large(int rows) throws IOException {
        Path file = folder.resolve("large.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("a,b,c\n");
            for (int row = 0; row < rows; row++) {
                out.write(row + "," + row * 0.5 + ",text number " + row + "\n");
            }
        }
        return file;
    }

    @Test
    void row20ProgressTellsBytesAndTimeLeftAndEstimatesRows() throws IOException {
        Path file = large(200_000);
        List<ReadProgress.State> told = new ArrayList<>();
        TableReader.load(file, CsvFormat.AUTO, FaultPolicy.STOP, told::add);
        assertTrue(told.size() > 10, "told " + told.size() + " times");
        ReadProgress.State half = told.get(told.size() / 2);
        assertEquals(Files.size(file), half.total());
        assertTrue(half.share() > 0.3 && half.share() < 0.7, half.toString());
        assertTrue(half.secondsLeft() >= 0, half.toString());
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).bytes() >= told.get(i - 1).bytes());
        }
        long estimate = TableReader.probe(file, CsvFormat.AUTO, 1_000).estimatedRows();
        assertTrue(Math.abs(estimate - 200_000) < 60_000, estimate + " rows");
        assertEquals(12.0, new ReadProgress.State(25, 100, 1, 4).secondsLeft(), 0);
    }

    @Test
    void row20CancelEndsWithinTheNextThousandRows() throws IOException {
        Path file = large(100_000);
        long[] rows = {0};
        assertThrows(
                CancellationException.class,
                () -> TableReader.load(file, CsvFormat.AUTO, FaultPolicy.STOP, state -> {
                    rows[0] = state.rows();
                    return state.rows() < 5_000;
                }));
        assertTrue(rows[0] >= 5_000 && rows[0] <= 6_100, rows[0] + " rows");
    }

    @Test
    void row21EmptyFileAndHeaderOnlyAreRefused() {
        assertEquals(
                List.of(
                        "ERROR t.csv: the file is empty. A table needs a header line with the columns' names, then rows."),
                complaints(""));
        assertEquals(
                List.of("ERROR t.csv: has a header line with 2 columns but no rows. Add at least one row of data."),
                complaints("a,b\n"));
    }

    @Test
    void row23RaggedRowsStopWithTheirLine() {
        assertEquals(
                List.of(
                        "ERROR t.csv, line 3: expected 2 fields as in the header, found 3. Put quotes around text that holds a"
                                + " comma, or remove the extra fields."
                                + " Or set data.faults.ragged to skip or pad."),
                complaints("a,b\n1,2\n3,4,5\n6\n7,8\n"));
    }

    @Test
    void row23RaggedRowsAreSkippedOrPaddedAndCounted() {
        Path file = Tables.file(folder, "a,b\n1,2\n3,4,5\n6\n7,8\n");
        Table skipped = TableReader.read(file, CsvFormat.AUTO, ragged(Ragged.SKIP));
        assertEquals(List.of(List.of("1", "2"), List.of("7", "8")), Tables.rows(skipped));
        assertEquals(new ReadTotals(4, 2, 2, 0, 0), skipped.totals());
        assertEquals(2, skipped.totals().skipped());
        assertEquals(
                List.of(
                        "WARNING t.csv, line 3: expected 2 fields as in the header, found 3. The row is left out.",
                        "WARNING t.csv, line 4: expected 2 fields as in the header, found 1. The row is left out."),
                Tables.describe(folder, skipped.problems()));
        Table padded = TableReader.read(file, CsvFormat.AUTO, ragged(Ragged.PAD));
        assertEquals(
                List.of(List.of("1", "2"), List.of("3", "4"), List.of("6", ""), List.of("7", "8")),
                Tables.rows(padded));
        assertEquals(new ReadTotals(4, 4, 2, 0, 0), padded.totals());
    }

    @Test
    void row23OfManyRaggedRowsAHundredAreShownAndAllCounted() {
        String rows = IntStream.range(0, 5_000)
                .mapToObj(i -> i % 2 == 0 ? "1,2" : "3")
                .collect(Collectors.joining("\n"));
        Table table = TableReader.read(Tables.file(folder, "a,b\n" + rows), CsvFormat.AUTO, ragged(Ragged.SKIP));
        List<Problem> problems = table.problems();
        assertEquals(101, problems.size());
        assertEquals(
                "rows with the wrong number of fields: 2,500 in all, the first 100 are listed",
                problems.getLast().message());
        assertEquals(new ReadTotals(5_000, 2_500, 2_500, 0, 0), table.totals());
    }

    @Test
    void row23AHeaderThatComesAgainIsPassedOverAndAnotherTableLeftOut() {
        Table table = TableReader.read(
                Tables.file(folder, "a,b,c\n1,2,3\na,b,c\n4,5,6\na,b,d,e\n1,2,3,4\n"),
                CsvFormat.AUTO,
                ragged(Ragged.PAD));
        assertEquals(List.of(List.of("1", "2", "3"), List.of("4", "5", "6")), Tables.rows(table));
        assertEquals(
                List.of(
                        "WARNING t.csv, line 5: a second table begins here, with other columns; it is left out. Put it into a"
                                + " file of its own to use it.",
                        "WARNING t.csv, line 3: the header stands in the table 1 more time, here; that line is left out."
                                + " To keep it as a row, set data.faults.extraRows to keep."),
                Tables.describe(folder, table.problems()));
        assertEquals(
                TableReader.read(Path.of(table.file()), CsvFormat.AUTO, ragged(Ragged.SKIP))
                        .fingerprint(),
                table.fingerprint());
    }

    @Test
    void row24UnclosedQuoteNamesTheLineWhereItOpened() {
        assertEquals(
                List.of(
                        "ERROR t.csv, line 4, column 2 (b): a quote (\") is opened here and never closed. Close it, or double"
                                + " it (\"\") where it belongs to the text."
                                + " Or set data.faults.quotes to text."),
                complaints("a,b\n\"1\n1\",\"2\"\n3,\"4\n5,6\n7,8\n"));
    }

    @Test
    void row24QuotesThatDoNotFitCanBeTakenAsText() {
        Path file = Tables.file(folder, "a,b,c\n3,\"4,x\n5,6\" wide,\"y, z\"\n7,8,9\n");
        Table table = TableReader.read(
                file, CsvFormat.AUTO, new FaultPolicy(Ragged.STOP, Quotes.TEXT, Policy.STOP, Policy.STOP, Policy.STOP));
        assertEquals(
                List.of(List.of("3", "\"4", "x"), List.of("5", "6\" wide", "y, z"), List.of("7", "8", "9")),
                Tables.rows(table));
        assertEquals(1, table.totals().quotes());
    }

    @Test
    void row27RepeatedAndBlankNamesAreRenamedVisibly() {
        Table table = TableReader.read(Tables.file(folder, "x,,x\n1,2,3\n"), CsvFormat.AUTO);
        assertEquals(List.of("x", "column_2", "x_2"), table.columns());
        assertEquals(2, table.problems().size());
    }

    @Test
    void row33FiveThousandColumnsAndAFieldOfFiveMegabytesLoad() {
        int columns = 20_000;
        String header = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, columns).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Table wide = TableReader.read(Tables.file(folder, header + "\n" + row + "\n" + row), CsvFormat.AUTO);
        assertEquals(columns, wide.columnCount());
        assertEquals("19999", wide.cell(1, columns - 1));
        String big = "line, \"\"quoted\"\"\n".repeat(330_000);
        Table long1 = TableReader.read(Tables.file(folder, "a,b\n1,\"" + big + "\"\n2,x\n"), CsvFormat.AUTO);
        assertTrue(big.length() > 5_000_000);
        assertEquals(big.replace("\"\"", "\"").strip(), long1.cell(0, 1));
        assertEquals(330_003, long1.line(1));
    }

    @Test
    void row34APictureRenamedCsvIsRecognizedAndNamed() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        assertEquals(
                List.of(
                        "ERROR t.csv: is a PNG picture, whatever its name says; expected CSV text. Export the table as CSV"
                                + " (UTF-8) and open that file."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.AUTO)));
    }
}
