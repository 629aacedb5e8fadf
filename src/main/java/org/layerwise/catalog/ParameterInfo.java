package org.layerwise.catalog;

import java.lang.reflect.Type;

/**
 * One parameter of a kind, as declared by {@link Param} on a record component.
 *
 * @param name its name in files
 * @param title the name people read
 * @param doc what it means
 * @param type its Java type: a primitive, a string, an enum, a list, a family or a record
 * @param defaultText the default as declared
 * @param min smallest allowed number, −∞ when unbounded
 * @param max largest allowed number, ∞ when unbounded
 * @param minInclusive whether {@code min} itself is allowed
 * @param maxInclusive whether {@code max} itself is allowed
 * @param advanced whether an editor offers it under "more"
 */
public record ParameterInfo(
        String name,
        String title,
        String doc,
        Type type,
        String defaultText,
        double min,
        double max,
        boolean minInclusive,
        boolean maxInclusive,
        boolean advanced) {

    /** The type as a class; a list's is {@code List.class}. */
    public Class<?> rawType() {
        return Types.raw(type);
    }

    /** The default as a value of {@link #type()}. */
    public Object defaultValue() {
        return Types.parse(type, defaultText);
    }

    public boolean isFamily() {
        return Catalog.isFamily(rawType());
    }

    /** {@code 0 ≤ rate < 1}, or an empty text when unbounded. */
    public String bounds() {
        boolean low = min != Double.NEGATIVE_INFINITY;
        boolean high = max != Double.POSITIVE_INFINITY;
        String left = low ? Types.shortNumber(min) + (minInclusive ? " ≤ " : " < ") : "";
        String right = high ? (maxInclusive ? " ≤ " : " < ") + Types.shortNumber(max) : "";
        return low || high ? left + name + right : "";
    }

    boolean allows(double number) {
        boolean low = minInclusive ? number >= min : number > min;
        boolean high = maxInclusive ? number <= max : number < max;
        return low && high && !Double.isInfinite(number);
    }
}
