package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;

class BenchTest {
    @TempDir
    Path folder;

    @Test
    void measuresTheNetworksNamed() throws IOException {
        Path file = folder.resolve("engine.json");
        String out = Outcome.done(
                "bench",
                "--json",
                file,
                "--seconds",
                "0.01",
                "--threads",
                "1",
                "--network",
                "4-16-3",
                "--network",
                "30-64-64-2");
        JsonNode rows = JsonText.parse(Files.readString(file), "engine.json");
        assertEquals("4-16-3", rows.get(0).get("network").stringValue());
        assertTrue(rows.get(0).get("microsPerStep").doubleValue() > 0);
        assertTrue(rows.get(1).get("peer").isNull());
        assertEquals(2, rows.size());
        assertTrue(out.lines().anyMatch(line -> line.matches("\\| 30-64-64-2 \\| 32, adam +\\| +1 \\| .*")), out);
        assertTrue(out.contains("Evaluation through 30-64-64-2: "), out);
    }

    @Test
    void aRowForEachNumberOfThreads() throws IOException {
        Path file = folder.resolve("engine.json");
        Outcome.done("bench", "--json", file, "--seconds", "0.01", "--threads", "3", "1", "--network", "4-16-3");
        JsonNode rows = JsonText.parse(Files.readString(file), "engine.json");
        assertEquals(3, rows.get(0).get("threads").intValue());
        assertEquals(1, rows.get(1).get("threads").intValue());
    }

    @Test
    void refusesANumberOfThreadsThatMakesNoTeam() {
        Outcome outcome = Outcome.of("bench", "--threads", "0");
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("expected 1 to 32 threads, not 0"), outcome.err());
    }

    @Test
    void refusesATimeThatIsNone() {
        for (String seconds : List.of("-1", "0", "NaN")) {
            Outcome outcome = Outcome.of("bench", "--seconds", seconds, "--network", "4-16-3");
            assertEquals(2, outcome.status(), outcome.err());
            assertTrue(outcome.err().contains("seconds") && !outcome.err().contains("failed"), outcome.err());
            assertEquals("", outcome.out());
        }
    }

    @Test
    void refusesUnknownNames() {
        Outcome outcome = Outcome.of("bench", "--network", "resnet");
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("there is no network \"resnet\" to measure"), outcome.err());
    }
}
