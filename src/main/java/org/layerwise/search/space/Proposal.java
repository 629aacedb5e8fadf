package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of one trial: a value for each setting that it varies, in the order of the space.
 *
 * @param values by path
 */
public record Proposal(Map<String, JsonNode> values) {
    public Proposal {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What {@link #json} wrote. */
    public static Proposal of(ObjectNode object) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        object.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return new Proposal(values);
    }

    /** An object with a key for each path. */
    public ObjectNode json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach(object::set);
        return object;
    }

    /** {@code PATH=VALUE} each, as {@code --set} takes them. */
    public List<String> assignments() {
        List<String> assignments = new ArrayList<>();
        values.forEach((path, value) -> assignments.add(path + "=" + value));
        return assignments;
    }

    /**
     * The experiment with these settings.
     *
     * @throws org.layerwise.base.ProblemException when it has no such setting, or a value does not fit
     */
    public Experiment applyTo(Experiment experiment) {
        return ExperimentEdit.apply(experiment, assignments());
    }
}
