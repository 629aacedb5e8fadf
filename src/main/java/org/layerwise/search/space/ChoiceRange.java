package org.layerwise.search.space;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some values, in no order that matters: numbers, names, whole kinds with their settings.
 *
 * @param values no two of them the same
 */
public record ChoiceRange(List<JsonNode> values) implements SearchRange {
    static final String NAME = "choice";

    /** More are a range, or a mistake. */
    static final int MOST = 1_000;

    /** @throws org.layerwise.base.ProblemException when there is no value, or one twice */
    public ChoiceRange {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST) {
            throw Problem.error(Location.NOWHERE, Message.of("search.space/choice-size", MOST, values.size()))
                    .toException();
        }
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (SettingValues.same(values.get(i), values.get(j))) {
                    throw Problem.error(
                                    Location.NOWHERE,
                                    Message.of("search.space/choice-twice", JsonWords.of(values.get(i))))
                            .toException();
                }
            }
        }
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(values.size());
    }

    @Override
    public double number(double unit) {
        return SettingValues.number(at(unit));
    }

    @Override
    public JsonNode at(double unit) {
        return values.get((int) cell(unit));
    }

    @Override
    public double unit(JsonNode value) {
        for (int i = 0; i < values.size(); i++) {
            if (SettingValues.same(values.get(i), value)) {
                return (i + 0.5) / values.size();
            }
        }
        return Double.NaN;
    }

    /** Whether every value is a number. */
    public boolean isNumeric() {
        return values.stream().noneMatch(value -> Double.isNaN(SettingValues.number(value)));
    }

    @Override
    public ObjectNode json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode list = object.putArray(NAME);
        values.forEach(list::add);
        return object;
    }

    @Override
    public String text() {
        return NAME + "(" + values.stream().map(SettingValues::text).collect(Collectors.joining(",")) + ")";
    }

    @Override
    public List<JsonNode> probes() {
        return values;
    }
}
