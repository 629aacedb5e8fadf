package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvLayout;
import org.layerwise.data.read.csv.CsvSource;
import org.layerwise.data.read.csv.DialectSniffer;
import org.layerwise.data.read.csv.TextEncoding;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.FaultPolicy.Quotes;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

class LargeTableTest {
    private static final FaultPolicy SKIPPING =
            new FaultPolicy(Ragged.SKIP, Quotes.STOP, Policy.STOP, Policy.STOP, Policy.STOP);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeATable() throws IOException {
        StringBuilder text = new StringBuilder("a;b;c;a\n");
        for (int row = 0; row < 50_000; row++) {
            text.append(row)
                    .append(";")
                    .append(row % 7)
                    .append(",5;\"two\n lines ")
                    .append(row % 11)
                    .append("\";\n");
            if (row % 10_000 == 9_999) {
                text.append("ragged\n");
            }
        }
        file = Files.writeString(folder.resolve("t.csv"), text, StandardCharsets.UTF_16LE);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE});
        Files.write(file, bytes, StandardOpenOption.APPEND);
    }

    private Table large(ReadProgress progress) throws IOException {
        CsvSource source = CsvSource.of(file);
        CsvLayout layout = DialectSniffer.sniff(
                source.headText(TextEncoding.UTF_16_LE),
                source.headIsAll(),
                CsvFormat.AUTO.withEncoding(TextEncoding.UTF_16_LE));
        return new LargeTable(source, layout, SKIPPING).load(progress);
    }

    @Test
    void isTheTableThatMemoryWouldHold() throws IOException {
        Table held = TableReader.read(file, CsvFormat.AUTO, SKIPPING);
        Table large = large(ReadProgress.NONE);
        assertEquals(Tables.rows(held), Tables.rows(large));
        assertEquals(held.columns(), large.columns());
        assertEquals(held.fingerprint(), large.fingerprint());
        assertEquals(held.totals(), large.totals());
        assertEquals(held.numbers(), large.numbers());
        assertEquals(held.problems().size(), large.problems().size());
        for (int row : new int[] {0, 1, 9_999, 10_000, 49_999}) {
            assertEquals(held.where(row, 2), large.where(row, 2));
            assertEquals(held.number(row, 1), large.number(row, 1));
        }
    }

    @Test
    void isReadOnceAndAgainWhenTheFileHasChanged() throws IOException {
        boolean[] read = {false};
        ReadProgress noting = state -> read[0] = true;
        large(noting);
        assertTrue(read[0]);
        read[0] = false;
        Table again = large(noting);
        assertFalse(read[0], "the second time it is opened from its columns");
        Files.writeString(file, "1;2,5;three;4\n", StandardCharsets.UTF_16LE, StandardOpenOption.APPEND);
        Table changed = large(noting);
        assertTrue(read[0]);
        assertEquals(again.rowCount() + 1, changed.rowCount());
        assertNotEquals(again.fingerprint(), changed.fingerprint());
    }

    @Test
    void cancelledItLeavesNothingBehind() throws IOException {
        assertThrows(CancellationException.class, () -> large(state -> state.rows() < 20_000));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }
}
