package org.layerwise.search.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.Proposal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trial that is over, with its runs.
 *
 * @param result what the search knows of it; its curve is the first run's
 * @param each the objectives' values of each run: of its seeds, and of their folds
 * @param runs the ids of its runs in the store
 * @param epochs that its runs trained in all
 * @param seconds that its runs trained in all
 * @param reason why it failed; empty when it did not
 */
public record FinishedTrial(
        TrialResult result, List<List<Double>> each, List<String> runs, int epochs, double seconds, String reason) {
    private static final String TRIAL = "trial";

    public FinishedTrial {
        each = each.stream().map(List::copyOf).toList();
        runs = List.copyOf(runs);
    }

    /** Its number, from 0. */
    public int number() {
        return result.number();
    }

    /** Its first objective's value: the mean of its runs, or how far it came where it was pruned; NaN where there is none. */
    public double value() {
        return result.values().isEmpty() ? Double.NaN : result.values().getFirst();
    }

    /** {@code completed}, {@code pruned} or {@code failed}. */
    public String state() {
        return result.outcome().name().toLowerCase(Locale.ROOT);
    }

    /** Mean and noise of the first objective over its runs; of a pruned trial, of what was trained. */
    public MeanInterval noise() {
        return MeanInterval.of(each.stream().mapToDouble(List::getFirst).toArray());
    }

    ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put(TRIAL, number());
        tree.put("state", state());
        tree.set("settings", result.proposal().json());
        tree.set("values", numbers(result.values()));
        ArrayNode all = tree.putArray("each");
        each.forEach(values -> all.add(numbers(values)));
        tree.set("curve", numbers(result.curve()));
        ArrayNode ids = tree.putArray("runs");
        runs.forEach(ids::add);
        tree.put("epochs", epochs);
        tree.put("seconds", seconds);
        tree.put("reason", reason);
        return tree;
    }

    static boolean isOne(JsonNode tree) {
        return tree.has(TRIAL);
    }

    static FinishedTrial of(JsonNode tree) {
        List<List<Double>> each = new ArrayList<>();
        tree.path("each").forEach(values -> each.add(numbers(values)));
        List<String> runs = new ArrayList<>();
        tree.path("runs").forEach(id -> runs.add(id.asString("")));
        return new FinishedTrial(
                new TrialResult(
                        tree.path(TRIAL).asInt(0),
                        Proposal.of((ObjectNode) tree.path("settings")),
                        TrialOutcome.valueOf(tree.path("state").asString("").toUpperCase(Locale.ROOT)),
                        numbers(tree.path("values")),
                        numbers(tree.path("curve"))),
                each,
                runs,
                tree.path("epochs").asInt(0),
                tree.path("seconds").asDouble(0),
                tree.path("reason").asString(""));
    }

    /** Numbers as JSON has them, null for those that are not finite. */
    static ArrayNode numbers(List<Double> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (double value : values) {
            if (Double.isFinite(value)) {
                list.add(value);
            } else {
                list.addNull();
            }
        }
        return list;
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> values = new ArrayList<>();
        list.forEach(value -> values.add(value.asDouble(Double.NaN)));
        return values;
    }
}
