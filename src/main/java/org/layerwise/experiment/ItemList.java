package org.layerwise.experiment;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a path finds items by their names: in a list, or in the nodes of a block, whose own keys go first. */
final class ItemList {
    /** The key of a block under which its nodes are. */
    static final String NODES = "nodes";

    private ItemList() {}

    /** The items that can be named right below {@code parent}; null where there are none. */
    static @Nullable ArrayNode of(JsonNode parent) {
        if (parent instanceof ArrayNode list) {
            return list;
        }
        return parent instanceof ObjectNode object
                        && object.path("kind").asString("").equals("block")
                        && object.get(NODES) instanceof ArrayNode nodes
                ? nodes
                : null;
    }
}
