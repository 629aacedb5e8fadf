package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code train --checkpoint} and {@code train --resume}: two parts of a run write what the whole would have written. */
class ResumeCommandTest {
    @TempDir
    Path folder;

    private Path experiment;
    private Path table;

    @BeforeEach
    void anExperimentWithDropout() throws Exception {
        table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        experiment = folder.resolve("iris.json");
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
                experiment);
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    /** Six of nine epochs, with a checkpoint and metrics. */
    private void trainSixEpochs() {
        Outcome.done(
                "train",
                experiment,
                "-o",
                path("part.layerwise"),
                "--csv",
                path("part.csv"),
                "--set",
                "training.epochs=6",
                "--checkpoint",
                path("run.checkpoint"),
                "--checkpoint-every",
                "4",
                "--quiet");
    }

    private void assertSameAsWhole(String model, String csv) throws Exception {
        Outcome.done("train", experiment, "-o", path("whole.layerwise"), "--csv", path("whole.csv"), "--quiet");
        assertArrayEquals(Files.readAllBytes(path("whole.layerwise")), Files.readAllBytes(path(model)));
        assertEquals(Files.readString(path("whole.csv")), Files.readString(path(csv)));
    }

    @Test
    void aResumedRunWritesWhatTheWholeWouldHaveWritten() throws Exception {
        trainSixEpochs();
        Files.writeString(path("part.csv"), "7,29,loss/batch,,0.1\n7,29,learning-", StandardOpenOption.APPEND);
        Outcome resumed = Outcome.of(
                "train", "--resume", path("run.checkpoint"), "--csv", path("part.csv"), "--set", "training.epochs=9");
        assertEquals(0, resumed.status(), resumed.err());
        assertTrue(resumed.err().startsWith("Resuming at update 24:"), resumed.err());
        assertTrue(resumed.err().contains("Trained 9 epochs"), resumed.err());
        assertSameAsWhole("run.layerwise", "part.csv");
    }

    @Test
    void whereACheckpointStandsIsShown() throws Exception {
        trainSixEpochs();
        String shown = Outcome.done("inspect", path("run.checkpoint"));
        assertTrue(shown.startsWith("type       checkpoint\n"), shown);
        assertTrue(shown.contains("stands     after epoch 6 of 6, after update 24, "), shown);
        JsonNode json = new ObjectMapper().readTree(Outcome.done("inspect", path("run.checkpoint"), "--json"));
        assertEquals("checkpoint", json.get("type").stringValue());
        assertEquals(6, json.get("run").get("epoch").intValue());
        assertEquals(24, json.get("run").get("step").intValue());
        assertEquals(
                Outcome.done("predict", path("part.layerwise"), table),
                Outcome.done("predict", path("run.checkpoint"), table));
    }

    @Test
    void timeIsUpAndMoreTimeIsGiven() throws Exception {
        Outcome first = Outcome.of(
                "train",
                experiment,
                "-o",
                path("part.layerwise"),
                "--csv",
                path("part.csv"),
                "--set",
                "training.timeLimit=1e-9",
                "--checkpoint",
                path("run.checkpoint"));
        assertEquals(0, first.status(), first.err());
        assertTrue(first.err().contains("Time was up after 0 epochs"), first.err());
        assertTrue(
                first.err().endsWith("Go on with: layerwise train --resume " + path("run.checkpoint") + "\n"),
                first.err());
        Outcome.done(
                "train",
                "--resume",
                path("run.checkpoint"),
                "-o",
                path("run.layerwise"),
                "--csv",
                path("part.csv"),
                "--set",
                "training.timeLimit=0");
        assertSameAsWhole("run.layerwise", "part.csv");
    }

    /** Trains with one setting changed. */
    private Outcome trainWith(String setting) {
        Outcome outcome = Outcome.of(
                "train",
                experiment,
                "-o",
                path("part.layerwise"),
                "--csv",
                path("part.csv"),
                "--set",
                setting,
                "--checkpoint",
                path("run.checkpoint"));
        assertEquals(0, outcome.status(), outcome.err());
        return outcome;
    }

    @Test
    void afterEarlyStoppingItGoesOnAndWaitsAnew() {
        Outcome first = trainWith("training.stopping={\"kind\":\"early-stopping\",\"minDelta\":100,\"patience\":3}");
        assertTrue(first.err().contains("Stopped early, best weights kept, after 4 epochs"), first.err());
        assertTrue(
                first.err().endsWith("Go on with: layerwise train --resume " + path("run.checkpoint") + "\n"),
                first.err());
        Outcome second = Outcome.of("train", "--resume", path("run.checkpoint"), "--csv", path("part.csv"));
        assertTrue(second.err().contains("after 7 epochs"), second.err());
        Outcome last = Outcome.of("train", "--resume", path("run.checkpoint"), "--csv", path("part.csv"));
        assertTrue(last.err().contains("Trained 9 epochs"), last.err());
        assertFalse(last.err().contains("Go on with"), last.err());
    }

    @Test
    void afterItsTargetItGoesOnWithoutOne() throws Exception {
        Outcome first = trainWith("training.target={\"kind\":\"figure\",\"value\":0.01}");
        assertTrue(first.err().contains("Reached the target after 1 epoch "), first.err());
        assertTrue(
                first.err()
                        .endsWith("Go on with: layerwise train --resume " + path("run.checkpoint")
                                + " --set training.target=none\n"),
                first.err());
        Outcome.done(
                "train",
                "--resume",
                path("run.checkpoint"),
                "-o",
                path("run.layerwise"),
                "--csv",
                path("part.csv"),
                "--set",
                "training.target=none");
        assertSameAsWhole("run.layerwise", "part.csv");
    }

    @Test
    void anotherTableIsRefusedAndAMovedOneFound() throws Exception {
        trainSixEpochs();
        Path moved = Files.move(table, path("moved.csv"));
        refuses("there is no such file", "train", "--resume", path("run.checkpoint"));
        Outcome.done("train", "--resume", path("run.checkpoint"), "--table", moved, "--quiet");
        Files.writeString(moved, Files.readString(moved).replaceFirst("5\\.1", "5.2"));
        refuses("fingerprint", "train", "--resume", path("run.checkpoint"), "--table", moved);
    }

    private static void refuses(String because, Object... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(because), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    @Test
    void mistakesAreNamed() throws Exception {
        trainSixEpochs();
        Path checkpoint = path("run.checkpoint");
        refuses("Missing required parameter: 'EXPERIMENT.json'", "train");
        refuses("either EXPERIMENT.json or --resume", "train", experiment, "--resume", checkpoint);
        refuses("--weights cannot be given with --resume", "train", "--resume", checkpoint, "--weights", checkpoint);
        refuses(
                "a resumed run can only be given another training.epochs",
                "train",
                "--resume",
                checkpoint,
                "--set",
                "seed=2");
        refuses("--checkpoint-every takes", "train", experiment, "--checkpoint-every", "2");
        refuses("--table belongs to --resume", "train", experiment, "--table", table);
        refuses(
                "this is a model, not a checkpoint",
                "train",
                "--resume",
                path("part.layerwise"),
                "-o",
                path("x.layerwise"));
        refuses(
                "the checkpoint and the model cannot be the same file",
                "train",
                experiment,
                "-o",
                path("same"),
                "--checkpoint",
                path("same"));
        refuses("this file is read here", "train", experiment, "--checkpoint", table);
        List<String> rows = Files.readAllLines(path("part.csv"));
        Files.write(path("short.csv"), rows.subList(0, rows.size() / 2));
        refuses(
                "the checkpoint stands at step 24, of which the metrics tell up to step 24, but this file",
                "train",
                "--resume",
                checkpoint,
                "--csv",
                path("short.csv"));
        refuses("these are no metrics of a run", "train", "--resume", checkpoint, "--csv", experiment);
    }
}
