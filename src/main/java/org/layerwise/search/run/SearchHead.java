package org.layerwise.search.run;

import java.nio.file.Path;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.files.ExperimentFile;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.search.plan.SearchPlan;
import org.layerwise.search.plan.SearchPlanJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that decides a search: the same head gives the same trials, so that a search goes on by it.
 *
 * @param name of the search, which is its runs' group
 * @param file of the experiment; what is there now does not matter, but paths of tables begin there
 * @param experiment whose settings are searched
 * @param plan what is tried, and how; its objectives are named in full
 * @param seed of what is drawn
 * @param workers trials at once, from which follows what a proposal may know
 * @param fingerprint of the table
 * @param testFingerprint of the test table; empty where there is none
 */
public record SearchHead(
        String name,
        Path file,
        Experiment experiment,
        SearchPlan plan,
        long seed,
        int workers,
        String fingerprint,
        String testFingerprint) {
    static final String FORMAT = "layerwise-search-journal";
    private static final int VERSION = 1;

    /** The recipe of a run of the experiment, perhaps with other settings. */
    public RunRecipe recipe(Experiment of) {
        return RunRecipe.of(new ExperimentFile(file), of, new RunStart.FreshWeights());
    }

    /** The first line of a journal. */
    ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        tree.put("name", name);
        tree.put("file", file.toAbsolutePath().normalize().toString());
        tree.put("seed", seed);
        tree.put("workers", workers);
        tree.put("fingerprint", fingerprint);
        tree.put("testFingerprint", testFingerprint);
        tree.set("plan", SearchPlanJson.tree(plan));
        tree.set("experiment", ExperimentJson.tree(experiment));
        return tree;
    }

    /** @throws ProblemException when it is the head of no search */
    static SearchHead of(JsonNode tree, String document) {
        if (!tree.path("format").asString("").equals(FORMAT)
                || tree.path("version").asInt(0) != VERSION
                || tree.path("workers").asInt(0) < 1) {
            throw SearchJournal.unreadable(document);
        }
        return new SearchHead(
                tree.path("name").asString(""),
                Path.of(tree.path("file").asString("")),
                ExperimentJson.read(tree.path("experiment"), document),
                SearchPlanJson.read(tree.path("plan").toString(), document),
                tree.path("seed").asLong(0),
                tree.path("workers").asInt(1),
                tree.path("fingerprint").asString(""),
                tree.path("testFingerprint").asString(""));
    }
}
