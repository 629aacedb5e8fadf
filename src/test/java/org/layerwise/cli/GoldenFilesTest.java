package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Files that earlier versions wrote: opened, predicted with and gone on with. See {@code src/test/golden/files/README.md}. */
class GoldenFilesTest {
    private static final Path FILES = Path.of("src/test/golden/files");

    /** How many experiments there are, all versions together: a test that finds fewer looks in the wrong place. */
    private static final int EXPERIMENTS = 29;

    /** What machines may differ by in a prediction, times max(1, |a|): the agreement that CONTRACT asks for everywhere. */
    private static final double PREDICTED = 1e-5;

    /** What they may differ by after some epochs of training: differences in the last bit grow. */
    private static final double TRAINED = 5e-3;

    @TempDir
    Path folder;

    /** Copies, since commands write beside what they read. */
    @BeforeEach
    void copies() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(FILES.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Version and name: {@code v1/01-iris}. */
    static List<String> experiments() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.map(file -> FILES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private static JsonNode json(String text) {
        return new ObjectMapper().readTree(text);
    }

    private static JsonNode experiment(String name) throws IOException {
        return json(Files.readString(FILES.resolve(name + ".json")));
    }

    private Path table(String name) throws IOException {
        String table = experiment(name).get("data").get("table").stringValue();
        return path(name).resolveSibling(table);
    }

    @Test
    void allAreThere() throws IOException {
        assertEquals(EXPERIMENTS, experiments().size());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void anExperimentOpensAndMeansTheSame(String name) throws IOException {
        JsonNode opened = json(Outcome.done("inspect", path(name + ".json"), "--json"));
        JsonNode model = json(Outcome.done("inspect", path(name + ".layerwise"), "--json"));
        assertEquals("experiment", opened.get("type").stringValue());
        assertEquals(model.get("parameters"), opened.get("parameters"));
        assertEquals(model.get("nodes"), opened.get("nodes"));
        assertEquals(model.get("features"), opened.get("features"));
        for (String part : List.of("seed", "loss", "optimizer", "schedule", "regularization")) {
            assertEquals(
                    model.get("experiment").get(part), opened.get("experiment").get(part), part);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aModelPredictsWhatItDid(String name) throws IOException {
        Outcome.done("predict", path(name + ".layerwise"), table(name), "-o", path("now.csv"));
        assertAgree(path(name + ".predictions.csv"), path("now.csv"), PREDICTED);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aCheckpointGoesOnToWhereItDid(String name) throws IOException {
        int epochs = experiment(name).get("training").get("epochs").intValue();
        resume(name, "--set", "training.epochs=" + epochs);
        Outcome.done("predict", path("now.layerwise"), table(name), "-o", path("now.csv"));
        assertAgree(path(name + ".resumed.csv"), path("now.csv"), TRAINED);
    }

    @Test
    void aCheckpointInTheMiddleOfAnEpochGoesOnToWhereItDid() throws IOException {
        assertTrue(json(Outcome.done("inspect", path("v1/25-middle.checkpoint"), "--json"))
                        .get("run")
                        .get("row")
                        .intValue()
                > 0);
        resume("v1/25-middle", "--set", "training.epochs=12", "--set", "training.timeLimit=0");
        Outcome.done("predict", path("now.layerwise"), path("v1/iris.csv"), "-o", path("now.csv"));
        assertAgree(path("v1/25-middle.resumed.csv"), path("now.csv"), TRAINED);
    }

    private void resume(String name, Object... settings) {
        Outcome.done(Stream.concat(
                        Stream.of(
                                "train",
                                "--resume",
                                path(name + ".checkpoint"),
                                "-o",
                                path("now.layerwise"),
                                "--quiet"),
                        Arrays.stream(settings))
                .toArray());
    }

    /** Cell by cell: texts are the same, numbers differ by at most {@code tolerance · max(1, |a|)}. */
    private static void assertAgree(Path then, Path now, double tolerance) throws IOException {
        List<String> expected = Files.readAllLines(then);
        List<String> found = Files.readAllLines(now);
        assertEquals(expected.size(), found.size());
        assertEquals(expected.getFirst(), found.getFirst());
        for (int row = 1; row < expected.size(); row++) {
            String[] before = expected.get(row).split(",", -1);
            String[] after = found.get(row).split(",", -1);
            String where = then.getFileName() + ", line " + (row + 1) + ": " + found.get(row);
            assertEquals(before.length, after.length, where);
            for (int cell = 0; cell < before.length; cell++) {
                if (before[cell].matches("-?\\d.*") && after[cell].matches("-?\\d.*")) {
                    double number = Double.parseDouble(before[cell]);
                    assertEquals(
                            number, Double.parseDouble(after[cell]), tolerance * Math.max(1, Math.abs(number)), where);
                } else {
                    assertEquals(before[cell], after[cell], where);
                }
            }
        }
    }
}
