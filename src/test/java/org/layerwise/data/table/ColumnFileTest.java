package org.layerwise.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.NumberText;

class ColumnFileTest {
    private static final int ROWS = 40_000;
    private static final List<String> NAMES = List.of("数", "text", "few");

    /** An argument of every kind. */
    private static final Message SAID = Message.of(
                    "data.table/in-all", Message.of("base/of", "x", 0.5), 123_456_789_012L, 100)
            .hinted(Message.of("data.table/columns", NAMES));

    private static final ReadTotals TOTALS = new ReadTotals(ROWS + 3, ROWS, 3, 2, 1);

    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void makeTheSource() throws IOException {
        source = Files.writeString(folder.resolve("t.csv"), "x".repeat(300_000));
    }

    private Optional<Table> open(String reading) throws IOException {
        return ColumnFile.open(source, reading, NumberFormat.PLAIN, FaultPolicy.STOP);
    }

    private static String cell(int row, int column) {
        return switch (column) {
            case 0 -> row % 1000 == 0 ? "" : row % 777 == 0 ? "NA" : row / 100 + "." + (10 + row % 90);
            case 1 -> "text " + row * 31L;
            default -> row % 3 == 0 ? "yes" : "nein";
        };
    }

    private Table write(String reading) throws IOException {
        try (ColumnFileWriter writer = new ColumnFileWriter(source, reading)) {
            LineNumbers lines = new LineNumbers();
            TextColumn[] columns = {writer.column(), writer.column(), writer.column()};
            for (int row = 0; row < ROWS; row++) {
                for (int c = 0; c < columns.length; c++) {
                    char[] text = cell(row, c).toCharArray();
                    columns[c].append(text, 0, text.length);
                }
                lines.append(2L + row + row / 5000);
            }
            for (TextColumn column : columns) {
                column.trimToSize();
            }
            writer.finish("sha256:00", NAMES, lines, TOTALS, List.of(noticed(SAID)));
            return open(reading).orElseThrow();
        }
    }

    private static Problem noticed(Message text) {
        return Problem.warning(Location.file("t.csv"), text);
    }

    private static void assertHoldsIt(Table table) {
        assertEquals(NAMES, table.columns());
        assertEquals(ROWS, table.rowCount());
        assertEquals("sha256:00", table.fingerprint());
        assertEquals(TOTALS, table.totals());
        assertEquals(
                List.of(SAID.text() + SAID.hint()),
                table.problems().stream()
                        .map(problem -> problem.message() + problem.hint())
                        .toList());
        for (int row = 0; row < ROWS; row++) {
            for (int c = 0; c < NAMES.size(); c++) {
                assertEquals(cell(row, c), table.cell(row, c));
            }
            assertEquals(NumberText.parse(cell(row, 0)), table.number(row, 0));
            assertEquals(2 + row + row / 5000, table.line(row));
        }
    }

    @Test
    void opensWhatWasWritten() throws IOException {
        assertHoldsIt(write("comma"));
        assertHoldsIt(open("comma").orElseThrow());
        assertTrue(Files.exists(folder.resolve("t.csv.columns")));
    }

    @Test
    void isPassedOverWhenTheSourceHasChanged() throws IOException {
        write("comma");
        FileTime time = Files.getLastModifiedTime(source);
        Files.writeString(source, "x".repeat(150_000) + "y" + "x".repeat(149_999));
        Files.setLastModifiedTime(source, FileTime.fromMillis(time.toMillis() + 2000));
        assertEquals(Optional.empty(), open("comma"));
        Files.writeString(source, "z".repeat(300_000));
        Files.setLastModifiedTime(source, time);
        assertEquals(Optional.empty(), open("comma"), "same size and time, other content");
    }

    @Test
    void isPassedOverWhenItWasReadOtherwise() throws IOException {
        write("comma");
        assertEquals(Optional.empty(), open("semicolon"));
    }

    @Test
    void isPassedOverWhenItIsDamagedOrCutShort() throws IOException {
        write("comma");
        Path file = ColumnFile.of(source);
        byte[] whole = Files.readAllBytes(file);
        for (int at : new int[] {whole.length - 1, whole.length - 12, whole.length - 24, whole.length - 40}) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            assertEquals(Optional.empty(), open("comma"), "bit at " + at);
        }
        for (int length : new int[] {0, 10, 24, whole.length / 2, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), open("comma"), "length " + length);
        }
        Files.write(file, whole);
        assertHoldsIt(open("comma").orElseThrow());
    }

    @Test
    void saysWhatWasNoticedByKey() throws IOException {
        Table table = write("comma");
        String english = table.problems().getFirst().message();
        assertEquals("x: 0.5: 123,456,789,012 in all, the first 100 are listed", english);
        assertEquals(
                "Its columns are: 数, text, few.", table.problems().getFirst().hint());
    }

    @Test
    void isPassedOverWhenItSaysWhatIsNotKnown() throws IOException {
        for (Message unknown : List.of(Message.of("data.table/no-such-message"), Message.of("data.table/in-all", 1))) {
            try (ColumnFileWriter writer = new ColumnFileWriter(source, "comma")) {
                writer.finish("sha256:00", List.of(), new LineNumbers(), TOTALS, List.of(noticed(unknown)));
            }
            assertEquals(Optional.empty(), open("comma"));
        }
    }

    @Test
    void closedUnfinishedItLeavesNothing() throws IOException {
        try (ColumnFileWriter writer = new ColumnFileWriter(source, "comma")) {
            TextColumn column = writer.column();
            column.append(new char[] {'1'}, 0, 1);
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(source), left.toList());
        }
    }

    @Test
    void refusesASourceThatChangesWhileItIsRead() throws IOException {
        try (ColumnFileWriter writer = new ColumnFileWriter(source, "comma")) {
            Files.writeString(source, "other");
            assertThrows(
                    ProblemException.class,
                    () -> writer.finish("sha256:00", List.of(), new LineNumbers(), TOTALS, List.of()));
        }
        assertFalse(Files.exists(ColumnFile.of(source)));
    }

    private static final List<String> CELLS = List.of("1.5", "NA", "-20", "", "some text", "数");

    /** A small table with a column of each form. */
    private void writeSmall(Path table) throws IOException {
        try (ColumnFileWriter writer = new ColumnFileWriter(table, "comma")) {
            LineNumbers lines = new LineNumbers();
            TextColumn[] columns = {writer.column(), writer.column(), writer.column()};
            for (int row = 0; row < 90; row++) {
                String[] cells = {row % 9 == 4 ? CELLS.get(row % 6) : row + "." + row, "text " + row, CELLS.get(row % 2)
                };
                for (int c = 0; c < columns.length; c++) {
                    columns[c].append(cells[c].toCharArray(), 0, cells[c].length());
                }
                lines.append(2L + row);
            }
            for (TextColumn column : columns) {
                column.trimToSize();
            }
            writer.finish("sha256:00", NAMES, lines, TOTALS, List.of(noticed(SAID)));
        }
    }

    private static String all(Table table) {
        StringBuilder text = new StringBuilder(table.columns() + table.fingerprint() + table.totals());
        for (int row = 0; row < table.rowCount(); row++) {
            for (int c = 0; c < table.columns().size(); c++) {
                text.append(table.cell(row, c))
                        .append('|')
                        .append(table.number(row, c))
                        .append('|');
            }
            text.append(table.line(row)).append('\n');
        }
        return text.toString();
    }

    /** Whichever bit of it is another, it gives what was written, or is passed over and made anew. */
    @Test
    void everyFlippedBitIsNoticedOrWithoutEffect() throws IOException {
        Path small = Files.writeString(folder.resolve("s.csv"), "x");
        writeSmall(small);
        Path file = ColumnFile.of(small);
        byte[] whole = Files.readAllBytes(file);
        String written = all(ColumnFile.open(small, "comma", NumberFormat.PLAIN, FaultPolicy.STOP)
                .orElseThrow());
        int passedOver = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            Optional<Table> found = ColumnFile.open(small, "comma", NumberFormat.PLAIN, FaultPolicy.STOP);
            if (found.isEmpty()) {
                passedOver++;
            } else {
                assertEquals(written, all(found.get()), "bit " + bit + " of " + whole.length + " bytes");
            }
        }
        assertEquals(8 * whole.length, passedOver, "all of this file is used");
        writeSmall(small);
        assertEquals(
                written,
                all(ColumnFile.open(small, "comma", NumberFormat.PLAIN, FaultPolicy.STOP)
                        .orElseThrow()));
    }

    @Test
    void whatAKilledReaderLeftIsSweptAndOneAtWorkIsLeftAlone() throws IOException {
        Path left = Files.writeString(folder.resolve(".t.csv.columns.12.tmp"), "half");
        try (ColumnFileWriter first = new ColumnFileWriter(source, "comma")) {
            assertFalse(Files.exists(left));
            write("comma");
            try (var files = Files.list(folder)) {
                assertEquals(3, files.count(), "the table, its columns, and what the first writes");
            }
            first.finish("sha256:01", List.of(), new LineNumbers(), TOTALS, List.of());
        }
        assertEquals("sha256:01", open("comma").orElseThrow().fingerprint());
    }

    @Test
    void whereNothingCanBeWrittenBesideATableAFolderOfTheUsersOwnIsUsed() throws IOException {
        Path own = folder.resolve("cache/layerwise/columns");
        Path file = ColumnFolder.in(own, Path.of("/data/t.csv"));
        assertEquals(own, file.getParent());
        assertTrue(file.getFileName().toString().matches("[0-9a-f]{32}-t\\.csv\\.columns"), file::toString);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
        assertNotEquals(file, ColumnFolder.in(own, Path.of("/other/t.csv")));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        ColumnFolder.in(own, Path.of("/data/t.csv"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
    }

    @Test
    void whereAFolderHasTheNameOfTheColumnsTheyAreKeptInAFolderOfTheUsersOwn() throws IOException {
        Path own = folder.resolve("cache/layerwise/columns");
        Path table = folder.resolve("named.csv");
        assertEquals(folder.resolve("named.csv.columns"), ColumnFolder.of(table, own));
        Files.createDirectory(folder.resolve("named.csv.columns"));
        assertEquals(own, ColumnFolder.of(table, own).getParent());
    }

    @Test
    void aFolderThatSomebodyPutThereIsNotUsed() throws IOException {
        Path others = Files.createDirectory(folder.resolve("others"));
        Path link = Files.createSymbolicLink(folder.resolve("columns"), others);
        Path file = ColumnFolder.in(link, Path.of("/data/t.csv"));
        assertNotEquals(link, file.getParent());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        assertEquals(file, ColumnFolder.in(link, Path.of("/data/t.csv")), "the same for all of the process");
    }
}
