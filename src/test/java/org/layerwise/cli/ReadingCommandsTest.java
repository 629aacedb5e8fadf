package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** How a table is written, on the command line: iris with decimal commas, semicolons and a title, beside iris as it is. */
class ReadingCommandsTest {
    private static final Path PLAIN = Path.of("sample-data/iris.csv");

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void table() throws IOException {
        table = folder.resolve("t.csv");
        List<String> lines = Files.readAllLines(PLAIN).stream()
                .map(line -> line.replace(',', ';').replace('.', ','))
                .toList();
        Files.writeString(table, "Iris, as measured\n\n" + String.join("\r", lines));
    }

    private Path create(Path from, String... more) {
        Path experiment = folder.resolve(from.getFileName() + ".json");
        List<Object> all = new java.util.ArrayList<>(
                List.of("new", from, "--target", "species", "--layers", "4", "--epochs", "3", "-o", experiment));
        all.addAll(List.of(more));
        Outcome.done(all.toArray());
        return experiment;
    }

    private static JsonNode data(Path experiment) throws IOException {
        return new ObjectMapper().readTree(Files.readString(experiment)).get("data");
    }

    private String predictions(Path experiment, Path rows) {
        Path model = folder.resolve("m.layerwise");
        Outcome.done("train", experiment, "-o", model, "--quiet");
        return Outcome.done("predict", model, rows);
    }

    @Test
    void recordsWhatWasFoundAndLearnsTheSame() throws IOException {
        Path experiment = create(table);
        JsonNode format = data(experiment).get("format");
        assertEquals("{\"separator\":\"semicolon\",\"decimal\":\"comma\",\"skip\":2}", format.toString());
        Path plain = create(PLAIN);
        assertFalse(data(plain).has("format"), "a plain table needs no word");
        assertEquals(predictions(plain, PLAIN), predictions(experiment, table));
        assertEquals(
                predictions(experiment, table),
                predictions(experiment, PLAIN),
                "a table written otherwise is found out");
    }

    @Test
    void takesWhatItIsTold() throws IOException {
        Path told = create(
                table, "--set", "data.format.decimal=point", "--set", "data.faults.text=missing", "--set", "seed=7");
        assertEquals("point", textOf(data(told).get("format"), "decimal", "point"));
        assertEquals("category", data(told).get("columns").get(0).get("type").asString());
        assertEquals("{\"text\":\"missing\"}", data(told).get("faults").toString());
        Path numbers = create(table);
        Outcome wrong = Outcome.of("train", numbers, "--set", "data.format.decimal=point", "--quiet");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("\"5,1\" is not a number"), wrong.err());
    }

    private static String textOf(JsonNode node, String key, String otherwise) {
        return node.has(key) ? node.get(key).asString() : otherwise;
    }

    @Test
    void refusesAFormatThatCannotBe() {
        Outcome refused = Outcome.of(
                "new",
                table,
                "--target",
                "species",
                "--set",
                "data.format.separator=dash",
                "-o",
                folder.resolve("x.json"));
        assertEquals(2, refused.status());
        assertTrue(
                refused.err()
                        .contains(
                                "data.format.separator: one of auto, comma, semicolon, tab, pipe, space, control-a, colon,"
                                        + " caret, tilde is expected"),
                refused.err());
    }

    @Test
    void gzipIsReadByEveryCommand() throws IOException {
        Path zipped = folder.resolve("t.csv.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Files.readAllBytes(table));
        }
        Files.write(zipped, bytes.toByteArray());
        Path experiment = create(zipped);
        assertEquals(predictions(experiment, table), predictions(experiment, zipped));
        assertTrue(Outcome.done("evaluate", folder.resolve("m.layerwise"), zipped, "--part", "validation")
                .contains("accuracy"));
    }
}
