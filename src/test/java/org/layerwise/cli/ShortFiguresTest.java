package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Figures of training that are very large, or that are none. */
class ShortFiguresTest {
    @TempDir
    Path folder;

    private Path experiment(String target, Object... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b,same,varies"));
        for (int i = 0; i < 60; i++) {
            lines.add(i + "," + i * 7 % 13 + ",0.1," + (3 * i + i * 7 % 13 + 0.5));
        }
        Path table = Files.write(folder.resolve("t.csv"), lines);
        Path experiment = folder.resolve("t.json");
        List<Object> arguments = new ArrayList<>(
                List.of("new", table, "--target", target, "--task", "regression", "--epochs", "3", "-o", experiment));
        arguments.addAll(List.of(more));
        Outcome.done(arguments.toArray());
        return experiment;
    }

    @Test
    void figuresHaveFiveDigitsAtMost() {
        assertEquals("0.1235", RunWords.number(0.12345678));
        assertEquals("12.346", RunWords.number(12.3456789));
        assertEquals("12346", RunWords.number(12345.6789));
        assertEquals("1.000e+05", RunWords.number(99999.96));
        assertEquals("-3.210e+35", RunWords.number(-3.21e35));
        assertEquals("4.760e-05", RunWords.number(4.76e-5));
        assertEquals("0.0000", RunWords.number(0));
        assertEquals("–", RunWords.number(Double.NaN));
        assertEquals("NaN", RunWords.loss(Double.NaN));
    }

    @Test
    void aLossThatDivergedIsShort() throws IOException {
        Path experiment = experiment(
                "varies",
                "--optimizer",
                "sgd",
                "--learning-rate",
                "3",
                "--activation",
                "linear",
                "--layers",
                "8",
                "--batch",
                "20");
        String said = Outcome.of("train", experiment, "--no-store").err();
        List<String> figures = Pattern.compile("(?:loss|R²) (\\S+)")
                .matcher(said)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .filter(figure -> !figure.startsWith("became"))
                .toList();
        assertTrue(figures.stream().anyMatch(figure -> figure.matches(".*e\\+\\d\\d")), said);
        for (String figure : figures) {
            assertTrue(figure.replaceFirst("e.*", "").replaceAll("\\D", "").length() <= 5, said);
        }
    }

    @Test
    void aConstantTargetHasNoR2AndItIsSaidWhy() throws IOException {
        Path experiment = experiment("same");
        String said = Outcome.of("train", experiment, "--no-store").err();
        assertTrue(said.contains("  validation R² –"), said);
        assertTrue(said.contains("\nNo R²: the target is constant in these rows.\n"), said);
        assertFalse(said.contains("NaN"), said);
        Path model = folder.resolve("t.layerwise");
        String text = Outcome.done("evaluate", model, folder.resolve("t.csv"));
        assertTrue(text.contains("r2        unknown: the target is constant in these rows\n"), text);
        JsonNode json = new ObjectMapper().readTree(Outcome.done("evaluate", model, folder.resolve("t.csv"), "--json"));
        assertTrue(json.get("metrics").get("r2").isNull());
        assertEquals(
                "the target is constant in these rows",
                json.get("unknown").get("r2").asString());
        assertTrue(json.get("metrics").get("rmse").isNumber());
    }
}
