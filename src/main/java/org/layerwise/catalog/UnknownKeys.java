package org.layerwise.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import tools.jackson.databind.JsonNode;

/** Finds the keys of a JSON object that are no names of its parts. */
final class UnknownKeys {
    /** So many are named one by one: a hostile file has a million of them. */
    private static final int NAMED = 50;

    private UnknownKeys() {}

    /**
     * A problem for each unknown key, or for the first of very many and one for the others.
     *
     * @param aliases earlier names of known keys, which are not listed
     */
    static List<Problem> of(String document, JsonNode node, String path, Set<String> known, Set<String> aliases) {
        List<Problem> problems = new ArrayList<>();
        List<String> listed = known.stream().sorted().toList();
        int more = 0;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (known.contains(entry.getKey()) || aliases.contains(entry.getKey())) {
                continue;
            }
            if (problems.size() < NAMED) {
                problems.add(Problem.error(
                        Location.path(document, JsonCodec.join(path, entry.getKey())),
                        Message.of("catalog/unknown-key", listed)));
            } else {
                more++;
            }
        }
        if (more > 0) {
            problems.add(Problem.error(Location.path(document, path), Message.of("catalog/unknown-keys-more", more)));
        }
        return problems;
    }
}
