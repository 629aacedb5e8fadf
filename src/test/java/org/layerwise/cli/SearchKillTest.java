package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Searches that are killed, or asked to end, as people start them: they go on with no trial lost or made twice. */
@Tag("faults")
class SearchKillTest {
    @TempDir
    Path folder;

    private Path experiment;
    private KeptRunsFolder runs;

    @BeforeEach
    void make() {
        experiment = folder.resolve("iris.json");
        runs = new KeptRunsFolder(folder.resolve("store"));
        Outcome.done(
                "new",
                Path.of("sample-data/iris.csv").toAbsolutePath(),
                "--target",
                "species",
                "--layers",
                "32",
                "--epochs",
                "150",
                "-o",
                experiment);
    }

    private LauncherProcess start(Object... what) throws Exception {
        return LauncherProcess.start(folder, Map.of(), List.of(), what);
    }

    private Object[] beginning(String name) {
        return new Object[] {
            "search",
            experiment,
            "--vary",
            "optimizer.learningRate=log(1e-4,0.1)",
            "--trials",
            "14",
            "--workers",
            "2",
            "--name",
            name
        };
    }

    private static List<String> settings(JsonNode result) {
        return result.get("trials")
                .valueStream()
                .map(trial -> trial.get("number") + " " + trial.get("settings") + " " + trial.get("value"))
                .toList();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void killedAtAnyMomentNoTrialIsLostOrDoubled() throws Exception {
        try (LauncherProcess search = start(beginning("killed"))) {
            search.await("trial 1 ");
            search.signal("KILL");
            assertEquals(137, search.end().status());
        }
        for (String until : List.of("trial 4 ", "trial 8 ")) {
            try (LauncherProcess search = start("search", "--resume", "killed")) {
                search.await(until);
                search.signal("KILL");
                assertEquals(137, search.end().status());
            }
        }
        JsonNode found = runs.json("search", "--resume", "killed", "--json");
        List<Object> whole = new ArrayList<>(List.of(beginning("whole")));
        whole.add("--json");
        assertEquals(settings(runs.json(whole.toArray())), settings(found));
        List<String> ids = new ArrayList<>();
        found.get("trials").forEach(trial -> trial.get("runs").forEach(id -> ids.add(id.stringValue())));
        List<String> names = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (JsonNode run : runs.json("runs", "list", "--json", "--group", "killed")) {
            names.add(run.get("name").stringValue());
            kept.add(run.get("id").stringValue());
            assertEquals("completed", run.get("state").stringValue());
        }
        assertTrue(kept.containsAll(ids));
        assertEquals(14 + 6, new HashSet<>(names).size(), names::toString);
        assertEquals(14 + 6, names.size(), "half-runs are gone");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void askedToEndItSaysHowToGoOn() throws Exception {
        for (String signal : List.of("INT", "TERM")) {
            String name = "asked-" + signal;
            try (LauncherProcess search = start(beginning(name))) {
                search.await("trial 1 ");
                search.signal(signal);
                Outcome end = search.end();
                assertEquals(signal.equals("INT") ? 130 : 143, end.status(), end.err());
                assertTrue(end.err().contains("Go on with: layerwise search --resume " + name), end.err());
                assertFalse(end.err().contains("\tat "), end.err());
            }
            assertEquals(
                    14,
                    runs.json("search", "--resume", name, "--json")
                            .get("trials")
                            .size());
        }
    }
}
