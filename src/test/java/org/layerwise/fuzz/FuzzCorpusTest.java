package org.layerwise.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwise.base.ProblemException;

/** What the fuzzer begins from, and what it found once, goes through every reader. */
class FuzzCorpusTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FuzzedReader.class)
    void everyInputIsReadOrRefused(FuzzedReader reader) throws IOException {
        int accepted = 0;
        for (Path seed : seeds(reader)) {
            try {
                reader.read(Files.readAllBytes(seed), folder);
                accepted++;
            } catch (ProblemException refused) {
                assertTrue(!refused.problems().isEmpty(), seed.toString());
            } catch (RuntimeException | Error e) {
                throw new AssertionError(seed.toString(), e);
            }
        }
        assertTrue(accepted > 0, reader + " accepts none of its seeds");
    }

    private static List<Path> seeds(FuzzedReader reader) throws IOException {
        try (Stream<Path> files = Files.list(reader.seeds())) {
            return files.sorted().toList();
        }
    }
}
