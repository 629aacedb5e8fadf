package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.nn.layer.Input;

/** What is wrong with blocks themselves, before their copies are looked at. */
final class BlockCheck {
    private final List<Problem> problems = new ArrayList<>();

    private BlockCheck() {}

    static List<Problem> of(List<NetworkItem> items) {
        BlockCheck check = new BlockCheck();
        Map<String, NetworkItem> seen = new HashMap<>();
        for (NetworkItem item : items) {
            NetworkItem before = seen.put(item.id(), item);
            if (before != null && (before instanceof BlockSpec || item instanceof BlockSpec)) {
                check.error(item.id(), Message.of("nn.graph/two-of-one-name", item.id()));
            }
            if (item instanceof BlockSpec block) {
                check.block(block);
            }
        }
        return check.problems;
    }

    private void block(BlockSpec block) {
        if (!GraphChecker.isId(block.id())) {
            error(block.id(), Message.of("nn.graph/no-block-name", block.id()));
        }
        if (block.nodes().isEmpty()) {
            error(block.id(), Message.of("nn.graph/block-empty", block.id()));
            return;
        }
        List<NetworkItem> ends = Expansion.ends(block);
        if (ends.size() > 1) {
            error(
                    block.id(),
                    Message.of(
                            "nn.graph/block-ends",
                            block.id(),
                            ends.stream().map(NetworkItem::id).toList()));
        }
        Set<String> known = new HashSet<>(block.inputs());
        block.nodes().forEach(item -> known.add(item.id()));
        for (NetworkItem item : block.nodes()) {
            if (item instanceof NodeSpec node && node.layer() instanceof Input) {
                error(block.id(), Message.of("nn.graph/block-holds-input", block.id(), node.id()));
            }
            if (block.inputs().contains(item.id())) {
                error(block.id(), Message.of("nn.graph/block-input-and-node", block.id(), item.id()));
            }
            for (String input : item.inputs()) {
                if (!known.contains(input)) {
                    error(block.id(), Message.of("nn.graph/block-takes-from-outside", block.id(), item.id(), input));
                }
            }
        }
        problems.addAll(of(block.nodes()));
    }

    private void error(String id, Message text) {
        problems.add(Problem.error(Location.node(id), text));
    }
}
