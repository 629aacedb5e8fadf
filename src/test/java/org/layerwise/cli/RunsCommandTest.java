package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code train} keeps its runs, and {@code layerwise runs} lists, shows, compares, changes and deletes them. */
class RunsCommandTest {
    @TempDir
    Path folder;

    private KeptRunsFolder kept;
    private Path experiment;

    @BeforeEach
    void anExperiment() throws Exception {
        kept = new KeptRunsFolder(folder.resolve("store"));
        Path table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        experiment = folder.resolve("iris.json");
        Outcome.done("new", table, "--target", "species", "--epochs", "3", "-o", experiment);
    }

    private void train(Object... more) {
        Object[] all = new Object[more.length + 3];
        all[0] = "train";
        all[1] = experiment;
        all[2] = "--quiet";
        System.arraycopy(more, 0, all, 3, more.length);
        kept.done(all);
    }

    private void refuses(String because, Object... arguments) {
        Outcome outcome = kept.of(arguments);
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(because), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertEquals("", outcome.out());
    }

    @Test
    void aRunIsKeptUnlessToldOtherwise() throws Exception {
        Path model = folder.resolve("iris.layerwise");
        Outcome first = kept.of("train", experiment, "--csv", folder.resolve("m.csv"));
        assertEquals(0, first.status(), first.err());
        JsonNode run = kept.list().get(0);
        assertTrue(first.err().contains("\nKept as iris 1 (" + run.get("id").asString() + ").\n"), first.err());
        assertFalse(first.err().contains("Go on with"), first.err());
        assertArrayEquals(
                Files.readAllBytes(model),
                Files.readAllBytes(kept.folderOf("iris 1").resolve("model.layerwise")));

        train();
        train("--name", "the third");
        Outcome unkept = Outcome.of("train", experiment, "--no-store");
        assertFalse(unkept.err().contains("Kept as"), unkept.err());
        assertEquals(List.of("the third", "iris 2", "iris 1"), kept.names());
        assertEquals(new Outcome(0, "", ""), kept.of("train", experiment, "--quiet"));
        refuses("--name is that of a kept run", "train", experiment, "--no-store", "--name", "x");
        refuses("\"last\" cannot be the name of a run", "train", experiment, "--name", "last");
        assertEquals(4, kept.names().size());
    }

    @Test
    void aStoreThatWasNamedAndCannotBeUsedIsAnErrorBeforeTraining() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path model = folder.resolve("m.layerwise");
        Outcome outcome = Outcome.of("train", experiment, "-o", model, "--store", file.resolve("store"));
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains("the runs cannot be kept there"), outcome.err());
        assertFalse(Files.exists(model));
    }

    @Test
    void theListAsJsonHasTheseKeys() {
        Instant before = Instant.now();
        train();
        JsonNode run = kept.json("runs", "--json").get(0);
        assertEquals(
                List.of(
                        "id", "name", "state", "reason", "started", "ended", "seconds", "epochs", "steps", "table",
                        "task", "figures", "tags", "parent"),
                List.copyOf(run.propertyNames()));
        assertEquals("iris 1", run.get("name").asString());
        assertEquals("completed", run.get("state").asString());
        assertEquals("", run.get("reason").asString());
        assertFalse(Instant.parse(run.get("started").asString()).isBefore(before.minusMillis(1)));
        assertFalse(Instant.parse(run.get("ended").asString())
                .isBefore(Instant.parse(run.get("started").asString())));
        assertTrue(run.get("seconds").asDouble() > 0);
        assertEquals("{\"done\":3,\"of\":3}", run.get("epochs").toString());
        assertEquals(12, run.get("steps").asLong());
        assertEquals(folder.resolve("iris.csv").toString(), run.get("table").asString());
        assertEquals("classification", run.get("task").asString());
        assertEquals(
                List.of("loss/train", "accuracy/train", "loss/validation", "accuracy/validation"),
                List.copyOf(run.get("figures").propertyNames()));
        assertEquals(
                List.of("last", "best", "bestEpoch"),
                List.copyOf(run.get("figures").get("loss/validation").propertyNames()));
        assertEquals(
                3, run.get("figures").get("loss/validation").get("bestEpoch").asInt());
        assertTrue(run.get("tags").isArray() && run.get("tags").isEmpty());
        assertTrue(run.get("parent").isNull());
    }

    @Test
    void aRunThatFailedIsListedWithItsReasonAndWithoutNumbers() {
        Outcome failed = kept.of("train", experiment, "--quiet", "--set", "optimizer.learningRate=1e300");
        assertEquals(1, failed.status(), failed.err());
        JsonNode run = kept.list().get(0);
        assertEquals("not-finite", run.get("state").asString());
        assertFalse(run.get("reason").asString().isEmpty());
        assertEquals(
                "not-finite",
                kept.json("runs", "--state", "not-finite", "--json")
                        .get(0)
                        .get("state")
                        .asString());
    }

    @Test
    void theListIsSortedFilteredAndCutShort() {
        train();
        train("--name", "fast", "--set", "optimizer.learningRate=0.05");
        train("--name", "stops", "--set", "training.timeLimit=1e-9");
        assertEquals(List.of("stops", "fast", "iris 1"), kept.names());
        assertEquals(List.of("fast", "iris 1", "stops"), names("--sort", "loss/validation"));
        assertEquals(List.of("fast", "iris 1", "stops"), names("--sort", "accuracy/train"));
        assertEquals(List.of("fast"), names("--sort", "loss/train", "--limit", "1"));
        assertEquals(List.of("stops"), names("--state", "time-limit"));
        assertEquals(List.of(), names("--state", "failed"));
        refuses("\"lost\" is no state of a run. Use running, paused, completed", "runs", "--state", "lost");
        refuses("no run has the figure \"loss\". Use loss/train, accuracy/train", "runs", "--sort", "loss");
        refuses("there is no group \"g\"", "runs", "list", "--group", "g");
        refuses("0 is no number of runs", "runs", "list", "--limit", "0");
    }

    private List<String> names(Object... options) {
        Object[] all = new Object[options.length + 3];
        all[0] = "runs";
        all[1] = "list";
        all[2] = "--json";
        System.arraycopy(options, 0, all, 3, options.length);
        return kept.json(all)
                .valueStream()
                .map(run -> run.get("name").asString())
                .toList();
    }

    @Test
    void theListForPeopleIsAlignedAndNarrow() {
        train();
        train("--name", "a name that goes on and on, as names do that somebody typed who had much to say of the run");
        List<String> lines = kept.done("runs").lines().toList();
        assertEquals(3, lines.size());
        for (String line : lines) {
            assertTrue(line.length() <= 110, line);
        }
        assertTrue(lines.get(1).startsWith("a name that goes on"), lines.get(1));
        assertTrue(lines.get(1).contains("…"), lines.get(1));
        int column = lines.getFirst().indexOf("state");
        assertTrue(lines.get(1).startsWith("completed", column), lines.get(1));
        assertTrue(lines.get(2).startsWith("completed", column), lines.get(2));
        assertTrue(lines.get(2).contains("3/3") && lines.get(2).contains("iris.csv"), lines.get(2));
        assertEquals(
                "No run is kept yet. Train an experiment: layerwise train EXPERIMENT.json\n",
                new KeptRunsFolder(folder.resolve("another")).of("runs").err());
    }

    @Test
    void aRunIsShown() {
        train();
        String id = kept.list().get(0).get("id").asString();
        String shown = kept.done("runs", "show", id.substring(0, 6));
        assertTrue(shown.startsWith("name       iris 1\nid         " + id + "\nstate      completed\n"), shown);
        assertTrue(shown.contains("trained    3/3 epochs, 12 updates"), shown);
        assertTrue(shown.contains("\nloss/validation"), shown);
        JsonNode json = kept.json("runs", "show", "last", "--json");
        assertEquals(id, json.get("id").asString());
        assertEquals(3, json.get("experiment").get("training").get("epochs").asInt());
        assertEquals(
                folder.resolve("iris.layerwise").toString(), json.get("model").asString());
        refuses("there is no run \"iris 2\"", "runs", "show", "iris 2");
    }

    @Test
    void onlyTheSettingsThatDifferAreCompared() {
        train();
        train("--name", "sgd", "--set", "optimizer={\"kind\":\"sgd\"}", "--set", "training.batch=16");
        train("--name", "fast", "--set", "optimizer.learningRate=0.05");
        JsonNode json = kept.json("runs", "compare", "iris 1", "sgd", "fast", "--json");
        assertEquals(
                List.of("iris 1", "sgd", "fast"),
                json.get("runs")
                        .valueStream()
                        .map(run -> run.get("name").asString())
                        .toList());
        JsonNode settings = json.get("settings");
        assertEquals(List.of("optimizer", "training.batch"), List.copyOf(settings.propertyNames()));
        assertEquals("[32,16,32]", settings.get("training.batch").toString());
        assertEquals("sgd", settings.get("optimizer").get(1).get("kind").asString());
        assertEquals(0.05, settings.get("optimizer").get(2).get("learningRate").asDouble());
        JsonNode losses = json.get("figures").get("loss/train");
        assertEquals(3, losses.size());
        assertTrue(
                losses.get(2).get("best").asDouble() < losses.get(0).get("best").asDouble());
        String table = kept.done("runs", "compare", "iris 1", "fast");
        assertTrue(table.contains("optimizer.learningRate  0.001   0.05"), table);
        assertFalse(table.contains("training.batch"), table);
        refuses("one run alone cannot be compared", "runs", "compare", "last", "fast");
    }

    @Test
    void namesTagsAndNotesAreChanged() {
        train();
        train();
        kept.done("runs", "rename", "last", "  best so far ");
        assertEquals(List.of("best so far", "iris 1"), kept.names());
        refuses("\"last\" cannot be the name of a run", "runs", "rename", "iris 1", "last");
        kept.done("runs", "tag", "iris 1", "--add", "paper", "--add", "baseline");
        kept.done("runs", "tag", "iris 1", "--remove", "paper", "--add", "lab");
        assertEquals("[\"baseline\",\"lab\"]", kept.list().get(1).get("tags").toString());
        refuses("nothing is to be changed", "runs", "tag", "iris 1");
        refuses("cannot be a tag", "runs", "tag", "iris 1", "--add", " ");
        kept.done("runs", "note", "iris 1", "looks good");
        assertEquals(
                "looks good",
                kept.json("runs", "show", "iris 1", "--json").get("note").asString());
        kept.done("runs", "rename", "iris 1", "best so far");
        refuses("2 runs are called \"best so far\"", "runs", "show", "best so far");
    }

    @Test
    void runsAreDeletedOnceSomebodyAgrees() throws Exception {
        train();
        train();
        train();
        Path files = kept.folderOf("iris 2");
        refuses("\"iris 2\" would be deleted, and nobody can be asked here. Say --yes", "runs", "delete", "iris 2");
        assertEquals("Nothing was deleted.\n", typed("n"));
        assertEquals(3, kept.names().size());
        String said = typed("y");
        assertTrue(said.matches("(?s)Deleted \"iris 2\": [0-9.,]+ [kM]B freed.\n"), said);
        assertEquals(List.of("iris 3", "iris 1"), kept.names());
        assertFalse(Files.exists(files));
        refuses("there is no run \"iris 2\"", "runs", "delete", "iris 1", "iris 2", "--yes");
        assertEquals(2, kept.names().size(), "none is deleted where one is not there");
        kept.done("runs", "delete", "iris 1", "iris 3", "--yes");
        assertEquals(List.of(), kept.names());
        assertTrue(Files.exists(folder.resolve("iris.layerwise")), "what is beside the store stays");
    }

    /** Deletes "iris 2" at a terminal where somebody types this. */
    private String typed(String answer) {
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                true,
                Optional::empty,
                () -> Optional.of(answer));
        CommandLineApp.execute(
                console, "runs", "delete", "iris 2", "--store", kept.store().toString());
        String question = "Delete \"iris 2\" for good? [y/N] ";
        assertTrue(err.toString().startsWith(question), err.toString());
        return err.toString().substring(question.length());
    }

    @Test
    void whatNobodyNeedsIsPruned() {
        for (int i = 0; i < 4; i++) {
            train();
        }
        kept.done("runs", "tag", "iris 1", "--add", "paper");
        String dry = kept.done("runs", "prune", "--keep", "1", "--dry-run");
        assertTrue(dry.matches("(?s)iris 3 \\(.*\\) is not among the 1 newest.\niris 2 .*"), dry);
        assertEquals(4, kept.names().size());
        refuses("what is to stay is not said", "runs", "prune", "--yes");
        refuses("\"much\" is no size", "runs", "prune", "--to", "much");
        refuses("-1 is less than nothing", "runs", "prune", "--keep=-1");
        assertEquals(
                "Nothing is to go.\n",
                kept.of("runs", "prune", "--older", "1", "--to", "1GB").err());
        kept.done("runs", "prune", "--keep", "1", "--yes");
        assertEquals(List.of("iris 4", "iris 1"), kept.names());
        kept.done("runs", "prune", "--to", "0", "--yes");
        assertEquals(List.of("iris 1"), kept.names());
    }

    @Test
    void whatOnlyMeasuresIsNotKept() throws Exception {
        train();
        Path model = folder.resolve("iris.layerwise");
        String before = new ObjectMapper().readTree(kept.done("runs", "--json")).toString();
        Outcome.done("evaluate", model, folder.resolve("iris.csv"), "--folds", "2");
        assertEquals(before, kept.list().toString());
    }
}
