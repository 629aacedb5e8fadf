package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code layerwise search}. */
class SearchCommandTest {
    private static final Path IRIS = Path.of("sample-data", "iris.csv").toAbsolutePath();
    private static final String RATE = "optimizer.learningRate=log(1e-4,0.1)";

    @TempDir
    Path folder;

    private Path experiment;
    private KeptRunsFolder runs;

    @BeforeEach
    void make() {
        experiment = folder.resolve("iris.json");
        runs = new KeptRunsFolder(folder.resolve("store"));
        Outcome.done("new", IRIS, "--target", "species", "--layers", "6", "--epochs", "4", "-o", experiment);
    }

    private JsonNode search(Object... options) {
        return runs.json(arguments(options, "--json"));
    }

    private Object[] arguments(Object[] options, Object... more) {
        List<Object> all = new ArrayList<>(List.of("search", experiment));
        all.addAll(List.of(options));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private double validationLoss(String run) {
        return runs.json("runs", "show", run, "--json")
                .get("figures")
                .get("loss/validation")
                .get("best")
                .doubleValue();
    }

    private static List<String> settings(JsonNode result) {
        return result.get("trials")
                .valueStream()
                .map(trial -> trial.get("settings") + " " + trial.get("value"))
                .toList();
    }

    @Test
    void jsonHasTheBestAllTrialsAndWhatMatters() throws IOException {
        byte[] before = Files.readAllBytes(experiment);
        Path best = folder.resolve("best.json");
        JsonNode found = search(
                "--vary", RATE, "--vary", "training.batch=16,32", "--trials", "10", "--workers", "2", "-o", best);
        assertEquals(10, found.get("trials").size());
        double smallest = Double.MAX_VALUE;
        for (JsonNode trial : found.get("trials")) {
            assertEquals("completed", trial.get("state").stringValue());
            assertEquals(4, trial.get("epochs").intValue());
            assertTrue(trial.get("seconds").doubleValue() > 0);
            assertEquals(1, trial.get("runs").size());
            smallest = Math.min(smallest, trial.get("value").doubleValue());
        }
        assertEquals(smallest, found.at("/best/value").doubleValue());
        int number = found.at("/best/trial").intValue();
        assertEquals(found.get("trials").get(number).get("settings"), found.at("/best/settings"));
        JsonNode confirmed = found.at("/best/confirmed");
        assertEquals(3, confirmed.get("seeds").intValue());
        double mean = confirmed.get("mean").doubleValue();
        assertTrue(confirmed.get("interval").get(0).doubleValue() < mean);
        assertTrue(confirmed.get("interval").get(1).doubleValue() > mean);
        assertEquals(3, confirmed.at("/untouched/seeds").intValue());
        assertEquals(
                confirmed.at("/untouched/mean").doubleValue() - mean,
                confirmed.at("/gain/mean").doubleValue(),
                1e-9);
        double shares = 0;
        for (JsonNode share : found.get("importance")) {
            shares += share.doubleValue();
        }
        assertEquals(1, shares, 1e-9);
        assertArrayEquals(before, Files.readAllBytes(experiment));
        runs.done("train", best, "--quiet", "-o", folder.resolve("best.layerwise"), "--name", "again");
        assertEquals(smallest, validationLoss("again"), 1e-9, "as train gives it");
    }

    @Test
    void theSameSeedAndWorkersGiveTheSameTrials() {
        Object[] tpe = {"--vary", RATE, "--trials", "14", "--workers", "2", "--seed", "7"};
        assertEquals(settings(search(tpe)), settings(search(tpe)));
        Object[] random = {"--vary", RATE, "--sampler", "random", "--trials", "4", "--workers"};
        List<String> one = settings(runs.json(arguments(random, "1", "--json")));
        assertEquals(one, settings(runs.json(arguments(random, "2", "--json"))), "a random trial knows no other");
        List<String> other = settings(runs.json(arguments(random, "2", "--seed", "2", "--json")));
        assertFalse(other.contains(one.getFirst()));
    }

    @Test
    void trialsAreRunsOfAGroup() {
        search("--vary", RATE, "--trials", "3", "--name", "rates");
        assertEquals(List.of("rates"), runs.names());
        List<String> names = runs.json("runs", "list", "--json", "--group", "rates")
                .valueStream()
                .map(run -> run.get("name").asString())
                .toList();
        assertTrue(names.containsAll(List.of("rates trial 0", "rates trial 1", "rates trial 2")), names::toString);
        assertEquals(3 + 6, names.size());
        runs.done("runs", "export", "rates trial 1", "--model", folder.resolve("of-a-trial.layerwise"));
        Outcome twice = runs.of(arguments(new Object[] {"--vary", RATE, "--name", "rates"}));
        assertEquals(2, twice.status());
        assertTrue(twice.err().contains("there is a search \"rates\". Go on with it: layerwise search --resume"));
    }

    @Test
    void moreTrialsGoOnFromThoseThereAre() {
        JsonNode all = search("--vary", RATE, "--trials", "6", "--workers", "1", "--name", "whole");
        JsonNode first = search("--vary", RATE, "--trials", "4", "--workers", "1", "--name", "parts");
        JsonNode more = runs.json("search", "--resume", "parts", "--trials", "6", "--json");
        assertEquals(settings(all).subList(0, 4), settings(first));
        assertEquals(settings(all), settings(more));
        assertEquals(
                first.get("trials").get(3).get("runs"),
                more.get("trials").get(3).get("runs"),
                "not made twice");
        assertEquals(more, runs.json("search", "--resume", "parts", "--json"), "nothing is left to do");
        Path best = folder.resolve("later.json");
        runs.done("search", "--resume", "parts", "-o", best);
        assertTrue(Files.exists(best));
    }

    @Test
    void aTimeLimitLeavesASearchThatGoesOn() {
        Outcome early = runs.of(arguments(
                new Object[] {"--vary", RATE, "--vary", "training.epochs=2000", "--trials", "50", "--name", "long"},
                "--timeout",
                "1"));
        assertEquals(0, early.status(), early.err());
        assertTrue(early.err().contains("Go on with: layerwise search --resume long"), early.err());
        JsonNode rest = runs.json("search", "--resume", "long", "--timeout", "0.5", "--json");
        assertTrue(rest.at("/best/confirmed").isNull() || rest.at("/best").isNull());
        assertEquals(50, rest.get("planned").intValue());
    }

    @Test
    void aPrunedTrialIsAStoppedRun() {
        JsonNode found = search(
                "--vary",
                RATE,
                "--trials",
                "12",
                "--workers",
                "1",
                "--pruner",
                "median",
                "--name",
                "pruned",
                "--sampler",
                "random");
        Set<String> stopped = new HashSet<>();
        for (JsonNode trial : found.get("trials")) {
            if (trial.get("state").stringValue().equals("pruned")) {
                assertTrue(trial.get("epochs").intValue() < 4);
                assertTrue(trial.get("value").isNumber());
                stopped.add(trial.get("runs").get(0).stringValue());
            } else {
                assertEquals(4, trial.get("epochs").intValue());
            }
        }
        assertFalse(stopped.isEmpty(), found::toString);
        for (JsonNode run : runs.json("runs", "list", "--json", "--group", "pruned")) {
            boolean isPruned = stopped.contains(run.get("id").stringValue());
            assertEquals(isPruned ? "stopped" : "completed", run.get("state").stringValue());
        }
    }

    @Test
    void foldsAndSeedsGiveMeansWithTheirNoise() {
        JsonNode folds = search("--vary", RATE, "--trials", "2", "--folds", "3", "--objective", "accuracy");
        JsonNode trial = folds.get("trials").get(0);
        assertEquals(3, trial.get("runs").size());
        assertEquals(12, trial.get("epochs").intValue());
        assertTrue(trial.get("deviation").isNumber());
        assertEquals(
                "max:accuracy/validation@best", folds.get("objectives").get(0).stringValue());
        JsonNode seeds = search("--vary", RATE, "--trials", "2", "--seeds", "2", "--name", "seeds");
        assertEquals(2, seeds.get("trials").get(0).get("runs").size());
        double sum = 0;
        for (JsonNode id : seeds.get("trials").get(0).get("runs")) {
            sum += validationLoss(id.stringValue());
        }
        assertEquals(sum / 2, seeds.get("trials").get(0).get("value").doubleValue(), 1e-9);
    }

    @Test
    void severalObjectivesHaveAFront() {
        JsonNode found = search(
                "--vary",
                "network.dense1.units=integer(2,12)",
                "--vary",
                RATE,
                "--trials",
                "8",
                "--objective",
                "loss",
                "--objective",
                "max:loss/train@last");
        assertTrue(found.get("front").size() >= 1);
        Set<Integer> front = new HashSet<>();
        found.get("front").forEach(number -> front.add(number.intValue()));
        assertTrue(front.contains(found.at("/best/trial").intValue()));
        for (JsonNode each : found.get("trials")) {
            double loss = each.get("values").get(0).doubleValue();
            double other = each.get("values").get(1).doubleValue();
            boolean isBeaten = found.get("trials")
                    .valueStream()
                    .anyMatch(by -> by.get("values").get(0).doubleValue() < loss
                            && by.get("values").get(1).doubleValue() > other);
            assertEquals(!isBeaten, front.contains(each.get("number").intValue()), each::toString);
        }
    }

    @Test
    void aTrialThatCannotBeTrainedFailsAlone() {
        JsonNode found = search(
                "--vary",
                "optimizer=choice(adam,{\"kind\":\"sgd\",\"learningRate\":1e38})",
                "--sampler",
                "grid",
                "--trials",
                "2");
        assertEquals("completed", found.get("trials").get(0).get("state").stringValue());
        JsonNode failed = found.get("trials").get(1);
        assertEquals("failed", failed.get("state").stringValue());
        assertTrue(failed.get("value").isNull());
        assertTrue(failed.get("reason").stringValue().contains("loss"), failed::toString);
        Outcome none = runs.of(arguments(
                new Object[] {"--vary", "optimizer=choice({\"kind\":\"sgd\",\"learningRate\":1e38})"},
                "--sampler",
                "grid"));
        assertEquals(1, none.status());
        assertTrue(none.err().contains("error: no trial gave a value."), none.err());
    }

    @Test
    void aFileSaysWhatToSearchAndOptionsChangeIt() throws IOException {
        Path file = folder.resolve("space.json");
        Files.writeString(file, """
                {"format": "layerwise-search", "version": 1, "trials": 3,
                 "space": {"training.batch": {"choice": [16, 32]}}, "sampler": {"kind": "grid"}}
                """);
        JsonNode found = search("--space", file, "--vary", "optimizer.learningRate=0.01,0.02");
        assertEquals(3, found.get("trials").size());
        assertEquals(
                4,
                search("--space", file, "--vary", "optimizer.learningRate=0.01,0.02", "--trials", "9")
                        .get("trials")
                        .size());
        for (JsonNode trial : found.get("trials")) {
            assertEquals(2, trial.get("settings").size());
        }
    }

    @Test
    void mistakesAreSaid() {
        Path whole = folder.resolve("whole.json");
        Outcome.done("new", IRIS, "--target", "species", "--set", "split.validation=0", "-o", whole);
        Outcome noRows = runs.of("search", whole, "--vary", RATE);
        assertEquals(2, noRows.status());
        assertTrue(noRows.err().contains("no validation rows") && noRows.err().contains("--folds"), noRows.err());
        Outcome nothing = runs.of("search", experiment);
        assertTrue(nothing.err().contains("--vary \"optimizer.learningRate=log(1e-4,0.1)\""), nothing.err());
        for (Object[] wrong : new Object[][] {
            {"--vary", "network.dense9.units=8,9"},
            {"--vary", "training.batch"},
            {"--vary", "training.batch=-1,2"},
            {"--vary", RATE, "--sampler", "guess"},
            {"--vary", RATE, "--pruner", "scissors"},
            {"--vary", RATE, "--trials", "0"},
            {"--vary", RATE, "--workers", "0"},
            {"--vary", RATE, "--workers", "many"},
            {"--vary", RATE, "--seeds", "0"},
            {"--vary", RATE, "--folds", "1"},
            {"--vary", RATE, "--timeout", "0"},
            {"--vary", RATE, "--objective", "beauty"},
            {"--vary", RATE, "--objective", "min:loss@first"},
            {"--vary", RATE, "--name", "a/b"},
            {"--vary", RATE, "--name", "last"},
            {"--vary", RATE, "--space", folder.resolve("none.json")},
            {"--vary", RATE, "-o", experiment},
            {"--vary", RATE, "--resume", "x"},
        }) {
            Outcome outcome = runs.of(arguments(wrong));
            assertEquals(2, outcome.status(), List.of(wrong) + outcome.out() + outcome.err());
            assertTrue(outcome.err().contains("error: "), outcome.err());
        }
        assertEquals(2, runs.of("search").status());
        assertEquals(2, runs.of("search", "--resume", "none").status());
        assertEquals(List.of(), runs.names(), "nothing was begun");
    }
}
