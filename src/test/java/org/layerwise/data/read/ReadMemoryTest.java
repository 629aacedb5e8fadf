package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvLayout;
import org.layerwise.data.read.csv.CsvSource;
import org.layerwise.data.read.csv.DialectSniffer;
import org.layerwise.data.read.csv.ReadLimit;
import org.layerwise.data.read.csv.RowReader;
import org.layerwise.data.read.csv.TextEncoding;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;

class ReadMemoryTest {
    @TempDir
    Path folder;

    private RowReader reader(String text) throws IOException {
        CsvSource source = CsvSource.of(Files.writeString(folder.resolve("t.csv"), text));
        CsvLayout layout = DialectSniffer.sniff(
                source.headText(TextEncoding.UTF_8),
                source.headIsAll(),
                CsvFormat.AUTO.withEncoding(TextEncoding.UTF_8));
        return new RowReader(source, layout, FaultPolicy.STOP, ReadProgress.NONE);
    }

    /** A row of two columns takes 16 + 2·9 bytes, and a table may take a quarter of memory. */
    @Test
    void readingEndsWhereTheCellsFillAQuarterOfMemory() throws IOException {
        ReadLimit limit = new ReadMemory(4 * 34 * 100).toHold();
        RowReader fits = reader("a,b\n" + "1,2\n".repeat(100));
        assertFalse(fits.read(limit));
        assertEquals(100, fits.rows().rows());
        RowReader more = reader("a,b\n" + "1,2\n".repeat(200));
        assertTrue(more.read(limit));
        assertEquals(101, more.rows().rows());
    }

    @Test
    void longTextsCountByTheirCharacters() throws IOException {
        RowReader texts = reader("a,b\n" + ("1," + "x".repeat(1_000) + "\n").repeat(20));
        assertTrue(texts.read(new ReadMemory(40_000).toHold()));
        assertEquals(10, texts.rows().rows());
    }

    @Test
    void linesThatDoNotFollowEachOtherCountWhereCellsGoToAFile() throws IOException {
        ReadMemory memory = new ReadMemory(1_000_000);
        RowReader plain = reader("a,b\n" + "1,2\n".repeat(20_000));
        assertFalse(plain.read(memory.toPassOn(folder)));
        RowReader apart = reader("a,b\n" + "1,2\n\n".repeat(20_000));
        ProblemException refused = assertThrows(ProblemException.class, () -> apart.read(memory.toPassOn(folder)));
        assertTrue(
                refused.getMessage().contains(" rows of 2 columns need about 0 MB of memory while they are read"),
                refused.getMessage());
    }
}
