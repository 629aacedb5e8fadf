package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A column of row weights on the command line. */
class WeightsColumnTest {
    @TempDir
    Path folder;

    private Path table;
    private Path experiment;

    @BeforeEach
    void table() throws IOException {
        List<String> iris = Files.readAllLines(Path.of("sample-data/iris.csv"));
        table = Files.write(
                folder.resolve("t.csv"),
                IntStream.range(0, iris.size())
                        .mapToObj(i -> iris.get(i) + (i == 0 ? ",w" : "," + i % 5))
                        .toList());
        experiment = folder.resolve("t.json");
    }

    private String create(String... more) {
        List<Object> all = new java.util.ArrayList<>(
                List.of("new", table, "--target", "species", "--layers", "4", "--epochs", "3", "-o", experiment));
        all.addAll(List.of(more));
        return Outcome.done(all.toArray());
    }

    private JsonNode evaluate(Path model, Path rows) {
        return new ObjectMapper().readTree(Outcome.done("evaluate", model, rows, "--json"));
    }

    @Test
    void isNoFeatureAndPredictionDoesNotNeedIt() throws IOException {
        create("--weights-column", "w");
        JsonNode data = new ObjectMapper().readTree(experiment).get("data");
        assertEquals("w", data.get("weights").asString());
        String shown = Outcome.done("inspect", experiment);
        assertTrue(shown.contains("weights    w (of each row in the loss)\n"), shown);
        assertTrue(shown.contains("features   sepal_length, sepal_width, petal_length, petal_width\n"), shown);
        Outcome.done("train", experiment, "--quiet");
        Path model = folder.resolve("t.layerwise");
        Path plain = Path.of("sample-data/iris.csv");
        assertEquals(Outcome.done("predict", model, table), Outcome.done("predict", model, plain));
        Outcome.done("export", model, "--format", "onnx");
        double weighted = evaluate(model, table).get("loss").asDouble();
        Outcome without = Outcome.of("evaluate", model, plain, "--json");
        assertEquals(0, without.status());
        assertTrue(without.err().contains("there is no column \"w\", which held the rows' weights"), without.err());
        JsonNode same = new ObjectMapper().readTree(without.out());
        assertNotEquals(weighted, same.get("loss").asDouble());
        assertEquals(evaluate(model, table).get("metrics"), same.get("metrics"), "every row counts once in metrics");
    }

    @Test
    void isSetLater() throws IOException {
        create();
        assertFalse(Files.readString(experiment).contains("\"weights\""), "old files keep their text");
        Outcome.done("train", experiment, "--quiet", "--set", "data.weights=w");
        JsonNode model = new ObjectMapper().readTree(Outcome.done("inspect", folder.resolve("t.layerwise"), "--json"));
        assertEquals("w", model.get("experiment").get("data").get("weights").asString());
        assertEquals(4, model.get("features").size());
    }

    @Test
    void whatCannotBeIsSaid() {
        Outcome unknown = Outcome.of("new", table, "--target", "species", "--weights-column", "v", "-o", experiment);
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("It is to hold the rows' weights."), unknown.err());
        Outcome target =
                Outcome.of("new", table, "--target", "species", "--weights-column", "species", "-o", experiment);
        assertEquals(2, target.status());
        assertTrue(
                target.err()
                        .contains("\"species\" is the target and cannot be the rows' weights too. "
                                + "Name another column, or none."),
                target.err());
        assertFalse(Files.exists(experiment));
    }
}
