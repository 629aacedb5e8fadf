package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code layerwise resume}, and {@code train --resume} where the store has the run: one record, as of an unbroken run. */
class ResumeRunTest {
    @TempDir
    Path folder;

    private KeptRunsFolder kept;
    private Path table;

    @BeforeEach
    void anExperimentWithDropout() throws Exception {
        kept = new KeptRunsFolder(folder.resolve("store"));
        table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        Outcome.done(
                "new",
                table,
                "--target",
                "species",
                "--dropout",
                "0.2",
                "--batch-norm",
                "--epochs",
                "9",
                "-o",
                path("iris.json"));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    /** As if the run had been planned for nine epochs and never stopped. */
    private void assertSameAsWhole(String run, String model) throws Exception {
        Outcome.done(
                "train",
                path("iris.json"),
                "--no-store",
                "-o",
                path("whole.layerwise"),
                "--csv",
                path("whole.csv"),
                "--quiet");
        kept.done("runs", "export", run, "--csv", path("exported.csv"));
        assertEquals(Files.readString(path("whole.csv")), Files.readString(path("exported.csv")));
        assertArrayEquals(Files.readAllBytes(path("whole.layerwise")), Files.readAllBytes(path(model)));
        assertArrayEquals(
                Files.readAllBytes(path("whole.layerwise")),
                Files.readAllBytes(kept.folderOf(run).resolve("model.layerwise")));
    }

    private void refuses(String because, Object... arguments) {
        Outcome outcome = kept.of(arguments);
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(because), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    private JsonNode only() {
        JsonNode runs = kept.list();
        assertEquals(1, runs.size(), runs.toString());
        return runs.get(0);
    }

    @Test
    void aCompletedRunIsTrainedForMoreEpochs() throws Exception {
        kept.done("train", path("iris.json"), "--set", "training.epochs=6", "--csv", path("part.csv"), "--quiet");
        refuses(
                "the run \"iris 1\" is complete: it has trained all its 6 epochs."
                        + " Say how many more: layerwise resume \"iris 1\" --epochs N.",
                "resume",
                "iris 1");
        refuses("0 is no number of epochs", "resume", "iris 1", "--epochs", "0");
        Outcome resumed = kept.of("resume", "last", "--epochs", "3", "--csv", path("part.csv"));
        assertEquals(0, resumed.status(), resumed.err());
        assertTrue(resumed.err().startsWith("Resuming at update 24:"), resumed.err());
        assertTrue(resumed.err().contains("Kept as iris 1 (" + only().get("id").asString() + ")."), resumed.err());
        assertTrue(resumed.err().contains("Wrote " + path("iris.layerwise") + "."), "where it was written before");
        assertEquals("{\"done\":9,\"of\":9}", only().get("epochs").toString());
        assertSameAsWhole("iris 1", "iris.layerwise");
        assertEquals(Files.readString(path("whole.csv")), Files.readString(path("part.csv")));
        assertEquals(
                "[\"training.epochs: 6 → 9\"]",
                kept.json("runs", "show", "last", "--json")
                        .get("journal")
                        .get(0)
                        .get("changes")
                        .toString());
        assertEquals(new Outcome(0, "", ""), kept.of("resume", "last", "--epochs", "1", "--quiet"));
    }

    @Test
    void metricsOfARunThatGoesOnAreWholeInANewFile() throws Exception {
        kept.done("train", path("iris.json"), "--set", "training.epochs=6", "--quiet");
        Path model = path("elsewhere.layerwise");
        kept.done("resume", "last", "--epochs", "3", "--csv", path("new.csv"), "-o", model, "--quiet");
        assertSameAsWhole("last", "elsewhere.layerwise");
        assertEquals(Files.readString(path("whole.csv")), Files.readString(path("new.csv")));
    }

    @Test
    void aRunThatWentOnTakesTheRoomOfAWholeOne() {
        kept.done("train", path("iris.json"), "--set", "training.epochs=6", "--quiet");
        kept.done("resume", "last", "--epochs", "3", "--quiet");
        kept.done("train", path("iris.json"), "--name", "whole", "--quiet");
        assertEquals(bytes("whole"), bytes("iris 1"), 0.02 * bytes("whole"));
    }

    private double bytes(String run) {
        return kept.json("runs", "show", run, "--json").get("bytes").asDouble();
    }

    @Test
    void aRunThatWasStoppedByTheTimeLimitGoesOnByItsName() throws Exception {
        Outcome first = kept.of("train", path("iris.json"), "--set", "training.timeLimit=1e-9");
        assertEquals(0, first.status(), first.err());
        assertTrue(first.err().endsWith("Go on with: layerwise resume \"iris 1\"\n"), first.err());
        kept.done("resume", "iris 1", "--quiet");
        assertEquals("completed", only().get("state").asString());
        assertSameAsWhole("iris 1", "iris.layerwise");
    }

    @Test
    void aRunWithoutACheckpointBeginsAnewInItsRecord() throws Exception {
        kept.done("train", path("iris.json"), "--set", "training.timeLimit=1e-9", "--quiet");
        String id = only().get("id").asString();
        Files.delete(kept.folderOf("last").resolve("run.checkpoint"));
        Path moved = Files.move(table, path("moved.csv"));
        refuses("there is no such file", "resume", id);
        String content = Files.readString(moved);
        Files.writeString(moved, content.replaceFirst("5\\.1", "5.2"));
        refusesOtherTable("resume", id, "--table", moved);
        Files.writeString(moved, content);
        Outcome anew = kept.of("resume", id, "--table", moved, "--epochs", "1");
        assertEquals(0, anew.status(), anew.err());
        assertTrue(anew.err().contains("note: the run \"iris 1\" has no checkpoint yet: it begins anew."), anew.err());
        assertEquals(id, only().get("id").asString());
        assertEquals("time-limit", only().get("state").asString());
        assertEquals(10, only().get("epochs").get("of").asInt());
    }

    private void refusesOtherTable(Object... arguments) {
        Outcome outcome = kept.of(arguments);
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains("fingerprint"), outcome.err());
    }

    @Test
    void anotherTableIsRefusedAndAMovedOneFound() throws Exception {
        kept.done("train", path("iris.json"), "--set", "training.epochs=6", "--quiet");
        Path moved = Files.move(table, path("moved.csv"));
        refuses("there is no such file", "resume", "last", "--epochs", "3");
        refuses("the run has no test table", "resume", "last", "--epochs", "3", "--test-table", moved);
        kept.done("resume", "last", "--epochs", "1", "--table", moved, "--quiet");
        kept.done("resume", "last", "--epochs", "1", "--quiet");
        Files.writeString(moved, Files.readString(moved).replaceFirst("5\\.1", "5.2"));
        refusesOtherTable("resume", "last", "--epochs", "1");
        assertEquals("{\"done\":8,\"of\":8}", only().get("epochs").toString());
    }

    @Test
    void aCheckpointGoesOnInTheRunThatItNames() throws Exception {
        kept.done(
                "train",
                path("iris.json"),
                "--set",
                "training.epochs=6",
                "--csv",
                path("part.csv"),
                "--checkpoint",
                path("run.checkpoint"),
                "--quiet");
        String id = only().get("id").asString();
        Path copy = Files.copy(path("run.checkpoint"), path("copy.checkpoint"));
        refuses(
                "the run goes on as \"iris 1\"",
                "train",
                "--resume",
                path("run.checkpoint"),
                "--set",
                "training.epochs=9",
                "--name",
                "x");
        kept.done(
                "train",
                "--resume",
                path("run.checkpoint"),
                "--set",
                "training.epochs=9",
                "--csv",
                path("part.csv"),
                "--quiet");
        assertEquals(id, only().get("id").asString());
        assertEquals(36, only().get("steps").asLong());
        assertSameAsWhole(id, "run.layerwise");

        // an early state of a run that has ended begins another
        kept.done("train", "--resume", copy, "--set", "training.epochs=7", "--name", "branch", "--quiet");
        assertEquals(List.of("branch", "iris 1"), kept.names());
        assertEquals(id, kept.list().get(0).get("parent").asString());
        assertEquals(36, kept.list().get(1).get("steps").asLong());

        // as does one of a run that the store does not have
        KeptRunsFolder another = new KeptRunsFolder(folder.resolve("another"));
        another.done("train", "--resume", path("run.checkpoint"), "--set", "training.epochs=10", "--quiet");
        JsonNode begun = another.list().get(0);
        assertEquals(id, begun.get("parent").asString());
        assertFalse(begun.get("id").asString().equals(id));
    }
}
