package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.ParameterInfo;
import tools.jackson.databind.node.ObjectNode;

/** Turns a JSON kind into another of its family; what the new kind does not know is dropped, what it lacks is at its default. */
final class KindChange {
    private KindChange() {}

    static void apply(ObjectNode node, String kind) {
        String old = node.get("kind").asString();
        Set<String> own = parameterNames(old);
        Set<String> kept = parameterNames(kind);
        List<String> dropped = new ArrayList<>();
        for (String key : node.propertyNames()) {
            if (own.contains(key) && !kept.contains(key)) {
                dropped.add(key);
            }
        }
        dropped.forEach(node::remove);
        node.put("kind", kind);
    }

    /** The parameters that any kind of this id has. */
    private static Set<String> parameterNames(String id) {
        Set<String> names = new HashSet<>();
        for (Class<?> family : Families.ALL) {
            for (KindInfo<?> kind : Catalog.of(family).kinds()) {
                if (kind.id().equals(id)) {
                    kind.parameters().stream().map(ParameterInfo::name).forEach(names::add);
                }
            }
        }
        return names;
    }
}
