package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;

/** Parquet files that are cut short or have other bytes than they should: each is read, or refused with what to do. */
class ParquetDamageTest {
    private static final Path GOLDEN = Path.of("src/test/golden/parquet");
    private static final String AGAIN = " The file is damaged or cut short; get it once more.";

    @TempDir
    Path folder;

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(GOLDEN.resolve(name + ".parquet"));
    }

    private List<String> complaints(byte[] bytes) {
        Path file = Tables.file(folder, bytes);
        return Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.AUTO));
    }

    /** Whether the bytes are refused; anything but a table or problems that say what to do fails. */
    private boolean isRefused(byte[] bytes) {
        Path file = Tables.file(folder, bytes);
        try {
            TableReader.read(file, CsvFormat.AUTO);
            return false;
        } catch (ProblemException e) {
            for (Problem problem : e.problems()) {
                assertTrue(problem.describe().startsWith(file.toString()), problem.describe());
                assertTrue(
                        problem.isError()
                                && !problem.message().isEmpty()
                                && !problem.hint().isEmpty(),
                        e);
            }
            return true;
        }
    }

    private static void assertTrue(boolean condition, Object message) {
        org.junit.jupiter.api.Assertions.assertTrue(condition, message.toString());
    }

    @Test
    void cutShortAnywhereItIsRefused() throws IOException {
        byte[] whole = bytes("penguins-zstd");
        for (int length = 4; length < whole.length; length += 61) {
            assertTrue(isRefused(Arrays.copyOf(whole, length)), length + " bytes");
        }
        assertEquals(
                List.of("ERROR t.csv: is a Parquet file without its end, where the columns are described." + AGAIN),
                complaints(Arrays.copyOf(whole, whole.length / 2)));
        assertEquals(
                List.of("ERROR t.csv: is a Parquet file of 4 bytes, too few for one." + AGAIN),
                complaints("PAR1".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aDescriptionOfTheWrongLengthOrEncrypted() throws IOException {
        byte[] bytes = bytes("penguins-zstd");
        byte[] encrypted = bytes.clone();
        encrypted[bytes.length - 1] = 'E';
        assertEquals(
                List.of("ERROR t.csv: is an encrypted Parquet file, which Layerwise does not read. Write it without"
                        + " encryption."),
                complaints(encrypted));
        bytes[bytes.length - 5] = 0x7F;
        String complaint = complaints(bytes).getFirst();
        assertTrue(complaint.contains("is said to take 21") && complaint.contains("of its 4166 bytes."), complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "types, 11",
        "by-hand, 1",
        "penguins-snappy, 37",
        "penguins-zstd, 17",
        "penguins-gzip, 37",
        "penguins-lz4_raw, 37",
        "penguins-arrow, 29",
        "encodings, 71"
    })
    void whateverByteIsOverwrittenNothingFailsOtherwise(String name, int stride) throws IOException {
        byte[] whole = bytes(name);
        int refused = 0;
        for (int at = 4; at < whole.length; at += stride) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            refused += isRefused(damaged) ? 1 : 0;
            damaged[at] = (byte) 0xFF;
            refused += isRefused(damaged) ? 1 : 0;
        }
        assertTrue(refused > 20, refused + " of them are noticed");
    }

    @Test
    void aPageThatHasNotItsChecksumIsNamed() throws IOException {
        byte[] damaged = bytes("by-hand");
        damaged[30] ^= 4;
        assertEquals(
                List.of(
                        "ERROR t.csv: is a Parquet file that cannot be read in its column \"seen\", behind cell 0 of a group"
                                + " of 3 rows, before byte 63 (a page's bytes do not have its checksum)."
                                + AGAIN),
                complaints(damaged));
    }

    @Test
    void packedOnceMoreItIsNamed() throws IOException {
        Path file = folder.resolve("t.csv");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes("types"));
        }
        ProblemException refused = assertThrows(ProblemException.class, () -> TableReader.read(file, CsvFormat.AUTO));
        assertEquals(
                file
                        + ": holds a Parquet file, whatever its name says; expected CSV text. Unpack it and open the file that"
                        + " comes out.",
                refused.getMessage());
    }
}
