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
 * Numbers between two whose logarithms are equally likely: learning rates, penalties. They are rounded to six digits.
 *
 * @param low the smallest, above 0
 * @param high the largest
 */
public record LogRange(double low, double high) implements SearchRange {
    static final String NAME = "log";

    private static final int MOST_DIGITS = 16;

    /** @throws org.layerwise.base.ProblemException when an end is not above 0, or nothing is between the two */
    public LogRange {
        if (low <= 0) {
            throw Problem.error(Location.NOWHERE, Message.of("search.space/log-of-zero", ShortDecimals.text(low)))
                    .toException();
        }
        UniformRange.requireWide(low, high);
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public double number(double unit) {
        double exact = Math.exp(Math.log(low) + unit * (Math.log(high) - Math.log(low)));
        double bounded = Math.max(low, Math.min(high, exact));
        double rounded = ShortDecimals.round(bounded, ShortDecimals.exponent(bounded) - digits() + 1);
        return Math.max(low, Math.min(high, rounded));
    }

    /** More than usual where the ends are close to each other. */
    private int digits() {
        double relative = (high - low) / low;
        return relative >= 1
                ? ShortDecimals.DIGITS
                : Math.min(MOST_DIGITS, ShortDecimals.DIGITS - ShortDecimals.exponent(relative));
    }

    @Override
    public JsonNode at(double unit) {
        return JsonNodeFactory.instance.numberNode(number(unit));
    }

    @Override
    public double unit(JsonNode value) {
        double number = SettingValues.number(value);
        if (Double.isNaN(number)) {
            return Double.NaN;
        }
        double unit = (Math.log(Math.max(low, number)) - Math.log(low)) / (Math.log(high) - Math.log(low));
        return Math.min(1, unit);
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
