package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code evaluate --folds}. */
class FoldsCommandTest {
    private static final Path IRIS = Path.of("sample-data", "iris.csv").toAbsolutePath();

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void train() {
        Path experiment = folder.resolve("m.json");
        Outcome.done("new", IRIS, "--target", "species", "--layers", "8", "--epochs", "30", "-o", experiment);
        Outcome.done("train", experiment, "--quiet", "--set", "optimizer.learningRate=0.02");
        model = folder.resolve("m.layerwise");
    }

    @Test
    void tellsEachFoldAndMeanAndSpread() throws IOException {
        JsonNode told = new ObjectMapper().readTree(Outcome.done("evaluate", model, IRIS, "--folds", "5", "--json"));
        assertEquals(5, told.get("folds").size());
        double sum = 0;
        for (JsonNode fold : told.get("folds")) {
            assertEquals(30, fold.get("rows").asInt());
            sum += fold.at("/metrics/accuracy").asDouble();
        }
        assertEquals(sum / 5, told.at("/mean/accuracy").asDouble(), 1e-12);
        assertTrue(told.at("/mean/accuracy").asDouble() > 0.9, told::toString);
        assertTrue(told.at("/deviation/accuracy").asDouble() < 0.1, told::toString);
        List<String> lines =
                Outcome.done("evaluate", model, IRIS, "--folds", "3").lines().toList();
        assertEquals(6, lines.size());
        assertTrue(lines.get(0).startsWith("fold      rows        loss    accuracy"), lines.get(0));
        assertTrue(lines.get(1).startsWith("1           50"), lines.get(1));
        assertTrue(lines.get(4).startsWith("mean") && lines.get(5).startsWith("σ"), lines::toString);
    }

    @Test
    void saysWhatFoldsNeed() {
        assertEquals(
                "error: --folds: two folds at least are expected, not 1. For example: --folds 5, without --part.",
                Outcome.of("evaluate", model, IRIS, "--folds", "1").err().strip());
        Outcome many = Outcome.of("evaluate", model, IRIS, "--folds", "200");
        assertEquals(2, many.status());
        assertTrue(many.err().contains("150 rows are too few: 200 are needed for that many folds."), many.err());
    }
}
