package org.layerwise.nn.graph;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Inline;

/**
 * A network as it is designed: nodes, and blocks of nodes that are repeated. In files it is the list of its items.
 *
 * @param items in any order
 */
public record NetworkSpec(@Inline List<NetworkItem> items) {
    /** No layers. */
    public static final NetworkSpec EMPTY = new NetworkSpec(List.of());

    /** Nodes that a network may have, copies counted. */
    private static final int MOST = 10_000;

    /** @throws ProblemException when it has more than 10,000 nodes */
    public NetworkSpec {
        items = List.copyOf(items);
        long count = Expansion.count(items);
        if (count > MOST) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE,
                    count == Long.MAX_VALUE
                            ? Message.of("nn.graph/far-too-many-nodes", MOST)
                            : Message.of("nn.graph/too-many-nodes", MOST, count)));
        }
    }

    /** A network of these nodes and blocks. */
    public static NetworkSpec of(List<? extends NetworkItem> items) {
        return new NetworkSpec(List.copyOf(items));
    }

    /** Every node, each copy of a block's nodes among them, with the nodes it takes its inputs from. */
    public List<NodeSpec> expand() {
        return Expansion.of(items);
    }

    /** The node with an id, as {@link #expand} names and connects it. */
    public Optional<NodeSpec> find(String id) {
        return expand().stream().filter(node -> node.id().equals(id)).findFirst();
    }
}
