package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.Seed;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.split.TargetRows;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.FaultPolicy.Quotes;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.data.table.Table;

/** Rows 28 and 29 of the faults: what is no number in a column of numbers. */
class FaultsNumbersTest {
    @TempDir
    Path folder;

    private static FaultPolicy numbers(Policy text, Policy notFinite) {
        return new FaultPolicy(Ragged.STOP, Quotes.STOP, Policy.STOP, text, notFinite);
    }

    private static DataSpec data(Table table) {
        return new DataSpec(
                table.file(),
                table.fingerprint(),
                "y",
                Task.CLASSIFICATION,
                List.of(""),
                List.of(ColumnSpec.feature("x", ColumnType.NUMBER)));
    }

    private static PreparedData prepare(Table table) {
        return PreparedData.of(table, data(table), PipelineSpec.DEFAULT, new SplitSpec(0, 0, false), new Seed(1));
    }

    private Path large() throws IOException {
        Path file = folder.resolve("large.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("x,y\n");
            for (int row = 1; row <= 900_100; row++) {
                out.write((row == 900_001 ? "heavy" : Integer.toString(row % 1000)) + (row % 2 == 0 ? ",a\n" : ",b\n"));
            }
        }
        return file;
    }

    @Test
    void row28TextInANumberColumnFarDownIsNamedByItsCell() throws IOException {
        Path file = large();
        Table stop = TableReader.read(file, CsvFormat.AUTO);
        assertEquals(
                List.of(
                        "ERROR large.csv, line 900002, column 1 (x): \"heavy\" is not a number; expected digits with an optional"
                                + " point, sign and exponent, such as -1.5e3, or a missing value. Correct the cell, add \"heavy\" to"
                                + " the missing values, or use the column as a category. Or set data.faults.text to missing or"
                                + " skip."),
                Tables.complaints(folder, () -> prepare(stop)));
        PreparedData missing = prepare(TableReader.read(file, CsvFormat.AUTO, numbers(Policy.MISSING, Policy.STOP)));
        assertEquals(900_100, missing.train().rows());
        PreparedData skipped = prepare(TableReader.read(file, CsvFormat.AUTO, numbers(Policy.SKIP, Policy.STOP)));
        assertEquals(900_099, skipped.train().rows());
    }

    @Test
    void row28TheRecordIsNamedWhereTheLineDoesNotSayIt() {
        Table table = TableReader.read(Tables.file(folder, "x,y\n\n1,\"a\nb\"\nheavy,c\n"), CsvFormat.AUTO);
        assertTrue(
                Tables.complaints(folder, () -> prepare(table))
                        .getFirst()
                        .startsWith("ERROR t.csv, line 5, record 2, column 1 (x): \"heavy\" is not a number"),
                Tables.complaints(folder, () -> prepare(table)).toString());
    }

    @Test
    void row29InfinityAndNumbersTooLargeAreCountedAndTheUsersChoice() {
        Path file = Tables.file(folder, "x,y\n1,a\nInfinity,b\n1e400,a\n-inf,b\n1e39,a\n2,b\n3,a\n");
        Table stop = TableReader.read(file, CsvFormat.AUTO);
        assertEquals(4, Tables.complaints(folder, () -> prepare(stop)).size());
        assertTrue(Tables.complaints(folder, () -> prepare(stop))
                .getFirst()
                .startsWith("ERROR t.csv, line 3, column 1 (x): Infinity is too large"));
        PreparedData missing = prepare(TableReader.read(file, CsvFormat.AUTO, numbers(Policy.STOP, Policy.MISSING)));
        assertEquals(7, missing.train().rows());
        assertEquals(
                4,
                missing.problems().stream()
                        .filter(problem -> problem.message().contains("counts as missing"))
                        .distinct()
                        .count());
        PreparedData skipped = prepare(TableReader.read(file, CsvFormat.AUTO, numbers(Policy.STOP, Policy.SKIP)));
        assertEquals(3, skipped.train().rows());
        assertEquals(
                List.of("4 of 7 rows have no finite number here and are left out."),
                skipped.problems().stream().map(Problem::message).toList());
    }

    @Test
    void row29NanIsMissingAndSkippedRowsOfTheTargetLeaveNoHole() {
        Path file = Tables.file(folder, "x,y\nNaN,1\n1,2\n2,many\n3,4\n");
        Table table = TableReader.read(file, CsvFormat.AUTO, numbers(Policy.MISSING, Policy.MISSING));
        DataSpec regression = new DataSpec(
                "t", "", "y", Task.REGRESSION, List.of("NaN"), List.of(ColumnSpec.feature("x", ColumnType.NUMBER)));
        assertEquals(
                List.of(0, 1, 3),
                java.util.Arrays.stream(TargetRows.rows(regression, table))
                        .boxed()
                        .toList());
        PreparedData made =
                PreparedData.of(table, regression, PipelineSpec.DEFAULT, new SplitSpec(0, 0, false), new Seed(1));
        assertEquals(3, made.train().rows());
    }

    @Test
    void labelsAreNeverMangled() {
        Path file = Tables.file(folder, "id,z,e,b\n01,1e5,1.50,yes\n007,1e5,1.5,no\n010,2e5,1.500,yes\n");
        Table table = TableReader.read(file, CsvFormat.AUTO);
        assertEquals(
                List.of(
                        List.of("01", "1e5", "1.50", "yes"),
                        List.of("007", "1e5", "1.5", "no"),
                        List.of("010", "2e5", "1.500", "yes")),
                Tables.rows(table));
    }
}
