package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonNumbers;
import org.layerwise.catalog.JsonWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spaces as JSON: the keys {@code space}, {@code when} and {@code constraints} of SEARCH.json. */
public final class SpaceJson {
    public static final String SPACE = "space";
    public static final String WHEN = "when";
    public static final String CONSTRAINTS = "constraints";

    private static final Set<String> RANGES =
            Set.of(LogRange.NAME, UniformRange.NAME, IntegerRange.NAME, ChoiceRange.NAME);

    private final String document;
    private final List<Problem> problems = new ArrayList<>();

    private SpaceJson(String document) {
        this.document = document;
    }

    /**
     * The space of a search's tree; other keys are passed over.
     *
     * @param document what the JSON is called in messages, usually its file
     * @throws ProblemException with all that is wrong and where
     */
    public static SearchSpace read(ObjectNode tree, String document) {
        return new SpaceJson(document).read(tree);
    }

    private SearchSpace read(ObjectNode tree) {
        List<SearchParameter> parameters = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : entries(tree, SPACE)) {
            String path = SPACE + "." + entry.getKey();
            at(path, () -> new SearchParameter(entry.getKey(), range(entry.getValue())))
                    .ifPresent(parameters::add);
        }
        List<SearchCondition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : entries(tree, WHEN)) {
            readConditions(entry.getKey(), entry.getValue(), conditions);
        }
        List<SpaceConstraint> constraints = readConstraints(tree.path(CONSTRAINTS));
        ProblemException.throwIfErrors(problems);
        Optional<SearchSpace> space = at("", () -> new SearchSpace(parameters, conditions, constraints));
        ProblemException.throwIfErrors(problems);
        return space.orElseThrow();
    }

    private List<Map.Entry<String, JsonNode>> entries(ObjectNode tree, String key) {
        JsonNode node = tree.path(key);
        if (node.isMissingNode() && !key.equals(SPACE)) {
            return List.of();
        }
        if (!node.isObject()) {
            problems.add(Problem.error(Location.path(document, key), Message.of("search.space/object-expected", key)));
            return List.of();
        }
        return List.copyOf(node.properties());
    }

    private static SearchRange range(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isObject()) {
            node.propertyNames().forEach(names::add);
        }
        List<String> kinds = names.stream().filter(RANGES::contains).toList();
        if (kinds.size() != 1) {
            throw refused(Message.of("search.space/range-expected", JsonWords.of(node)));
        }
        String kind = kinds.getFirst();
        for (String name : names) {
            if (!name.equals(kind) && !(name.equals(IntegerRange.STEP) && kind.equals(IntegerRange.NAME))) {
                throw refused(Message.of("search.space/range-key", name, kind));
            }
        }
        JsonNode list = node.get(kind);
        if (!(list instanceof ArrayNode items)) {
            throw refused(Message.of("search.space/list-expected", kind));
        }
        if (kind.equals(ChoiceRange.NAME)) {
            return new ChoiceRange(List.copyOf(items.values()));
        }
        if (items.size() != 2) {
            throw refused(Message.of("search.space/ends-expected", items.size()));
        }
        return switch (kind) {
            case LogRange.NAME -> new LogRange(number(items.get(0)), number(items.get(1)));
            case UniformRange.NAME -> new UniformRange(number(items.get(0)), number(items.get(1)));
            default ->
                new IntegerRange(
                        whole(items.get(0)),
                        whole(items.get(1)),
                        node.has(IntegerRange.STEP) ? whole(node.get(IntegerRange.STEP)) : 1);
        };
    }

    private static double number(JsonNode node) {
        return JsonNumbers.finite(node)
                .orElseThrow(() -> refused(Message.of("search.space/number-expected", node.toString())));
    }

    private static long whole(JsonNode node) {
        return JsonNumbers.whole(node)
                .orElseThrow(() -> refused(Message.of("search.space/whole-expected", node.toString())));
    }

    private void readConditions(String path, JsonNode node, List<SearchCondition> conditions) {
        String place = WHEN + "." + path;
        if (!node.isObject() || node.isEmpty()) {
            problems.add(
                    Problem.error(Location.path(document, place), Message.of("search.space/condition-expected", path)));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            List<JsonNode> values = value instanceof ArrayNode list ? List.copyOf(list.values()) : List.of(value);
            at(place, () -> new SearchCondition(path, entry.getKey(), values)).ifPresent(conditions::add);
        }
    }

    private List<SpaceConstraint> readConstraints(JsonNode node) {
        List<SpaceConstraint> constraints = new ArrayList<>();
        if (node.isMissingNode()) {
            return constraints;
        }
        if (!(node instanceof ArrayNode list)) {
            problems.add(Problem.error(
                    Location.path(document, CONSTRAINTS), Message.of("search.space/list-expected", CONSTRAINTS)));
            return constraints;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            at(CONSTRAINTS + "." + i, () -> {
                        if (!item.isString()) {
                            throw refused(Message.of("search.space/constraint-text", item.toString()));
                        }
                        return SpaceConstraint.parse(item.stringValue());
                    })
                    .ifPresent(constraints::add);
        }
        return constraints;
    }

    /** A part, or empty and its problems noted at its place. */
    private <T> Optional<T> at(String path, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ProblemException e) {
            for (Problem problem : e.problems()) {
                String inner = problem.where() instanceof Location.InDocument place ? place.path() : path;
                problems.add(problem.at(Location.path(document, inner)));
            }
            return Optional.empty();
        }
    }

    private static ProblemException refused(Message text) {
        return Problem.error(Location.NOWHERE, text).toException();
    }

    /** Adds the keys of a space; those of nothing are left out. Modified. */
    public static void write(SearchSpace space, ObjectNode tree) {
        ObjectNode parameters = tree.putObject(SPACE);
        space.parameters()
                .forEach(each -> parameters.set(each.path(), each.range().json()));
        if (!space.conditions().isEmpty()) {
            ObjectNode when = tree.putObject(WHEN);
            for (SearchCondition condition : space.conditions()) {
                ObjectNode of = when.get(condition.path()) instanceof ObjectNode known
                        ? known
                        : when.putObject(condition.path());
                JsonNode first = condition.values().getFirst();
                if (condition.values().size() == 1 && !first.isArray()) {
                    of.set(condition.on(), first);
                } else {
                    ArrayNode list = of.putArray(condition.on());
                    condition.values().forEach(list::add);
                }
            }
        }
        if (!space.constraints().isEmpty()) {
            ArrayNode list = tree.putArray(CONSTRAINTS);
            space.constraints().forEach(constraint -> list.add(constraint.text()));
        }
    }
}
