package org.layerwise.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The few types that parameters have, and their texts. */
final class ParameterTypes {
    private ParameterTypes() {}

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> simple -> simple;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalArgumentException("not a parameter's type: " + type);
        };
    }

    /** The element type of a {@code List<T>}. */
    static Type element(Type list) {
        if (list instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return generic.getActualTypeArguments()[0];
        }
        throw new IllegalArgumentException("not a list: " + list);
    }

    /**
     * The record that an object is of: of those of a sealed interface the one that the object's kind names, or else the one
     * without a kind of its own.
     */
    static Class<?> alternative(Class<?> type, JsonNode node) {
        if (!type.isInterface() || !type.isSealed()) {
            return type;
        }
        Class<?> other = null;
        for (Class<?> member : type.getPermittedSubclasses()) {
            Kind kind = member.getAnnotation(Kind.class);
            if (kind == null) {
                other = member;
            } else if (node.path("kind").asString("").equals(kind.id())) {
                return member;
            }
        }
        return java.util.Objects.requireNonNull(other, type.getName());
    }

    /** The type of the values of a {@code Map<String, T>}. */
    static Type mapped(Type map) {
        if (map instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return generic.getActualTypeArguments()[1];
        }
        throw new IllegalArgumentException("not a map: " + map);
    }

    /** The value that a declared default stands for. */
    static Object parse(Type type, String text) {
        Class<?> raw = raw(type);
        if (raw == int.class || raw == Integer.class) {
            return Integer.valueOf(text);
        }
        if (raw == long.class) {
            return Long.valueOf(text);
        }
        if (raw == double.class || raw == Double.class) {
            return Double.valueOf(text);
        }
        if (raw == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (raw == String.class) {
            return text;
        }
        if (raw == List.class) {
            return text.isEmpty()
                    ? List.of()
                    : Arrays.stream(text.split(",", -1))
                            .map(item -> parse(element(type), item))
                            .toList();
        }
        if (raw.isEnum()) {
            return constant(raw, text);
        }
        if (Catalog.isFamily(raw)) {
            return Catalog.of(raw).kind(text).withDefaults();
        }
        if (raw.isRecord() && text.isEmpty()) {
            RecordShape shape = RecordShape.of(raw);
            if (shape.isWrapper()) {
                boolean isList = shape.components()[0].getType() == List.class;
                return shape.construct(raw, isList ? List.of() : Map.of());
            }
            return RecordInfo.of(raw.asSubclass(Record.class)).withDefaults();
        }
        throw new IllegalArgumentException("no default can be written for a " + raw.getSimpleName());
    }

    /** An enum's constant as text: {@code GLOBAL_NORM} is {@code global-norm}. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (text((Enum<?>) constant).equals(text)
                    || ((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "one of " + String.join(", ", choices(type)) + " is expected, not \"" + text + "\"");
    }

    static List<String> choices(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant -> text((Enum<?>) constant))
                .toList();
    }

    /** {@code 0.5}, {@code 10} rather than {@code 10.0}, {@code 1e-7} rather than {@code 1.0E-7}. */
    static String shortNumber(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number).replace(".0E", "E").replace('E', 'e');
    }

    /** {@code learningRate} is {@code Learning rate}. */
    static String title(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && !words.isEmpty()) {
                words.append(' ').append(Character.toLowerCase(c));
            } else {
                words.append(words.isEmpty() ? Character.toUpperCase(c) : c);
            }
        }
        return words.toString();
    }
}
