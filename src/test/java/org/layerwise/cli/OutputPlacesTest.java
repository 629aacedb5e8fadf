package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command writes over what it reads, or begins work whose result has no place. */
class OutputPlacesTest {
    @TempDir
    Path folder;

    private Path table;
    private Path experiment;
    private Path model;
    private Path weights;
    private Path checkpoint;
    private KeptRunsFolder kept;

    @BeforeEach
    void someFiles() throws IOException {
        table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        experiment = folder.resolve("iris.json");
        model = folder.resolve("iris.layerwise");
        weights = folder.resolve("start.safetensors");
        checkpoint = folder.resolve("run.checkpoint");
        kept = new KeptRunsFolder(folder.resolve("store"));
        Outcome.done("new", table, "--target", "species", "--epochs", "1", "-o", experiment);
        kept.done("train", experiment, "--quiet", "--checkpoint", checkpoint);
        Outcome.done("export", model, "--format", "safetensors", "-o", weights);
    }

    private Map<Path, byte[]> files() throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(each, Files.readAllBytes(each));
            }
        }
        return files;
    }

    private void refuses(String text, Outcome outcome, Map<Path, byte[]> before) throws IOException {
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(text), outcome.err());
        Map<Path, byte[]> after = files();
        assertEquals(before.keySet(), after.keySet());
        for (Map.Entry<Path, byte[]> file : before.entrySet()) {
            assertArrayEquals(file.getValue(), after.get(file.getKey()), file.getKey()::toString);
        }
    }

    /** The file itself, spelled otherwise, through a symbolic link, as a hard link, through a linked folder. */
    private List<Path> namesOf(Path file) throws IOException {
        Path symbolic = folder.resolve("symbolic");
        Path hard = folder.resolve("hard");
        Path linked = folder.resolve("linked");
        Files.deleteIfExists(symbolic);
        Files.deleteIfExists(hard);
        Files.deleteIfExists(linked);
        Files.createSymbolicLink(symbolic, file);
        Files.createLink(hard, file);
        Files.createSymbolicLink(linked, folder);
        return List.of(
                file,
                folder.resolve("./store/../" + file.getFileName()),
                symbolic,
                hard,
                linked.resolve(file.getFileName()));
    }

    @Test
    void noCommandWritesOverWhatItReads() throws IOException {
        for (Path read : List.of(table, experiment, weights)) {
            for (Path name : namesOf(read)) {
                for (String option : List.of("-o", "--csv", "--checkpoint")) {
                    Map<Path, byte[]> before = files();
                    refuses(
                            "this file is read here, and would be written over.",
                            kept.of("train", experiment, "--weights", weights, option, name, "--quiet"),
                            before);
                }
            }
        }
        for (Path name : namesOf(table)) {
            Map<Path, byte[]> before = files();
            refuses("is read here", Outcome.of("new", table, "--target", "species", "-o", name), before);
            refuses("is read here", Outcome.of("predict", model, table, "-o", name), before);
            refuses("is read here", Outcome.of("profile", table, "--html", name), before);
            refuses("is read here", kept.of("resume", "last", "--epochs", "1", "-o", name), before);
            refuses("is read here", kept.of("resume", "last", "--epochs", "1", "--csv", name), before);
            for (String option : List.of("--csv", "--model", "--checkpoint", "--experiment")) {
                refuses("is read here", kept.of("runs", "export", "last", option, name), before);
            }
        }
        for (Path name : namesOf(model)) {
            Map<Path, byte[]> before = files();
            refuses("is read here", Outcome.of("predict", model, table, "-o", name), before);
            refuses("is read here", Outcome.of("export", model, "--format", "onnx", "-o", name), before);
        }
        for (Path name : namesOf(checkpoint)) {
            Map<Path, byte[]> before = files();
            refuses(
                    "cannot be the same file",
                    kept.of("train", "--resume", checkpoint, "--set", "training.epochs=2", "-o", name),
                    before);
        }
    }

    @Test
    void noTwoOutputsAreOneFile() throws IOException {
        Path new1 = folder.resolve("new.out");
        Path link = Files.createSymbolicLink(folder.resolve("ahead"), new1); // leads nowhere yet
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), folder);
        for (Path other : List.of(new1, link, linked.resolve("new.out"), folder.resolve("store/../new.out"))) {
            Map<Path, byte[]> before = files();
            refuses("cannot be the same file", kept.of("train", experiment, "-o", new1, "--csv", other), before);
            refuses(
                    "cannot be the same file",
                    kept.of("train", experiment, "--csv", new1, "--checkpoint", other),
                    before);
            refuses(
                    "cannot be the same file",
                    kept.of("runs", "export", "last", "--csv", new1, "--model", other),
                    before);
        }
        assertFalse(Files.exists(new1));
    }

    @Test
    void theStoreAndTheColumnsOfATableAreNoPlaceForAnOutput() throws IOException {
        Path inStore = kept.folderOf("iris 1").resolve("mine.layerwise");
        Map<Path, byte[]> before = files();
        refuses(
                "where the kept runs",
                kept.of("train", experiment, "-o", kept.store().resolve("runs.db")),
                before);
        refuses("where the kept runs", kept.of("train", experiment, "-o", inStore), before);
        refuses("where the kept runs", kept.of("resume", "last", "--epochs", "1", "-o", inStore), before);
        refuses("where the kept runs", kept.of("runs", "export", "last", "--csv", inStore), before);
        refuses("is read here", kept.of("train", experiment, "--csv", folder.resolve("iris.csv.columns")), before);
        kept.done("runs", "show", "last");
    }

    /** A checkpoint is gone on in under whatever name, and one of the store in its place. */
    @Test
    void aCheckpointThatIsGoneOnWithMayBeWritten() throws IOException {
        kept.done(
                "train",
                "--resume",
                checkpoint,
                "--checkpoint",
                folder.resolve("./run.checkpoint"),
                "--set",
                "training.epochs=2",
                "-o",
                folder.resolve("two.layerwise"),
                "--quiet");
        Path own = Path.of(kept.json("runs", "show", "last", "--json")
                .get("files")
                .get("checkpoint")
                .asString());
        kept.done(
                "train",
                "--resume",
                own,
                "--set",
                "training.epochs=3",
                "-o",
                folder.resolve("three.layerwise"),
                "--quiet");
        assertTrue(Files.exists(folder.resolve("three.layerwise")));
    }

    @Test
    void aPlaceThatCannotTakeTheResultIsRefusedBeforeAnyWork() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        String longest = "x".repeat(300);
        Map<String, Path> places = Map.of(
                "this is a folder",
                taken,
                "the folder " + folder.resolve("no") + " does not exist",
                folder.resolve("no/m"),
                "File name too long",
                folder.resolve(longest),
                "is not a regular file",
                Path.of("/dev/null"));
        for (Map.Entry<String, Path> place : places.entrySet()) {
            Map<Path, byte[]> before = files();
            Path to = place.getValue();
            List<Outcome> outcomes = List.of(
                    kept.of("train", experiment, "-o", to),
                    kept.of("train", experiment, "--checkpoint", to),
                    kept.of("resume", "last", "--epochs", "1", "-o", to),
                    kept.of("runs", "export", "last", "--model", to),
                    Outcome.of("new", table, "--target", "species", "-o", to),
                    Outcome.of("export", model, "--format", "onnx", "-o", to),
                    Outcome.of("predict", model, table, "-o", to),
                    Outcome.of("profile", table, "--html", to));
            for (Outcome outcome : outcomes) {
                refuses(place.getKey(), outcome, before);
                assertFalse(outcome.err().contains("Training") || outcome.out().contains("Task"), outcome.err());
            }
        }
        assertEquals(1, kept.names().size(), "no run was begun");
    }

    @Test
    void aLongNameThatFitsIsTaken() throws IOException {
        Path to = folder.resolve("x".repeat(240) + ".layerwise");
        kept.done("train", experiment, "-o", to, "--quiet");
        Outcome.done("inspect", to);
    }

    @Test
    void metricsMayGoToADevice() {
        kept.done("train", experiment, "--csv", "/dev/null", "-o", folder.resolve("d.layerwise"), "--quiet");
    }
}
