package org.layerwise.search.space;

import java.util.List;
import java.util.OptionalLong;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers between two, each as likely as the other. They are rounded to a millionth of the width or finer.
 *
 * @param low the smallest
 * @param high the largest
 */
public record UniformRange(double low, double high) implements SearchRange {
    static final String NAME = "uniform";

    /** @throws org.layerwise.base.ProblemException when there is nothing between the two */
    public UniformRange {
        requireWide(low, high);
    }

    static void requireWide(double low, double high) {
        if (!Double.isFinite(high - low)) {
            throw Problem.error(Location.NOWHERE, Message.of("search.space/range-too-wide"))
                    .toException();
        }
        if (!(low < high)) {
            throw Problem.error(
                            Location.NOWHERE,
                            Message.of("search.space/range-empty", ShortDecimals.text(low), ShortDecimals.text(high)))
                    .toException();
        }
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public double number(double unit) {
        double width = high - low;
        double exact = low + unit * width;
        double rounded = ShortDecimals.round(exact, ShortDecimals.exponent(width) - ShortDecimals.DIGITS);
        return Math.max(low, Math.min(high, rounded));
    }

    @Override
    public JsonNode at(double unit) {
        return JsonNodeFactory.instance.numberNode(number(unit));
    }

    @Override
    public double unit(JsonNode value) {
        double number = SettingValues.number(value);
        return Double.isNaN(number) ? Double.NaN : Math.max(0, Math.min(1, (number - low) / (high - low)));
    }

    @Override
    public ObjectNode json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putArray(NAME).add(low).add(high);
        return object;
    }

    @Override
    public String text() {
        return NAME + "(" + ShortDecimals.text(low) + "," + ShortDecimals.text(high) + ")";
    }

    @Override
    public List<JsonNode> probes() {
        return List.of(at(0), at(1), at(0.3819));
    }
}
