package org.layerwise.search.space;

import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonNumbers;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of settings as JSON. */
final class SettingValues {
    private static final String KIND = "kind";

    private SettingValues() {}

    /** A whole number, in the one form that reading gives it too. */
    static JsonNode integer(long number) {
        return number == (int) number
                ? JsonNodeFactory.instance.numberNode((int) number)
                : JsonNodeFactory.instance.numberNode(number);
    }

    /** A finite number; NaN for anything else. */
    static double number(JsonNode value) {
        return JsonNumbers.finite(value).orElse(Double.NaN);
    }

    /** Whether two values are the same; {@code 1} and {@code 1.0} are. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber() ? number(one) == number(other) : one.equals(other);
    }

    /** Whether a value is the one asked for, or a kind of that name with whatever settings. */
    static boolean matches(JsonNode value, JsonNode asked) {
        return same(value, asked) || asked.isString() && kind(value).equals(asked.stringValue());
    }

    /** The id of a kind that is written as an object or by its id alone; empty for anything else. */
    static String kind(JsonNode value) {
        return value.isObject() ? value.path(KIND).asString("") : value.isString() ? value.stringValue() : "";
    }

    /** A value that was typed: JSON, or else a text. */
    static JsonNode typed(String text) {
        try {
            return JsonText.parse(text, "");
        } catch (ProblemException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    /** A value as it is typed: a text without quotes where it is read as that text again. */
    static String text(JsonNode value) {
        if (value.isString()) {
            String plain = value.stringValue();
            boolean isPlain = plain.equals(plain.strip())
                    && plain.chars().noneMatch(c -> ",()[]{}\"".indexOf(c) >= 0)
                    && typed(plain).isString();
            return isPlain && !plain.isEmpty() ? plain : value.toString();
        }
        return value.isNumber() ? ShortDecimals.text(value.doubleValue()) : value.toString();
    }
}
