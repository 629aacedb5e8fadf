package org.layerwise.search.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonNumbers;
import org.layerwise.catalog.JsonText;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.prune.Pruner;
import org.layerwise.search.sample.Sampler;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpaceJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plans as JSON: SEARCH.json. What is left out is as {@link SearchPlan#of} has it; keys that are not known are refused. */
public final class SearchPlanJson {
    /** What is under {@code format}. */
    public static final String FORMAT = "layerwise-search";

    /** The version that is written, and the only one that is read. */
    public static final int VERSION = 1;

    private static final String SAMPLER = "sampler";
    private static final String PRUNER = "pruner";
    private static final String OBJECTIVES = "objectives";
    private static final String TRIALS = "trials";
    private static final String SEEDS = "seeds";
    private static final String FOLDS = "folds";

    /** In the order in which they are written. */
    private static final List<String> KEYS = List.of(
            "format",
            "version",
            SpaceJson.SPACE,
            SpaceJson.WHEN,
            SpaceJson.CONSTRAINTS,
            SAMPLER,
            PRUNER,
            OBJECTIVES,
            TRIALS,
            SEEDS,
            FOLDS);

    private final String document;
    private final List<Problem> problems = new ArrayList<>();

    private SearchPlanJson(String document) {
        this.document = document;
    }

    /** The whole text. */
    public static String write(SearchPlan plan) {
        return JsonText.print(tree(plan));
    }

    /** The tree, every setting written out. */
    public static ObjectNode tree(SearchPlan plan) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        SpaceJson.write(plan.space(), tree);
        tree.set(SAMPLER, JsonCodec.writeComplete(plan.sampler()));
        tree.set(PRUNER, JsonCodec.writeComplete(plan.pruner()));
        ArrayNode objectives = tree.putArray(OBJECTIVES);
        plan.objectives().forEach(objective -> objectives.add(objective.text()));
        tree.put(TRIALS, plan.trials());
        tree.put(SEEDS, plan.seeds());
        tree.put(FOLDS, plan.folds());
        return tree;
    }

    /**
     * A plan from its text.
     *
     * @param document what the text is called in messages, usually its file
     * @throws ProblemException with line and column, or the path, of what is wrong
     */
    public static SearchPlan read(String text, String document) {
        return new SearchPlanJson(document).read(JsonText.parse(text, document));
    }

    private SearchPlan read(JsonNode node) {
        checkHead(node);
        ObjectNode tree = (ObjectNode) node;
        Set<String> known = Set.copyOf(KEYS);
        tree.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .limit(50)
                .forEach(key -> problems.add(
                        Problem.error(Location.path(document, key), Message.of("search.plan/key-unknown", KEYS))));
        SearchSpace space = part("", () -> SpaceJson.read(tree, document));
        JsonCodec codec = new JsonCodec(document);
        Sampler sampler = part(
                SAMPLER, () -> codec.read(Sampler.class, tree.has(SAMPLER) ? tree.get(SAMPLER) : word("tpe"), SAMPLER));
        Pruner pruner = part(
                PRUNER, () -> codec.read(Pruner.class, tree.has(PRUNER) ? tree.get(PRUNER) : word("none"), PRUNER));
        List<SearchObjective> objectives = objectives(tree.get(OBJECTIVES));
        int trials = whole(tree, TRIALS, SearchPlan.TRIALS);
        int seeds = whole(tree, SEEDS, 1);
        int folds = whole(tree, FOLDS, 0);
        ProblemException.throwIfErrors(problems);
        SearchPlan plan = space == null || sampler == null || pruner == null
                ? null
                : part("", () -> new SearchPlan(space, sampler, pruner, objectives, trials, seeds, folds));
        ProblemException.throwIfErrors(problems);
        return Objects.requireNonNull(plan);
    }

    private static JsonNode word(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private void checkHead(JsonNode tree) {
        if (!tree.isObject() || !tree.path("format").asString("").equals(FORMAT)) {
            throw wrong("format", Message.of("search.plan/no-search", FORMAT)).toException();
        }
        OptionalLong version = JsonNumbers.whole(tree.path("version"));
        if (version.isEmpty() || version.getAsLong() != VERSION) {
            throw wrong(
                            "version",
                            Message.of(
                                    "search.plan/version-other",
                                    VERSION,
                                    tree.path("version").toString()))
                    .toException();
        }
    }

    private List<SearchObjective> objectives(@Nullable JsonNode node) {
        if (node == null) {
            return List.of(SearchObjective.VALIDATION_LOSS);
        }
        List<SearchObjective> objectives = new ArrayList<>();
        if (!(node instanceof ArrayNode list)) {
            problems.add(wrong(OBJECTIVES, Message.of("search.plan/objectives-expected")));
            return objectives;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            SearchObjective objective = part(
                    OBJECTIVES + "." + i,
                    () -> SearchObjective.parse(item.isString() ? item.stringValue() : item.toString()));
            if (objective != null) {
                objectives.add(objective);
            }
        }
        return objectives;
    }

    private int whole(ObjectNode tree, String key, int otherwise) {
        if (!tree.has(key)) {
            return otherwise;
        }
        JsonNode node = tree.get(key);
        OptionalLong number = JsonNumbers.whole(node);
        if (number.isEmpty() || number.getAsLong() != (int) number.getAsLong()) {
            problems.add(wrong(key, Message.of("search.plan/whole-expected", node.toString())));
            return otherwise;
        }
        return (int) number.getAsLong();
    }

    /** A part, or null and its problems noted at its place. */
    private <T> @Nullable T part(String path, Supplier<T> part) {
        try {
            return part.get();
        } catch (ProblemException e) {
            for (Problem problem : e.problems()) {
                String place = problem.where() instanceof Location.InDocument inner ? inner.path() : path;
                problems.add(problem.at(Location.path(document, place)));
            }
            return null;
        }
    }

    private Problem wrong(String path, Message text) {
        return Problem.error(Location.path(document, path), text);
    }
}
