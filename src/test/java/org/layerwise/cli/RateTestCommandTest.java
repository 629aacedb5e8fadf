package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RateTestCommandTest {
    @TempDir
    Path folder;

    private Path experiment;

    @BeforeEach
    void make() {
        experiment = folder.resolve("iris.json");
        Outcome.done("new", "sample-data/iris.csv", "--target", "species", "-o", experiment);
    }

    @Test
    void suggestionsAreSaidAndTheExperimentIsNotChanged() throws IOException {
        byte[] before = Files.readAllBytes(experiment);
        Path chart = folder.resolve("rates.svg");
        String out = Outcome.done("lr-test", experiment, "--image", chart);
        assertTrue(out.startsWith("100 updates at rates from 1e-07 to 10, exponential, 3 seeds"), out);
        assertTrue(out.contains("  valley ") && out.contains("  steepest ") && out.contains("  minimum/10 "), out);
        assertTrue(out.contains("Wrote " + chart), out);
        assertTrue(Files.readString(chart).contains("learning rate"));
        assertArrayEquals(before, Files.readAllBytes(experiment));
    }

    @Test
    void jsonHasPointsSuggestionsAndSeeds() {
        JsonNode json = JsonMapper.shared().readTree(Outcome.done("lr-test", experiment, "--json", "--seeds", "2"));
        assertFalse(json.get("inconclusive").booleanValue());
        assertTrue(json.get("reason").isNull());
        assertEquals(1e-7, json.get("points").get(0).get("rate").doubleValue(), 1e-18);
        for (String name : new String[] {"steepest", "valley", "minimum/10"}) {
            assertTrue(json.get("suggestions").get(name).doubleValue() > 0, name);
        }
        assertEquals(2, json.get("perSeed").size());
        assertTrue(json.has("divergesAt"));
    }

    @Test
    void aFlatCurveIsInconclusive() {
        String out = Outcome.done("lr-test", experiment, "--from", "1e-9", "--to", "1e-6");
        assertTrue(out.contains("Inconclusive: the loss hardly falls at any rate"), out);
    }

    @Test
    void mistakesAreSaid() {
        for (Object[] wrong : new Object[][] {
            {"--from", "1", "--to", "0.1"},
            {"--from", "-1"},
            {"--steps", "3"},
            {"--seeds", "0"},
            {"--shape", "round"},
            {"--image", folder.resolve("chart.gif")},
            {"--image", experiment.resolveSibling("iris.json.png/none.png")},
        }) {
            Object[] all = new Object[wrong.length + 2];
            all[0] = "lr-test";
            all[1] = experiment;
            System.arraycopy(wrong, 0, all, 2, wrong.length);
            Outcome outcome = Outcome.of(all);
            assertEquals(2, outcome.status(), outcome.err());
            assertTrue(outcome.err().contains("error: "), outcome.err());
        }
    }
}
