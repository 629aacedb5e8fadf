package org.layerwise.search.run;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings that were trained with a new seed.
 *
 * @param trial whose settings; {@link #UNTOUCHED} for the experiment's own
 * @param seed the new one
 * @param value of the first objective; NaN when there is none
 * @param runs their ids in the store: more than one with folds
 */
record ConfirmingRun(int trial, long seed, double value, List<String> runs) {
    static final int UNTOUCHED = -1;

    private static final String CONFIRMS = "confirms";

    ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put(CONFIRMS, trial);
        tree.put("seed", seed);
        tree.set("values", FinishedTrial.numbers(List.of(value)));
        ArrayNode ids = tree.putArray("runs");
        runs.forEach(ids::add);
        return tree;
    }

    static boolean isOne(JsonNode tree) {
        return tree.has(CONFIRMS);
    }

    static ConfirmingRun of(JsonNode tree) {
        List<String> runs = new ArrayList<>();
        tree.path("runs").forEach(id -> runs.add(id.asString("")));
        return new ConfirmingRun(
                tree.path(CONFIRMS).asInt(UNTOUCHED),
                tree.path("seed").asLong(0),
                tree.path("values").path(0).asDouble(Double.NaN),
                runs);
    }
}
