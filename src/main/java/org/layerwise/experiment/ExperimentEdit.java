package org.layerwise.experiment;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.KindConversion;
import org.layerwise.data.spec.SplitSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of single values by their path: {@code network.dense1.units=8}. The value is JSON, or else a text; items of lists
 * are addressed by id or name; a new {@code kind} takes over what was chosen, by {@link KindConversion}; a column's new
 * {@code type} takes its steps out.
 */
public final class ExperimentEdit {
    /** What the paths of settings begin with that say how a column's cells are read. */
    public static final String READING = "data.reading.";

    private static final String KIND = "kind";

    private ExperimentEdit() {}

    /**
     * The experiment with several values changed at once. A kind comes before its parameters, in whatever order they are given,
     * and what is given for a parameter counts as chosen, also where it is a default.
     *
     * @param assignments {@code PATH=VALUE} each; of two for one path the later holds
     * @throws ProblemException when a path is not there or a value does not fit
     */
    public static Experiment apply(Experiment experiment, List<String> assignments) {
        Set<String> chosen =
                assignments.stream().map(each -> each.split("=", 2)[0].strip()).collect(Collectors.toSet());
        Experiment edited = experiment;
        for (String assignment : assignments.stream()
                .sorted(Comparator.comparingInt(ExperimentEdit::depth))
                .toList()) {
            edited = apply(edited, assignment, chosen);
        }
        return edited;
    }

    /** How deep a path leads; a kind is as deep as what it is the kind of. */
    private static int depth(String assignment) {
        String path = assignment.split("=", 2)[0].strip();
        String[] keys = path.split("\\.", -1);
        return keys.length - (keys[keys.length - 1].equals(KIND) ? 1 : 0);
    }

    /**
     * The experiment with one value changed.
     *
     * @param assignment {@code PATH=VALUE}
     * @throws ProblemException when the path is not there or the value does not fit
     */
    public static Experiment apply(Experiment experiment, String assignment) {
        return apply(experiment, assignment, Set.of());
    }

    /** @param chosen paths whose values stay when their kind changes */
    private static Experiment apply(Experiment experiment, String assignment, Set<String> chosen) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw problem("--set " + assignment, Message.of("experiment/assignment-expected"));
        }
        String path = assignment.substring(0, equals).strip();
        String value = assignment.substring(equals + 1);
        return ColumnTypeChange.apply(experiment, path, value).orElseGet(() -> {
            ObjectNode tree = completeTree(experiment, path);
            set(Experiment.class, tree, path, value(value), chosen);
            return withoutOldFingerprint(experiment, ExperimentJson.read(tree, ""));
        });
    }

    /** The fingerprint of a test table is not another one's. */
    private static Experiment withoutOldFingerprint(Experiment before, Experiment now) {
        SplitSpec split = now.split();
        return split.testTable().equals(before.split().testTable())
                        || !split.testFingerprint().equals(before.split().testFingerprint())
                ? now
                : now.withSplit(split.withTestTable(split.testTable(), ""));
    }

    /**
     * A part of an experiment with one value changed.
     *
     * @param at the part's own path, such as {@code data}
     * @param assignment {@code PATH=VALUE}, the path that of an experiment
     * @throws ProblemException when the path is not there or the value does not fit
     */
    public static <R extends Record> R apply(Class<R> type, R part, String at, String assignment) {
        int equals = assignment.indexOf('=');
        String path = assignment.substring(0, Math.max(0, equals)).strip();
        if (!path.startsWith(at + ".")) {
            throw problem("--set " + assignment, Message.of("experiment/assignment-below-expected", at));
        }
        JsonNode tree = JsonCodec.writeComplete(part);
        ReadingEntry.add(tree, path.substring(at.length() + 1));
        set(type, tree, path.substring(at.length() + 1), value(assignment.substring(equals + 1)), Set.of());
        return new JsonCodec("").read(type, tree, at);
    }

    /**
     * A setting as it is.
     *
     * @param path as {@link #apply} takes it; that of a kind is the path of the kind's own object followed by {@code .kind}
     * @throws ProblemException when the path is not there
     */
    public static ExperimentSetting setting(Experiment experiment, String path) {
        List<String> keys = List.of(path.split("\\.", -1));
        JsonNode parent = completeTree(experiment, path);
        Type parentType = Experiment.class;
        int consumed = 0;
        while (true) {
            Step step = step(parentType, parent, keys, consumed, path);
            if (!step.parent().equals(parent)) {
                parentType = KindConversion.typeAt(parentType, parent, ItemList.NODES);
            }
            if (step.next() == keys.size()) {
                return new ExperimentSetting(
                        path, step.child(), KindConversion.parameterAt(parentType, step.parent(), step.key()));
            }
            parentType = KindConversion.typeAt(parentType, step.parent(), step.key());
            parent = step.child();
            consumed = step.next();
        }
    }

    private static ObjectNode completeTree(Experiment experiment, String path) {
        ObjectNode tree = ExperimentJson.completeTree(experiment);
        ReadingEntry.add(tree.get("data"), path.startsWith("data.") ? path.substring("data.".length()) : "");
        return tree;
    }

    private static JsonNode value(String text) {
        try {
            return JsonText.parse(text, "");
        } catch (ProblemException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    private static void set(Type type, JsonNode tree, String path, JsonNode value, Set<String> chosen) {
        List<String> keys = List.of(path.split("\\.", -1));
        JsonNode parent = tree;
        Type parentType = type;
        int consumed = 0;
        while (true) {
            Step step = step(parentType, parent, keys, consumed, path);
            if (!step.parent().equals(parent)) {
                parentType = KindConversion.typeAt(parentType, parent, ItemList.NODES);
            }
            if (step.next() == keys.size()) {
                String before = String.join(".", keys.subList(0, consumed));
                replace(parentType, step, value, before, chosen);
                return;
            }
            parentType = KindConversion.typeAt(parentType, step.parent(), step.key());
            parent = step.child();
            consumed = step.next();
        }
    }

    /** One step down a path, from the object or the list that holds the child; names of columns may themselves contain dots, so the longest name that fits is taken. */
    private record Step(JsonNode parent, JsonNode child, String key, int index, int next) {}

    private static Step step(Type type, JsonNode parent, List<String> keys, int from, String path) {
        for (int to = keys.size(); to > from; to--) {
            String key = String.join(".", keys.subList(from, to));
            if (parent.isObject()) {
                String now = parent.has(key) ? key : KindConversion.currentKey(type, parent, key);
                if (parent.has(now)) {
                    return new Step(parent, parent.get(now), now, -1, to);
                }
            }
            ArrayNode items = ItemList.of(parent);
            if (items != null) {
                for (int i = 0; i < items.size(); i++) {
                    if (JsonCodec.itemName(items.get(i), i).equals(key)) {
                        return new Step(items, items.get(i), key, i, to);
                    }
                }
            }
        }
        String before = String.join(".", keys.subList(0, from));
        List<String> known = known(parent);
        Message missing = before.isEmpty()
                ? Message.of("experiment/nothing-called", keys.get(from))
                : Message.of("experiment/nothing-called-in", keys.get(from), before);
        throw problem(path, known.isEmpty() ? missing : missing.hinted(Message.of("experiment/known-here", known)));
    }

    private static List<String> known(JsonNode parent) {
        List<String> names = new ArrayList<>();
        if (parent.isObject()) {
            names.addAll(parent.propertyNames());
        }
        ArrayNode items = ItemList.of(parent);
        for (int i = 0; items != null && i < items.size(); i++) {
            names.add(JsonCodec.itemName(items.get(i), i));
        }
        return names;
    }

    /** @param path of the parent */
    private static void replace(Type type, Step step, JsonNode value, String path, Set<String> chosen) {
        if (step.parent() instanceof ArrayNode array) {
            array.set(step.index(), value);
        } else if (step.parent() instanceof ObjectNode object) {
            if (step.key().equals(KIND) && value.isString()) {
                String below = path + ".";
                Set<String> names = chosen.stream()
                        .filter(each -> each.startsWith(below))
                        .map(each -> each.substring(below.length()).split("\\.", 2)[0])
                        .collect(Collectors.toSet());
                KindConversion.convert(type, object, value.stringValue(), names, path);
            } else {
                object.set(step.key(), value);
            }
        }
    }

    private static ProblemException problem(String path, Message text) {
        return new ProblemException(Problem.error(Location.path("", path), text));
    }
}
