package org.layerwise.nn.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.layer.LayerSpec;

/**
 * What can be done to a network by hand. Every method gives a new network and leaves the one it was given alone. Nodes are
 * named as {@link NetworkSpec#expand} names them. What changes connections inside a block writes the block's copies out
 * first; what changes a node's parameters changes them in every copy.
 */
public final class NetworkEdit {
    private NetworkEdit() {}

    /** Every connection, in the order of the nodes and of their inputs. */
    public static List<Edge> edges(NetworkSpec network) {
        List<NodeSpec> nodes = network.expand();
        Set<String> ids = ids(nodes);
        List<Edge> edges = new ArrayList<>();
        for (NodeSpec node : nodes) {
            for (int slot = 0; slot < node.inputs().size(); slot++) {
                if (ids.contains(node.inputs().get(slot))) {
                    edges.add(new Edge(node.inputs().get(slot), node.id(), slot));
                }
            }
        }
        return edges;
    }

    /** The first free id for a layer: {@code dense3}, {@code batchnorm1}. */
    public static String freeId(NetworkSpec network, LayerSpec layer) {
        String stem = Catalog.of(LayerSpec.class).describe(layer).id().replace("-", "");
        Set<String> taken = taken(network);
        if (stem.equals("input") && !taken.contains(stem)) {
            return stem;
        }
        return numbered(stem, taken);
    }

    private static Set<String> taken(NetworkSpec network) {
        Set<String> taken = ids(network.expand());
        network.items().forEach(item -> taken.add(item.id()));
        return taken;
    }

    private static String numbered(String stem, Set<String> taken) {
        int number = 1;
        while (taken.contains(stem + number)) {
            number++;
        }
        return stem + number;
    }

    /** Adds a node; when its inputs are empty it has no connections. */
    public static NetworkSpec add(NetworkSpec network, NodeSpec node) {
        List<NetworkItem> items = new ArrayList<>(network.items());
        items.add(node);
        return NetworkSpec.of(items);
    }

    /** Puts {@code node} into a connection: it takes the connection's source, and its target takes the node. */
    public static NetworkSpec splice(NetworkSpec network, NodeSpec node, Edge edge) {
        if (node.layer().maxInputs() == 0) {
            return add(network, node);
        }
        List<NetworkItem> items = new ArrayList<>();
        for (NetworkItem each :
                Unfolding.of(network, Set.of(edge.source(), edge.target())).items()) {
            items.add(each.id().equals(edge.target()) ? withInput(each, edge.slot(), node.id()) : each);
            if (each.id().equals(edge.source())) {
                items.add(node.withInputs(List.of(edge.source())));
            }
        }
        return NetworkSpec.of(items);
    }

    /** Puts {@code node} behind another: it takes that node's output, and everything that took it before takes the new one. */
    public static NetworkSpec insertAfter(NetworkSpec network, NodeSpec node, String after) {
        if (node.layer().maxInputs() == 0 || network.find(after).isEmpty()) {
            return add(network, node);
        }
        List<NetworkItem> items = new ArrayList<>();
        for (NetworkItem each : Unfolding.of(network, Set.of(after)).items()) {
            items.add(renamedInputs(each, after, node.id()));
            if (each.id().equals(after)) {
                items.add(node.withInputs(List.of(after)));
            }
        }
        return NetworkSpec.of(items);
    }

    /** Why {@code source}'s output cannot become an input of {@code target}; empty when it can. */
    public static Optional<Problem> refusal(NetworkSpec network, String source, String target) {
        List<NodeSpec> nodes = network.expand();
        NodeSpec to = network.find(target).orElse(null);
        if (to == null || network.find(source).isEmpty()) {
            return Optional.of(refused(target, Message.of("nn.graph/node-gone")));
        }
        if (source.equals(target)) {
            return Optional.of(refused(target, Message.of("nn.graph/own-output", target)));
        }
        if (to.layer().maxInputs() == 0) {
            return Optional.of(refused(target, Message.of("nn.graph/takes-no-input", target)));
        }
        if (to.inputs().contains(source)) {
            return Optional.of(refused(target, Message.of("nn.graph/already-connected", target, source)));
        }
        if (leadsTo(nodes, target, source)) {
            return Optional.of(refused(target, Message.of("nn.graph/would-close-circle", target, source)));
        }
        if (to.layer().maxInputs() > 1 && to.inputs().size() >= to.layer().maxInputs()) {
            return Optional.of(refused(
                    target,
                    Message.of("nn.graph/inputs-taken", target, to.layer().maxInputs())));
        }
        return Optional.empty();
    }

    private static Problem refused(String node, Message text) {
        return Problem.error(Location.node(node), text);
    }

    private static boolean leadsTo(List<NodeSpec> nodes, String from, String to) {
        Map<String, List<String>> next = new HashMap<>();
        nodes.forEach(node -> node.inputs()
                .forEach(
                        id -> next.computeIfAbsent(id, key -> new ArrayList<>()).add(node.id())));
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.pop();
            if (id.equals(to)) {
                return true;
            }
            if (seen.add(id)) {
                open.addAll(next.getOrDefault(id, List.of()));
            }
        }
        return false;
    }

    /**
     * Connects two nodes; where the target takes one input, the new one replaces the old.
     *
     * @throws org.layerwise.base.ProblemException when {@link #refusal} says why not
     */
    public static NetworkSpec connect(NetworkSpec network, String source, String target) {
        refusal(network, source, target).ifPresent(problem -> {
            throw problem.toException();
        });
        return replaced(Unfolding.of(network, Set.of(source, target)), target, node -> {
            if (node.layer().maxInputs() == 1) {
                return node.withInputs(List.of(source));
            }
            List<String> inputs = new ArrayList<>(node.inputs());
            inputs.add(source);
            return node.withInputs(inputs);
        });
    }

    /** Takes a connection out. */
    public static NetworkSpec disconnect(NetworkSpec network, Edge edge) {
        return replaced(Unfolding.of(network, Set.of(edge.source(), edge.target())), edge.target(), node -> {
            List<String> inputs = new ArrayList<>(node.inputs());
            if (edge.slot() < inputs.size() && inputs.get(edge.slot()).equals(edge.source())) {
                inputs.remove(edge.slot());
            }
            return node.withInputs(inputs);
        });
    }

    /** Takes nodes out; where one had a single input, what came after it takes that input. */
    public static NetworkSpec remove(NetworkSpec network, Set<String> ids) {
        List<NetworkItem> items = Unfolding.of(network, ids).items();
        for (String id : ids) {
            items = remove(items, id);
        }
        return NetworkSpec.of(items);
    }

    private static List<NetworkItem> remove(List<NetworkItem> items, String id) {
        NetworkItem gone =
                items.stream().filter(item -> item.id().equals(id)).findFirst().orElse(null);
        if (gone == null) {
            return items;
        }
        List<NetworkItem> left = new ArrayList<>();
        for (NetworkItem item : items) {
            if (item.id().equals(id)) {
                continue;
            }
            List<String> inputs = new ArrayList<>();
            for (String input : item.inputs()) {
                if (!input.equals(id)) {
                    inputs.add(input);
                } else if (gone.inputs().size() == 1
                        && !item.inputs().contains(gone.inputs().getFirst())) {
                    inputs.add(gone.inputs().getFirst());
                }
            }
            left.add(item.inputs().equals(inputs) ? item : item.withInputs(inputs));
        }
        return left;
    }

    /**
     * Copies of some nodes; connections among them are copied too, others are not.
     *
     * @param network with the copies
     * @param copies id of each original, and of its copy
     */
    public record Duplicate(NetworkSpec network, Map<String, String> copies) {}

    /** Copies nodes. */
    public static Duplicate duplicate(NetworkSpec network, Collection<String> ids) {
        return paste(
                network,
                network.expand().stream()
                        .filter(node -> ids.contains(node.id()))
                        .toList());
    }

    /** Adds copies of nodes, of this network or another, under free ids; connections among them are copied too. */
    public static Duplicate paste(NetworkSpec network, List<NodeSpec> nodes) {
        Set<String> taken = taken(network);
        Map<String, String> copies = new LinkedHashMap<>();
        for (NodeSpec node : nodes) {
            String name = node.id().substring(node.id().lastIndexOf('/') + 1);
            String stem = name.replaceAll("\\d+$", "");
            String copy = numbered(stem.isEmpty() ? name + "-" : stem, taken);
            taken.add(copy);
            copies.put(node.id(), copy);
        }
        NetworkSpec result = network;
        for (NodeSpec node : nodes) {
            List<String> inputs = new ArrayList<>();
            for (String input : node.inputs()) {
                String copied = copies.get(input);
                if (copied != null) {
                    inputs.add(copied);
                }
            }
            result = add(
                    result,
                    node.withId(Objects.requireNonNull(copies.get(node.id()))).withInputs(inputs));
        }
        return new Duplicate(result, Map.copyOf(copies));
    }

    /** Why a node cannot be called {@code to}; empty when it can. */
    public static Optional<Problem> renameRefusal(NetworkSpec network, String from, String to) {
        if (!GraphChecker.isId(to)) {
            return Optional.of(Problem.error(Location.parameter(from, "id"), Message.of("nn.graph/no-node-name", to)));
        }
        if (!to.equals(from) && taken(network).contains(to)) {
            return Optional.of(Problem.error(Location.parameter(from, "id"), Message.of("nn.graph/name-taken", to)));
        }
        return Optional.empty();
    }

    /** Gives a node another id; whoever takes its output follows. */
    public static NetworkSpec rename(NetworkSpec network, String from, String to) {
        NetworkSpec renamed = replaced(Unfolding.of(network, Set.of(from)), from, node -> node.withId(to));
        return NetworkSpec.of(renamed.items().stream()
                .map(item -> renamedInputs(item, from, to))
                .toList());
    }

    /** Sets what a node does. */
    public static NetworkSpec withLayer(NetworkSpec network, String id, LayerSpec layer) {
        return changed(network, id, node -> node.withLayer(layer));
    }

    /** Changes what a node does and how it is trained, not its id or its inputs; of a node in a block every copy. */
    public static NetworkSpec changed(NetworkSpec network, String id, UnaryOperator<NodeSpec> change) {
        return NetworkSpec.of(changed(network.items(), id, change));
    }

    private static List<NetworkItem> changed(List<NetworkItem> items, String id, UnaryOperator<NodeSpec> change) {
        List<NetworkItem> result = new ArrayList<>();
        for (NetworkItem item : items) {
            result.add(
                    switch (item) {
                        case NodeSpec node
                        when node.id().equals(id) ->
                            change.apply(node).withId(node.id()).withInputs(node.inputs());
                        case NodeSpec node -> node;
                        case BlockSpec block ->
                            Unfolding.within(block, id)
                                    .map(inner -> block.withNodes(changed(block.nodes(), inner, change)))
                                    .orElse(block);
                    });
        }
        return result;
    }

    private static NetworkSpec replaced(NetworkSpec network, String id, UnaryOperator<NodeSpec> change) {
        List<NetworkItem> items = new ArrayList<>();
        for (NetworkItem item : network.items()) {
            items.add(item instanceof NodeSpec node && node.id().equals(id) ? change.apply(node) : item);
        }
        return NetworkSpec.of(items);
    }

    private static NetworkItem renamedInputs(NetworkItem item, String from, String to) {
        return item.inputs().contains(from)
                ? item.withInputs(item.inputs().stream()
                        .map(id -> id.equals(from) ? to : id)
                        .toList())
                : item;
    }

    private static NetworkItem withInput(NetworkItem item, int slot, String input) {
        List<String> inputs = new ArrayList<>(item.inputs());
        inputs.set(slot, input);
        return item.withInputs(inputs);
    }

    private static Set<String> ids(List<NodeSpec> nodes) {
        Set<String> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
    }
}
