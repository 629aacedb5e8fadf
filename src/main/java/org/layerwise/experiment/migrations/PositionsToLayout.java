package org.layerwise.experiment.migrations;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Version 1 to 2: a card's place, {@code at} of its node in version 1, is in the {@code layout} of version 2. */
final class PositionsToLayout {
    private PositionsToLayout() {}

    /** Whatever is wrong in the JSON stays as it is, for whoever reads it to say so. */
    static void migrate(ObjectNode body) {
        ObjectNode layout = body.objectNode();
        for (JsonNode item : body.path("network")) {
            if (item instanceof ObjectNode node && node.path("id").isString()) {
                JsonNode at = node.remove("at");
                if (at != null && !(at.isArray() && at.isEmpty())) {
                    layout.set(node.get("id").stringValue(), at);
                }
            }
        }
        if (!body.has("layout")) {
            body.set("layout", layout);
        }
    }
}
