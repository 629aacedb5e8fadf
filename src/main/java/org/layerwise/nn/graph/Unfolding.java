package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the copies of a block in the place of the block, so that single ones can be connected in another way. */
public final class Unfolding {
    private Unfolding() {}

    /**
     * A network that trains to the same weights, in which these nodes are in no block.
     *
     * @param ids of nodes as {@link NetworkSpec#expand} names them
     */
    public static NetworkSpec of(NetworkSpec network, Collection<String> ids) {
        List<BlockSpec> touched = new ArrayList<>();
        for (NetworkItem item : network.items()) {
            if (item instanceof BlockSpec block
                    && ids.stream().anyMatch(id -> within(block, id).isPresent())) {
                touched.add(block);
            }
        }
        if (touched.isEmpty()) {
            return network;
        }
        Map<String, String> outputs = new HashMap<>();
        touched.forEach(block -> outputs.put(block.id(), Expansion.output("", block)));
        Map<String, NodeSpec> nodes = new HashMap<>();
        network.expand().forEach(node -> nodes.put(node.id(), node));
        List<NetworkItem> items = new ArrayList<>();
        for (NetworkItem item : network.items()) {
            if (item instanceof BlockSpec block && touched.contains(block)) {
                Expansion.of(List.of(block)).forEach(node -> items.add(Objects.requireNonNull(nodes.get(node.id()))));
            } else {
                items.add(item.withInputs(item.inputs().stream()
                        .map(id -> outputs.getOrDefault(id, id))
                        .toList()));
            }
        }
        return NetworkSpec.of(items);
    }

    /** What a node of a block is called in the block, for every copy alike; empty for a node that is not in it. */
    static Optional<String> within(BlockSpec block, String id) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(block.id()) + "/(\\d+)/(.+)").matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String inner = matcher.group(2);
        boolean found = block.nodes().stream().anyMatch(item -> switch (item) {
            case NodeSpec node -> node.id().equals(inner);
            case BlockSpec nested -> within(nested, inner).isPresent();
        });
        return found ? Optional.of(inner) : Optional.empty();
    }
}
