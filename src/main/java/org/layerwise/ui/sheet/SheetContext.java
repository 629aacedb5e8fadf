package org.layerwise.ui.sheet;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.layerwise.catalog.ParameterInfo;

/**
 * What a sheet is told from outside.
 *
 * @param idPrefix begins the ids of its controls: {@code design-property}
 * @param suggestions what a list of names can hold; empty: anything
 * @param withoutReset parameters whose default depends on more than their kind, and is not offered
 * @param notes what is said under a parameter of a value; empty: nothing
 */
public record SheetContext(
        String idPrefix,
        Function<ParameterInfo, List<String>> suggestions,
        Set<String> withoutReset,
        BiFunction<ParameterInfo, Object, String> notes) {

    public SheetContext(String idPrefix, Function<ParameterInfo, List<String>> suggestions, Set<String> withoutReset) {
        this(idPrefix, suggestions, withoutReset, (parameter, value) -> "");
    }

    public SheetContext(String idPrefix) {
        this(idPrefix, parameter -> List.of(), Set.of());
    }

    SheetContext inside(ParameterInfo parameter) {
        return new SheetContext(idPrefix + "-" + parameter.name(), suggestions, Set.of());
    }
}
