package org.layerwise.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A setting's JSON in words: {@code time (column date)} for {@code {"kind": "time", "column": "date"}}. */
public final class JsonWords {
    private static final String KIND = "kind";

    private JsonWords() {}

    /** A value in words. */
    public static String of(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(of(item)));
            return items.isEmpty() ? "none" : String.join(", ", items);
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isNull()) {
            return "none";
        }
        return value.isObject() ? ofObject(value) : value.toString();
    }

    private static String ofObject(JsonNode value) {
        String settings = value.properties().stream()
                .filter(entry -> !entry.getKey().equals(KIND))
                .map(JsonWords::setting)
                .collect(Collectors.joining(", "));
        JsonNode kind = value.get(KIND);
        if (kind == null) {
            return settings.isEmpty() ? "none" : settings;
        }
        return settings.isEmpty() ? of(kind) : of(kind) + " (" + settings + ")";
    }

    private static String setting(Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        boolean nested = value.isObject() && value.get(KIND) == null && !value.isEmpty();
        return entry.getKey() + " " + (nested ? "(" + of(value) + ")" : of(value));
    }

    /** A kind by its title, with its settings by theirs, switches only where they are on: {@code Adam (learning rate 0.001, β₁ 0.9)}. */
    public static <F> String ofKind(Class<F> family, F value) {
        KindInfo<F> kind = Catalog.of(family).describe(value);
        Map<String, Object> values = kind.values(value);
        String settings = kind.parameters().stream()
                .filter(parameter -> values.containsKey(parameter.name()))
                .filter(parameter -> !Boolean.FALSE.equals(values.get(parameter.name())))
                .map(parameter -> Boolean.TRUE.equals(values.get(parameter.name()))
                        ? parameter.title()
                        : lower(parameter.title()) + " " + word(values.get(parameter.name())))
                .collect(Collectors.joining(", "));
        return settings.isEmpty() ? kind.title() : kind.title() + " (" + settings + ")";
    }

    private static String word(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Boolean yes -> yes ? "yes" : "no";
            case Double number -> ParameterTypes.shortNumber(number);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case List<?> list -> list.stream().map(JsonWords::word).collect(Collectors.joining(", "));
            case Record record -> of(JsonCodec.writeComplete(record));
            default -> value.toString();
        };
    }

    /** Without a capital at its beginning, unless the word is of capitals or one letter. */
    private static String lower(String title) {
        return title.length() > 1 && Character.isLowerCase(title.charAt(1))
                ? Character.toLowerCase(title.charAt(0)) + title.substring(1)
                : title;
    }
}
