package org.layerwise.nn.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.layerwise.nn.layer.Input;

/** Who takes from whom among nodes: their topological order, and which of them an Input leads to. Near-linear in their number. */
final class NodeOrder {
    private final List<NodeSpec> nodes;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<Integer>> takers = new ArrayList<>();

    /** @param nodes each id once; inputs that no node has are passed over */
    NodeOrder(Collection<NodeSpec> nodes) {
        this.nodes = List.copyOf(nodes);
        for (NodeSpec node : this.nodes) {
            places.put(node.id(), places.size());
            takers.add(new ArrayList<>());
        }
        for (int i = 0; i < this.nodes.size(); i++) {
            for (String input : new HashSet<>(this.nodes.get(i).inputs())) {
                Integer from = places.get(input);
                if (from != null) {
                    takers.get(from).add(i);
                }
            }
        }
    }

    /** Kahn's order, the first ready node of the given order first; nodes on a circle, and behind one, are left out. */
    List<NodeSpec> topological() {
        int[] waits = new int[nodes.size()];
        takers.forEach(list -> list.forEach(taker -> waits[taker]++));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] == 0) {
                ready.add(i);
            }
        }
        List<NodeSpec> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            order.add(nodes.get(next));
            for (int taker : takers.get(next)) {
                if (--waits[taker] == 0) {
                    ready.add(taker);
                }
            }
        }
        return order;
    }

    /** The nodes that an Input leads to. */
    Set<String> fed() {
        boolean[] fed = new boolean[nodes.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < fed.length; i++) {
            if (nodes.get(i).layer() instanceof Input) {
                fed[i] = true;
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            for (int taker : takers.get(open.remove())) {
                if (!fed[taker]) {
                    fed[taker] = true;
                    open.add(taker);
                }
            }
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < fed.length; i++) {
            if (fed[i]) {
                ids.add(nodes.get(i).id());
            }
        }
        return ids;
    }
}
