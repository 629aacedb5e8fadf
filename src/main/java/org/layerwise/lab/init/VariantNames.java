package org.layerwise.lab.init;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.KindInfo;
import tools.jackson.databind.JsonNode;

/** Settings in a few words, for legends and tables. */
final class VariantNames {
    private static final String KIND = "kind";

    private VariantNames() {}

    /** A kind by its id and its parameters; what is no kind as it is written. */
    static String of(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return number(value.doubleValue());
        }
        if (!value.has(KIND)) {
            return value.toString();
        }
        return value.propertyStream()
                .map(entry -> entry.getKey().equals(KIND)
                        ? of(entry.getValue())
                        : entry.getKey() + " " + of(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** A kind as people call it, with its one parameter, or with those of several that are not the usual ones. */
    static <T> String of(Class<T> family, T kind) {
        KindInfo<T> info = Catalog.of(family).describe(kind);
        JsonNode value = JsonCodec.writeComplete(kind);
        JsonNode usual = JsonCodec.writeComplete(info.withDefaults());
        boolean single = value.size() == 2;
        return Stream.concat(
                        Stream.of(info.title()),
                        value.propertyStream()
                                .filter(entry -> !entry.getKey().equals(KIND))
                                .filter(entry -> single || !entry.getValue().equals(usual.get(entry.getKey())))
                                .map(entry ->
                                        single ? of(entry.getValue()) : entry.getKey() + " " + of(entry.getValue())))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value)
                        .replaceFirst("(\\.\\d*?)0+$", "$1")
                        .replaceFirst("\\.$", "");
    }
}
