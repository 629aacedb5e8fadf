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
 * Whole numbers, by steps.
 *
 * @param low the smallest
 * @param high none is larger; the largest itself where a whole number of steps leads there
 * @param step from one to the next, at least 1
 */
public record IntegerRange(long low, long high, long step) implements SearchRange {
    static final String NAME = "integer";
    static final String STEP = "step";

    /** Whole numbers up to here are exact as doubles too. */
    static final long MOST = 1_000_000_000_000_000L;

    /** @throws org.layerwise.base.ProblemException when there are not two values */
    public IntegerRange {
        if (low < -MOST || high > MOST || step > MOST) {
            throw Problem.error(Location.NOWHERE, Message.of("search.space/integer-too-large", MOST))
                    .toException();
        }
        if (low >= high) {
            throw Problem.error(
                            Location.NOWHERE,
                            Message.of("search.space/range-empty", Long.toString(low), Long.toString(high)))
                    .toException();
        }
        if (step < 1 || step > high - low) {
            throw Problem.error(
                            Location.NOWHERE,
                            Message.of("search.space/integer-step", Long.toString(step), Long.toString(high - low)))
                    .toException();
        }
    }

    /** Every whole number between two. */
    public IntegerRange(long low, long high) {
        this(low, high, 1);
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of((high - low) / step + 1);
    }

    @Override
    public double number(double unit) {
        return low + step * cell(unit);
    }

    @Override
    public JsonNode at(double unit) {
        return SettingValues.integer(low + step * cell(unit));
    }

    @Override
    public double unit(JsonNode value) {
        double number = SettingValues.number(value);
        if (Double.isNaN(number)) {
            return Double.NaN;
        }
        long count = count().orElseThrow();
        double index = Math.max(0, Math.min((double) (count - 1), Math.rint((number - low) / step)));
        return (index + 0.5) / count;
    }

    @Override
    public ObjectNode json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putArray(NAME).add(low).add(high);
        if (step > 1) {
            object.put(STEP, step);
        }
        return object;
    }

    @Override
    public String text() {
        return NAME + "(" + low + "," + high + (step > 1 ? "," + step : "") + ")";
    }

    @Override
    public List<JsonNode> probes() {
        return List.of(at(0), at(1), at(0.5));
    }
}
