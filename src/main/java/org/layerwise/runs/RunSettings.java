package org.layerwise.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.experiment.Experiment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An experiment's values apart from its data and the place of its cards, as text: {@code PATH=VALUE} lines, the kind of a part
 * under the part's own path ({@code optimizer=adam}). Split up only when somebody looks for something in it.
 *
 * @param text the lines
 */
public record RunSettings(String text) {
    public static final RunSettings NONE = new RunSettings("");

    private static final List<String> LEFT_OUT = List.of("data", "pipeline", "layout", "telemetry", "network");
    private static final String KIND = "kind";

    /** What an experiment says. */
    public static RunSettings of(Experiment experiment) {
        StringBuilder text = new StringBuilder();
        ObjectNode all = (ObjectNode) JsonCodec.writeComplete(experiment);
        LEFT_OUT.forEach(all::remove);
        write("", all, text);
        List<String> nodes = new ArrayList<>();
        experiment.network().expand().forEach(node -> nodes.add(node.id()));
        text.append("network=").append(String.join(" ", nodes)).append('\n');
        return new RunSettings(text.toString());
    }

    private static void write(String path, JsonNode node, StringBuilder text) {
        switch (node) {
            case ObjectNode object ->
                object.propertyNames().forEach(key -> {
                    JsonNode child = object.get(key);
                    if (child != null) {
                        write(key.equals(KIND) ? path : path.isEmpty() ? key : path + "." + key, child, text);
                    }
                });
            case ArrayNode list -> {
                if (!list.isEmpty()) {
                    line(path, list.toString(), text);
                }
            }
            default -> line(path, node.asString(), text);
        }
    }

    private static void line(String path, String value, StringBuilder text) {
        text.append(path)
                .append('=')
                .append(value.replace('\n', ' ').replace('\r', ' '))
                .append('\n');
    }

    /** The values by their paths, in order. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return values;
    }

    /** The value at a path, or at one that ends with it: {@code batch} finds {@code training.batch}. */
    public Optional<String> value(String path) {
        String exact = "\n" + path + "=";
        String ending = "." + path + "=";
        String all = "\n" + text;
        int at = all.indexOf(exact);
        int from = at >= 0 ? at + exact.length() : all.indexOf(ending) + ending.length();
        if (at < 0 && !all.contains(ending)) {
            return Optional.empty();
        }
        int end = all.indexOf('\n', from);
        return Optional.of(all.substring(from, end < 0 ? all.length() : end));
    }
}
