package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the copies of blocks out. It never fails: what cannot be resolved names a node that does not exist. */
final class Expansion {
    private final List<NodeSpec> nodes = new ArrayList<>();

    private Expansion() {}

    /** All nodes of a network's items. */
    static List<NodeSpec> of(List<NetworkItem> items) {
        Expansion expansion = new Expansion();
        expansion.add("", items, List.of(), Map.of());
        return List.copyOf(expansion.nodes);
    }

    /** How many nodes there would be; {@link Long#MAX_VALUE} for more than fit. */
    static long count(List<NetworkItem> items) {
        long count = 0;
        for (NetworkItem item : items) {
            long own = switch (item) {
                case NodeSpec _ -> 1;
                case BlockSpec block -> {
                    long each = count(block.nodes());
                    yield each > Long.MAX_VALUE / Math.max(1, block.repeat()) ? Long.MAX_VALUE : each * block.repeat();
                }
            };
            count = own > Long.MAX_VALUE - count ? Long.MAX_VALUE : count + own;
        }
        return count;
    }

    /**
     * The node that stands for an item's output.
     *
     * @param prefix of the item's id
     */
    static String output(String prefix, NetworkItem item) {
        String id = prefix + item.id();
        return switch (item) {
            case NodeSpec _ -> id;
            case BlockSpec block -> {
                List<NetworkItem> ends = ends(block);
                yield ends.size() == 1 ? output(copy(id, block.repeat()), ends.getFirst()) : id;
            }
        };
    }

    /** The items of a block whose outputs no other item of it takes. */
    static List<NetworkItem> ends(BlockSpec block) {
        Set<String> taken = new HashSet<>();
        block.nodes().forEach(item -> taken.addAll(item.inputs()));
        return block.nodes().stream().filter(item -> !taken.contains(item.id())).toList();
    }

    /** {@code block1/2/}. */
    static String copy(String block, int number) {
        return block + "/" + number + "/";
    }

    /**
     * @param prefix of the items' ids
     * @param entry what enters the block that the items are in, in order
     * @param inputs the same by the names that it has in the block
     */
    private void add(String prefix, List<NetworkItem> items, List<String> entry, Map<String, String> inputs) {
        Map<String, String> outputs = new HashMap<>(inputs);
        items.forEach(item -> outputs.put(item.id(), output(prefix, item)));
        for (NetworkItem item : items) {
            List<String> from = item.inputs().isEmpty() && takesInputs(item)
                    ? entry
                    : item.inputs().stream()
                            .map(id -> outputs.getOrDefault(id, prefix + id))
                            .toList();
            switch (item) {
                case NodeSpec node -> nodes.add(node.withId(prefix + node.id()).withInputs(from));
                case BlockSpec block -> addCopies(prefix + block.id(), block, from);
            }
        }
    }

    private static boolean takesInputs(NetworkItem item) {
        return !(item instanceof NodeSpec node) || node.layer().maxInputs() > 0;
    }

    private void addCopies(String id, BlockSpec block, List<String> from) {
        List<String> entry = from;
        for (int number = 1; number <= block.repeat(); number++) {
            Map<String, String> names = new HashMap<>();
            for (int i = 0; i < block.inputs().size(); i++) {
                names.put(block.inputs().get(i), entry.get(i));
            }
            String prefix = copy(id, number);
            add(prefix, block.nodes(), entry, names);
            List<NetworkItem> ends = ends(block);
            if (!entry.isEmpty() && ends.size() == 1) {
                entry = new ArrayList<>(entry);
                entry.set(0, output(prefix, ends.getFirst()));
            }
        }
    }
}
