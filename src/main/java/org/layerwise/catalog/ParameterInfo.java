package org.layerwise.catalog;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.layerwise.base.Language;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * One parameter of a kind, as declared by {@link Param} on a record component.
 *
 * @param key by what translations know it: {@code LayerSpec.dense.units}
 * @param name its name in files
 * @param title the name people read, in English; {@link #title()} gives it in their language
 * @param doc what it means, likewise
 * @param type its Java type: a primitive, a string, an enum, a list, a family or a record
 * @param defaultText the default as declared
 * @param min smallest allowed number, −∞ when unbounded
 * @param max largest allowed number, ∞ when unbounded
 * @param minInclusive whether {@code min} itself is allowed
 * @param maxInclusive whether {@code max} itself is allowed
 * @param advanced whether an editor offers it under "more"
 * @param most a word that stands for {@code max}; empty: none
 */
public record ParameterInfo(
        String key,
        String name,
        String title,
        String doc,
        Type type,
        String defaultText,
        double min,
        double max,
        boolean minInclusive,
        boolean maxInclusive,
        boolean advanced,
        String most) {

    /** The name people read. */
    @Override
    public String title() {
        return Language.current().ofKind(key + ".title", title);
    }

    /** What it means. */
    @Override
    public String doc() {
        return Language.current().ofKind(key + ".doc", doc);
    }

    /** The type as a class; a list's is {@code List.class}. */
    public Class<?> rawType() {
        return ParameterTypes.raw(type);
    }

    /** The default as a value of {@link #type()}. */
    public Object defaultValue() {
        return ParameterTypes.parse(type, defaultText);
    }

    public boolean isFamily() {
        return Catalog.isFamily(rawType());
    }

    /** Whether it is a list of kinds. */
    public boolean isFamilyList() {
        return rawType() == List.class && Catalog.isFamily(ParameterTypes.raw(ParameterTypes.element(type)));
    }

    /** {@code 0 ≤ rate < 1}, or an empty text when unbounded. */
    public String bounds() {
        boolean low = min != Double.NEGATIVE_INFINITY;
        boolean high = max != Double.POSITIVE_INFINITY;
        String left = low ? ParameterTypes.shortNumber(min) + (minInclusive ? " ≤ " : " < ") : "";
        String right = high ? (maxInclusive ? " ≤ " : " < ") + ParameterTypes.shortNumber(max) : "";
        return low || high ? left + name + right : "";
    }

    /** Whether it is a whole number or a list of them. */
    public boolean isWhole() {
        return isWholeType(rawType())
                || rawType() == List.class && isWholeType(ParameterTypes.raw(ParameterTypes.element(type)));
    }

    private static boolean isWholeType(Class<?> raw) {
        return raw == int.class || raw == Integer.class || raw == long.class;
    }

    /** A value as an editor shows it: {@code 0.5}, {@code 28, 28, 1}. */
    public String text(Object value) {
        if (value instanceof Number number && isMost(number)) {
            return most;
        }
        return switch (value) {
            case Double number -> ParameterTypes.shortNumber(number);
            case List<?> list -> list.stream().map(this::text).collect(Collectors.joining(", "));
            case Enum<?> constant -> ParameterTypes.text(constant);
            default -> value.toString();
        };
    }

    /**
     * The value that a person typed; lists are separated by commas.
     *
     * @throws ProblemException when it is no such value, or out of bounds
     */
    public Object read(String text) {
        String typed = text.strip();
        if (!most.isEmpty() && typed.equalsIgnoreCase(most)) {
            typed = ParameterTypes.shortNumber(max);
        }
        if (rawType() == List.class) {
            typed = Arrays.stream(typed.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .collect(Collectors.joining(","));
        }
        try {
            return KindInfo.checked(this, ParameterTypes.parse(type, typed));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.path("", name),
                            (isWhole()
                                            ? Message.of("catalog/typed-no-whole-number", title(), wrongPart(typed))
                                            : Message.of("catalog/typed-no-number", title(), wrongPart(typed)))
                                    .hinted(
                                            bounds().isEmpty()
                                                    ? Message.of("catalog/typed-example", example())
                                                    : Message.of("catalog/typed-bounds", bounds()))),
                    e);
        }
    }

    /** The item of a list that is no number, or else all that was typed. */
    private String wrongPart(String typed) {
        if (rawType() == List.class) {
            for (String item : typed.split(",", -1)) {
                try {
                    ParameterTypes.parse(ParameterTypes.element(type), item);
                } catch (NumberFormatException e) {
                    return item;
                }
            }
        }
        return typed;
    }

    private String example() {
        return !defaultText.isEmpty() ? defaultText : isWhole() ? "8, 8" : "0.5, 2";
    }

    private boolean isMost(Number number) {
        return !most.isEmpty() && number.doubleValue() == max;
    }

    boolean allows(double number) {
        boolean low = minInclusive ? number >= min : number > min;
        boolean high = maxInclusive ? number <= max : number < max;
        return low && high && !Double.isInfinite(number);
    }
}
