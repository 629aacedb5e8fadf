package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

/** A Parquet file whose columns are kept in a file beside it, how far its reading is, and the reading's end when asked. */
class ParquetLargeTest {
    private static final Path GOLDEN = Path.of("src/test/golden/parquet");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = Files.copy(GOLDEN.resolve("penguins-groups.parquet"), folder.resolve("t.parquet"));
    }

    private Table large(ReadProgress progress) throws IOException {
        return ParquetSource.loadLarge(file, FaultPolicy.STOP, progress);
    }

    @Test
    void isTheTableThatMemoryWouldHold() throws IOException {
        Table held = TableReader.read(file, CsvFormat.AUTO);
        Table large = large(ReadProgress.NONE);
        assertTrue(Files.exists(folder.resolve("t.parquet.columns")));
        assertEquals(held.columns(), large.columns());
        assertEquals(Tables.rows(held), Tables.rows(large));
        assertEquals(held.fingerprint(), large.fingerprint());
        assertEquals(held.totals(), large.totals());
        assertEquals(held.where(343, 2), large.where(343, 2));
        assertFalse(large.hasLines());
    }

    @Test
    void isReadOnceAndAgainWhenTheFileHasChanged() throws IOException {
        boolean[] read = {false};
        ReadProgress noting = state -> read[0] = true;
        Table first = large(noting);
        assertTrue(read[0]);
        read[0] = false;
        large(noting);
        assertFalse(read[0], "the second time it is opened from its columns");
        Files.copy(GOLDEN.resolve("types.parquet"), file, StandardCopyOption.REPLACE_EXISTING);
        Table changed = large(noting);
        assertTrue(read[0]);
        assertEquals(6, changed.rowCount());
        assertNotEquals(first.fingerprint(), changed.fingerprint());
        assertEquals(
                Tables.describe(folder, TableReader.read(file, CsvFormat.AUTO).problems()),
                Tables.describe(folder, large(noting).problems()));
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        List<ReadProgress.State> told = new ArrayList<>();
        TableReader.load(file, CsvFormat.AUTO, FaultPolicy.STOP, told::add);
        assertTrue(told.size() > 7, told.size() + " times");
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).bytes() >= told.get(i - 1).bytes());
            assertTrue(told.get(i).rows() >= told.get(i - 1).rows());
        }
        ReadProgress.State last = told.getLast();
        assertEquals(Files.size(file), last.total());
        assertEquals(last.total(), last.bytes());
        assertEquals(344, last.rows());
        assertEquals(0, last.secondsLeft(), 0);
    }

    @Test
    void cancelledItLeavesNothingBehind() throws IOException {
        assertThrows(CancellationException.class, () -> large(state -> state.rows() < 150));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
        assertThrows(
                CancellationException.class,
                () -> TableReader.load(file, CsvFormat.AUTO, FaultPolicy.STOP, state -> state.share() < 0.5));
    }
}
