package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
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
                check.error(item.id(), "two nodes are called \"" + item.id() + "\".", "Rename one.");
            }
            if (item instanceof BlockSpec block) {
                check.block(block);
            }
        }
        return check.problems;
    }

    private void block(BlockSpec block) {
        String title = block.id() + " (Block): ";
        if (!GraphChecker.isId(block.id())) {
            error(block.id(), "\"" + block.id() + "\" cannot be a block's name.", GraphChecker.ID_HINT);
        }
        if (block.nodes().isEmpty()) {
            error(block.id(), title + "it is empty.", "Put nodes into it, or delete it.");
            return;
        }
        List<NetworkItem> ends = Expansion.ends(block);
        if (ends.size() > 1) {
            error(
                    block.id(),
                    title + "it has several ends: "
                            + ends.stream().map(NetworkItem::id).collect(Collectors.joining(", ")) + ".",
                    "Merge them, so that one output goes on.");
        }
        Set<String> known = new HashSet<>(block.inputs());
        block.nodes().forEach(item -> known.add(item.id()));
        for (NetworkItem item : block.nodes()) {
            if (item instanceof NodeSpec node && node.layer() instanceof Input) {
                error(block.id(), title + "it holds the Input " + node.id() + ".", "Put the Input before the block.");
            }
            if (block.inputs().contains(item.id())) {
                error(
                        block.id(),
                        title + "\"" + item.id() + "\" names both an input of the block and a node in it.",
                        "Rename one.");
            }
            for (String input : item.inputs()) {
                if (!known.contains(input)) {
                    error(
                            block.id(),
                            title + item.id() + " takes its input from \"" + input
                                    + "\", which is neither in the block nor among its inputs.",
                            "Add it to the inputs of " + block.id() + ".");
                }
            }
        }
        problems.addAll(of(block.nodes()));
    }

    private void error(String id, String message, String hint) {
        problems.add(Problem.error(Location.node(id), message, hint));
    }
}
