package org.layerwise.catalog;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Numbers of a JSON tree as Java's: JSON knows no largest number, so that not every one has its like. */
public final class JsonNumbers {
    /** Up to here every whole number has a double of its own. */
    private static final double EXACT = 1L << 53;

    private JsonNumbers() {}

    /** A whole number, be it written {@code 3}, {@code 3.0} or {@code 3e0}; empty for anything else, and for more than a long holds. */
    public static OptionalLong whole(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
        }
        OptionalDouble number = finite(node);
        return number.isPresent()
                        && number.getAsDouble() == Math.rint(number.getAsDouble())
                        && Math.abs(number.getAsDouble()) <= EXACT
                ? OptionalLong.of((long) number.getAsDouble())
                : OptionalLong.empty();
    }

    /** A finite number; empty for anything else, and for more than a double holds. */
    public static OptionalDouble finite(JsonNode node) {
        if (!node.isNumber()) {
            return OptionalDouble.empty();
        }
        double number = node.isIntegralNumber()
                ? node.bigIntegerValue().doubleValue() // a tree's own doubleValue() throws where a number is too large
                : node.doubleValue();
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
