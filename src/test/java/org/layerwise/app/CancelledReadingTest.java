package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

/** A reading that is cancelled stops within a bounded number of records, in whatever phase it is. */
class CancelledReadingTest {
    private static final int ROWS = 120_000;
    private static final int COLUMNS = 6;
    private static final long HEAD = 1 << 16;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeATable() throws IOException {
        file = folder.resolve("t.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("a,b,c,d,e,f\n");
            for (int row = 0; row < ROWS; row++) {
                out.write(
                        row + "," + row % 7 + "," + row * 0.25 + ",red,2024-01-" + (10 + row % 20) + ",x" + row + "\n");
            }
        }
    }

    /** Every look of a reading to its end. */
    private List<ReadProgress.State> looks(ReadOptions options) {
        List<ReadProgress.State> looks = new ArrayList<>();
        OpenTable.read(file, options, state -> looks.add(state));
        return looks;
    }

    @Test
    void nowhereAreThereManyRecordsBetweenTwoLooks() throws IOException {
        List<ReadProgress.State> looks = looks(ReadOptions.AUTO);
        List<ReadProgress.State> reading =
                looks.stream().filter(look -> look.column() == 0).toList();
        assertTrue(reading.getFirst().bytes() <= 4 * HEAD, "the format is found out from the first bytes alone");
        long before = 0;
        for (ReadProgress.State look : reading) {
            assertTrue(look.rows() - before <= ReadProgress.ROWS, look + " after " + before);
            before = look.rows();
        }
        assertTrue(ROWS - before <= ReadProgress.ROWS, "up to the last row");
        Table table = OpenTable.read(file).table();
        List<int[]> profile = new ArrayList<>();
        Profiler.profile(table, new MissingTokens(List.of()), (column, row) -> profile.add(new int[] {column, row}));
        assertEquals(looks.size() - reading.size(), profile.size(), "each look of the profile is one of the reading");
        long cells = 0;
        for (int[] look : profile) {
            long now = (long) look[0] * ROWS + look[1];
            assertTrue(now - cells <= 4 * ReadProgress.ROWS, "column " + look[0] + ", row " + look[1]);
            cells = now;
        }
        assertTrue((long) COLUMNS * ROWS - cells <= 4 * ReadProgress.ROWS);
    }

    /** At every thirtieth look, whatever is done there. */
    @Test
    void nothingIsReadAfterTheLookThatCancels() {
        int all = looks(ReadOptions.AUTO).size();
        for (int last = 1; last <= all; last += 30) {
            int allowed = last;
            int[] looked = {0};
            assertThrows(
                    CancellationException.class,
                    () -> OpenTable.read(file, ReadOptions.AUTO, state -> ++looked[0] < allowed));
            assertEquals(allowed, looked[0]);
        }
    }

    @Test
    void aSecondTableThatIsPassedOverIsCancelledToo() throws IOException {
        Files.writeString(file, "a,other\n", StandardOpenOption.APPEND);
        Files.writeString(file, "passed,over\n".repeat(400_000), StandardOpenOption.APPEND);
        ReadOptions lenient = new ReadOptions(CsvFormat.AUTO, FaultPolicy.LENIENT);
        long before = 0;
        for (ReadProgress.State look : looks(lenient)) {
            assertTrue(look.bytes() - before <= 3 << 20, look.bytes() + " bytes after " + before);
            before = look.bytes();
        }
    }

    @Test
    void theSearchForAByteThatIsNoTextIsCancelledToo() throws IOException {
        byte[] latin = "1,2,3,K\u00f6ln,5,6\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin, StandardOpenOption.APPEND);
        List<Long> rows = new ArrayList<>();
        assertThrows(
                CancellationException.class,
                () -> OpenTable.read(file, ReadOptions.AUTO, state -> {
                    boolean again = !rows.isEmpty() && rows.getLast() == state.rows();
                    rows.add(state.rows());
                    return !again;
                }));
        assertTrue(rows.getLast() > ROWS - 20_000, "the second pass began: " + rows.getLast());
    }
}
