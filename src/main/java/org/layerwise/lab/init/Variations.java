package org.layerwise.lab.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Variants by paths and their values, {@code PATH=A,B,C} each: all combinations, the last path changing fastest. */
public final class Variations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Variations() {}

    /** A path and what it is set to, as it was written. */
    private record Axis(String path, List<String> values) {}

    /**
     * All combinations.
     *
     * @param experiment whose network the stars in paths are matched with
     * @param varies {@code PATH=A,B,C} each; a path is one of the experiment, a star in the id of a network's part stands for
     *     anything: {@code network.dense*.initializer}
     * @throws ProblemException when one cannot be read, matches nothing, or there are more than {@link InitRequest#MOST_VARIANTS}
     */
    public static List<InitVariant> of(Experiment experiment, List<String> varies) {
        List<Axis> axes = varies.stream().map(Variations::axis).toList();
        Set<String> paths = new HashSet<>();
        long count = 1;
        for (Axis axis : axes) {
            if (!paths.add(axis.path())) {
                throw problem(axis.path(), Message.of("lab.init/same-path", axis.path()));
            }
            NetworkPaths.expand(experiment, axis.path());
            count = Math.min(Integer.MAX_VALUE, count * axis.values().size());
        }
        if (count > InitRequest.MOST_VARIANTS) {
            throw Problem.error(
                            Location.NOWHERE, Message.of("lab.init/variant-count", count, InitRequest.MOST_VARIANTS))
                    .toException();
        }
        List<InitVariant> variants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            variants.add(variant(axes, i));
        }
        return InitVariant.distinguished(variants);
    }

    private static InitVariant variant(List<Axis> axes, int number) {
        int[] places = new int[axes.size()];
        int rest = number;
        for (int k = axes.size() - 1; k >= 0; k--) {
            places[k] = rest % axes.get(k).values().size();
            rest /= axes.get(k).values().size();
        }
        List<String> names = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        ObjectNode settings = NODES.objectNode();
        for (int k = 0; k < axes.size(); k++) {
            Axis axis = axes.get(k);
            String value = axis.values().get(places[k]);
            String last = axis.path().substring(axis.path().lastIndexOf('.') + 1);
            names.add(last + " " + VariantNames.of(value(value)));
            settings.set(axis.path(), value(value));
            assignments.add(axis.path() + "=" + value);
        }
        return new InitVariant(names, settings, experiment -> apply(experiment, assignments));
    }

    /** The experiment with values set, their paths' stars matched with its network. */
    static Experiment apply(Experiment experiment, List<String> assignments) {
        List<String> expanded = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            NetworkPaths.expand(experiment, assignment.substring(0, equals))
                    .forEach(path -> expanded.add(path + assignment.substring(equals)));
        }
        return ExperimentEdit.apply(experiment, expanded);
    }

    private static JsonNode value(String text) {
        try {
            return JsonText.parse(text, "");
        } catch (ProblemException e) {
            return NODES.stringNode(text);
        }
    }

    private static Axis axis(String text) {
        int equals = text.indexOf('=');
        String path = text.substring(0, Math.max(0, equals)).strip();
        String values = text.substring(equals + 1);
        if (path.isEmpty() || values.isBlank()) {
            throw problem(text, Message.of("lab.init/no-values"));
        }
        List<String> all = split(values);
        if (all.stream().anyMatch(String::isBlank)) {
            throw problem(text, Message.of("lab.init/no-value-between"));
        }
        return new Axis(path, all.stream().map(String::strip).toList());
    }

    /** At commas outside of brackets, braces and quotes. */
    private static List<String> split(String values) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < values.length(); i++) {
            char c = values.charAt(i);
            if (quoted && c == '\\' && i + 1 < values.length()) {
                part.append(c).append(values.charAt(++i));
                continue;
            }
            quoted = (c == '"') != quoted;
            if (!quoted) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
            if (c == ',' && depth <= 0 && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static ProblemException problem(String where, Message text) {
        return Problem.error(Location.path("", where), text).toException();
    }
}
