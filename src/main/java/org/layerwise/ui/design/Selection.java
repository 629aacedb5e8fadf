package org.layerwise.ui.design;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.layerwise.nn.graph.Edge;

/**
 * What is selected: nodes in the order they were chosen, or one connection.
 *
 * @param nodes ids
 * @param edge empty when nodes are selected
 */
record Selection(Set<String> nodes, Optional<Edge> edge) {
    static final Selection NONE = new Selection(Set.of(), Optional.empty());

    static Selection of(Collection<String> ids) {
        return new Selection(Collections.unmodifiableSet(new LinkedHashSet<>(ids)), Optional.empty());
    }

    static Selection of(Edge edge) {
        return new Selection(Set.of(), Optional.of(edge));
    }

    /** The one node that is selected; empty when there are none or several. */
    Optional<String> single() {
        return nodes.size() == 1 ? nodes.stream().findFirst() : Optional.empty();
    }

    /** The node chosen last. */
    Optional<String> last() {
        return nodes.stream().reduce((before, after) -> after);
    }

    Selection toggled(String id) {
        LinkedHashSet<String> ids = new LinkedHashSet<>(nodes);
        if (!ids.remove(id)) {
            ids.add(id);
        }
        return of(ids);
    }

    boolean isEmpty() {
        return nodes.isEmpty() && edge.isEmpty();
    }
}
