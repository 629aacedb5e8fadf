package org.layerwise.search.space;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import tools.jackson.databind.JsonNode;

/**
 * When a setting is varied at all: only while another one of the space has one of some values. Of several conditions of one
 * setting all must hold; a setting whose condition rests on one that is not varied is not varied either.
 *
 * @param path the setting
 * @param on the other setting; {@code optimizer.kind} asks for the kind of what is chosen for {@code optimizer}
 * @param values any of them; a kind's id stands for that kind with whatever settings
 */
public record SearchCondition(String path, String on, List<JsonNode> values) {
    /** @throws org.layerwise.base.ProblemException when there is no value */
    public SearchCondition {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw Problem.error(Location.NOWHERE, Message.of("search.space/condition-empty"))
                    .toException();
        }
    }
}
