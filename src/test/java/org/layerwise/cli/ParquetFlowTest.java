package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole way with a table in Parquet, beside the same with its CSV. */
class ParquetFlowTest {
    private static final Path CSV = Path.of("sample-data/penguins.csv").toAbsolutePath();
    private static final Path PARQUET =
            Path.of("src/test/golden/parquet/penguins-snappy.parquet").toAbsolutePath();

    @TempDir
    Path folder;

    private Path copy(Path table) throws IOException {
        return Files.copy(table, folder.resolve(table.getFileName()));
    }

    /** What a table comes to: its profile, a model's metrics, its figures and its predictions. */
    private record Way(JsonNode profile, byte[] metrics, String evaluation, String predictions, JsonNode experiment) {}

    private Way way(Path table, String name, Path other) throws IOException {
        Path experiment = folder.resolve(name + ".json");
        Path model = folder.resolve(name + ".layerwise");
        Path metrics = folder.resolve(name + "-metrics.csv");
        ObjectMapper json = new ObjectMapper();
        ObjectNode profile = (ObjectNode) json.readTree(Outcome.done("profile", table, "--json"));
        profile.remove(List.of("table", "fingerprint", "problems"));
        Outcome.done("new", table, "--target", "species", "--epochs", "5", "--test", "0.2", "-o", experiment);
        Outcome.done("train", experiment, "-o", model, "--csv", metrics, "--quiet");
        String evaluation = Outcome.done("evaluate", model, table, "--part", "test", "--json");
        String predictions = Outcome.done("predict", model, table);
        assertEquals(predictions, Outcome.done("predict", model, other));
        return new Way(profile, Files.readAllBytes(metrics), evaluation, predictions, json.readTree(experiment));
    }

    @Test
    void profileModelAndPredictionsAreThoseOfTheCsvToTheLastBit() throws IOException {
        Path csv = copy(CSV);
        Path parquet = copy(PARQUET);
        Way expected = way(csv, "csv", parquet);
        Way found = way(parquet, "parquet", csv);
        assertEquals(expected.profile(), found.profile());
        assertArrayEquals(expected.metrics(), found.metrics());
        assertEquals(expected.evaluation(), found.evaluation());
        assertEquals(expected.predictions(), found.predictions());
        assertEquals(345, found.predictions().lines().count());
        JsonNode data = found.experiment().get("data");
        assertEquals("penguins-snappy.parquet", data.get("table").asString());
        assertTrue(data.get("fingerprint").asString().startsWith("sha256:"));
        assertFalse(data.has("format"), "a Parquet file says itself how it is written");
    }

    @Test
    void aTableThatWasChangedIsNoticed() throws IOException {
        Path table = copy(PARQUET);
        Path experiment = folder.resolve("e.json");
        Outcome.done("new", table, "--target", "species", "-o", experiment);
        Files.copy(
                PARQUET.resolveSibling("penguins-groups.parquet"),
                table,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Outcome changed = Outcome.of("train", experiment, "-o", folder.resolve("m.layerwise"), "--quiet");
        assertTrue(changed.err().contains("changed"), changed.err());
    }

    @Test
    void faultsInCellsNameTheRow() throws IOException {
        Path table = copy(PARQUET.resolveSibling("types.parquet"));
        Path experiment = folder.resolve("e.json");
        Outcome.done("new", table, "--target", "boolean", "-o", experiment);
        Outcome refused = Outcome.of("train", experiment, "-o", folder.resolve("m.layerwise"));
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("types.parquet, row 6, column "), refused.err());
    }

    private String layerwise(String options, Object... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Path.of("layerwise").toAbsolutePath().toString()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment().put("LAYERWISE_JAVA_OPTIONS", options);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ends");
        return process.exitValue() + "\n" + Files.readString(said);
    }

    @Test
    void asPeopleStartItNothingIsSaidBesides() throws Exception {
        Path table = copy(PARQUET);
        assertEquals("0\npenguins.html\n", layerwise("", "profile", table, "--html", "penguins.html"));
        assertTrue(Files.readString(folder.resolve("penguins.html")).contains("Gentoo"));
    }

    @Test
    void withoutTheReaderAPlainMessageSaysWhatToDo() throws Exception {
        Path none = folder.resolve("none");
        String said = layerwise("-Dlayerwise.parquet=" + none, "profile", PARQUET);
        assertEquals(
                "2\nerror: " + PARQUET
                        + ": is a Parquet file, and the part of Layerwise that reads those is not installed: there"
                        + " is no folder " + none
                        + ". Build Layerwise with Maven, which puts it there, or save the table as"
                        + " CSV.\n",
                said);
        Files.createDirectory(none);
        String empty = layerwise("-Dlayerwise.parquet=" + none, "profile", PARQUET);
        assertTrue(empty.startsWith("2\nerror: ") && empty.contains("is not complete in " + none), empty);
    }

    @Test
    void aCsvLoadsNothingOfTheReader() throws Exception {
        String log = "-Xlog:class+load=info:file=" + folder.resolve("classes.txt");
        assertTrue(layerwise(log, "profile", CSV).startsWith("0\n"));
        String classes = Files.readString(folder.resolve("classes.txt"));
        assertTrue(classes.contains("org.layerwise.data.read.TableReader"), "classes are listed");
        assertFalse(classes.contains("org.layerwise.parquet"));
        assertFalse(classes.contains("org.apache.parquet"));
        assertFalse(classes.contains("lib/parquet"));
        assertTrue(layerwise(log, "profile", PARQUET).startsWith("0\n"));
        String opened = Files.readString(folder.resolve("classes.txt"));
        assertTrue(opened.contains("org.apache.parquet.format.FileMetaData"), "they are when a Parquet file is opened");
    }
}
