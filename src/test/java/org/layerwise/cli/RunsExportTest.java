package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.files.CheckpointFile;

/** {@code runs export} writes what {@code train} would have written. */
class RunsExportTest {
    @TempDir
    Path folder;

    private KeptRunsFolder kept;
    private Path table;

    @BeforeEach
    void aRunWhoseBestEpochIsNotItsLast() throws Exception {
        kept = new KeptRunsFolder(folder.resolve("store"));
        table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        Outcome.done("new", table, "--target", "species", "--epochs", "40", "-o", path("iris.json"));
        kept.done(
                "train",
                path("iris.json"),
                "--set",
                "optimizer.learningRate=0.3",
                "-o",
                path("train.layerwise"),
                "--csv",
                path("train.csv"),
                "--checkpoint",
                path("train.checkpoint"));
        assertTrue(bestEpoch() < 40, "another experiment is needed: its last epoch is the best");
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private int bestEpoch() {
        return kept.list()
                .get(0)
                .get("figures")
                .get("loss/validation")
                .get("bestEpoch")
                .asInt();
    }

    private void refuses(String because, Object... arguments) {
        Outcome outcome = kept.of(arguments);
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(because), outcome.err());
    }

    @Test
    void allFilesAreThoseOfTraining() throws Exception {
        Outcome exported = kept.of(
                "runs",
                "export",
                "last",
                "--csv",
                path("e.csv"),
                "--model",
                path("e.layerwise"),
                "--checkpoint",
                path("e.checkpoint"),
                "--experiment",
                path("e.json"));
        assertEquals(0, exported.status(), exported.err());
        assertTrue(exported.err().contains("Wrote " + path("e.csv") + "."), exported.err());
        assertArrayEquals(Files.readAllBytes(path("train.csv")), Files.readAllBytes(path("e.csv")));
        assertArrayEquals(Files.readAllBytes(path("train.layerwise")), Files.readAllBytes(path("e.layerwise")));
        assertArrayEquals(Files.readAllBytes(path("train.checkpoint")), Files.readAllBytes(path("e.checkpoint")));
        Outcome.done("train", path("e.json"), "--no-store", "--csv", path("again.csv"), "--quiet");
        assertArrayEquals(Files.readAllBytes(path("train.csv")), Files.readAllBytes(path("again.csv")));
    }

    @Test
    void theBestEpochIsExportedToo() throws Exception {
        int best = bestEpoch();
        kept.done("runs", "export", "iris 1", "--at", "best", "--model", path("best.layerwise"));
        kept.done("runs", "export", "iris 1", "--at", Integer.toString(best), "--model", path("same.layerwise"));
        kept.done("runs", "export", "iris 1", "--at", "40", "--checkpoint", path("end.checkpoint"));
        assertArrayEquals(Files.readAllBytes(path("best.layerwise")), Files.readAllBytes(path("same.layerwise")));
        Outcome.done(
                "train",
                path("iris.json"),
                "--set",
                "optimizer.learningRate=0.3",
                "--set",
                "training.epochs=" + best,
                "-o",
                path("short.layerwise"),
                "--no-store",
                "--quiet");
        assertEquals(
                Outcome.done("predict", path("short.layerwise"), table),
                Outcome.done("predict", path("best.layerwise"), table));
        assertEquals(
                40,
                new CheckpointFile(path("end.checkpoint"))
                        .standing()
                        .orElseThrow()
                        .wholeEpochs());
    }

    @Test
    void tensorBoardFindsAFolderOfTheRun() throws Exception {
        kept.done("runs", "export", "last", "--tensorboard", path("logs"));
        try (Stream<Path> files = Files.list(path("logs").resolve("iris 1"))) {
            List<Path> found = files.toList();
            assertEquals(1, found.size());
            assertTrue(Files.size(found.getFirst()) > 10_000, "more than a head");
        }
    }

    @Test
    void whatIsNotThereIsRefusedAndNothingIsWritten() {
        refuses(
                "the run \"iris 1\" has no checkpoint after epoch 39. There are those after: " + bestEpoch() + ", 40.",
                "runs",
                "export",
                "last",
                "--at",
                "39",
                "--model",
                path("m.layerwise"),
                "--csv",
                path("m.csv"));
        assertFalse(Files.exists(path("m.csv")));
        refuses("\"first\" is no place in a run", "runs", "export", "last", "--at", "first", "--model", path("m"));
        refuses("nothing is to be written", "runs", "export", "last");
        refuses("cannot be the same file", "runs", "export", "last", "--csv", path("m"), "--model", path("m"));
        refuses("the folder", "runs", "export", "last", "--csv", path("nowhere").resolve("m.csv"));
    }

    /** The test table is named from where the model is, as train -o names it. */
    @Test
    void aModelWithATestTableFindsItFromWhereItIs() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(table, path("test.csv"));
        Outcome.done(
                "new",
                table,
                "--target",
                "species",
                "--epochs",
                "2",
                "--test-table",
                path("test.csv"),
                "-o",
                path("two.json"));
        kept.done("train", path("two.json"), "-o", other.resolve("train.layerwise"), "--quiet");
        kept.done("runs", "export", "last", "--model", other.resolve("e.layerwise"));
        assertArrayEquals(
                Files.readAllBytes(other.resolve("train.layerwise")), Files.readAllBytes(other.resolve("e.layerwise")));
    }
}
