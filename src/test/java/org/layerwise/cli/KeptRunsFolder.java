package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A store for one test, and commands on it.
 *
 * @param store its folder
 */
record KeptRunsFolder(Path store) {

    /** A command with this store. */
    Outcome of(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add("--store");
        all.add(store);
        return Outcome.of(all.toArray());
    }

    /** A command that is to succeed, and what it printed. */
    String done(Object... arguments) {
        Outcome outcome = of(arguments);
        if (outcome.status() != 0) {
            throw new AssertionError(outcome.err());
        }
        return outcome.out();
    }

    /** What a command prints as JSON. */
    JsonNode json(Object... arguments) {
        return new ObjectMapper().readTree(done(arguments));
    }

    /** {@code runs list --json}. */
    JsonNode list() {
        return json("runs", "list", "--json");
    }

    /** The names of the runs, the newest first. */
    List<String> names() {
        return list().valueStream().map(run -> run.get("name").asString()).toList();
    }

    /** The folder of the run with this name. */
    Path folderOf(String name) {
        return Path.of(
                json("runs", "show", name, "--json").get("files").get("folder").asString());
    }
}
