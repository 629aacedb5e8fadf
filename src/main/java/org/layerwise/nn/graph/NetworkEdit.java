package org.layerwise.nn.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.layer.LayerSpec;

/** What can be done to a network by hand. Every method gives new nodes and leaves those it was given alone. */
public final class NetworkEdit {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private NetworkEdit() {}

    /** Every connection, in the order of the nodes and of their inputs. */
    public static List<Edge> edges(List<NodeSpec> nodes) {
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

    public static Optional<NodeSpec> find(List<NodeSpec> nodes, String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** The first free id for a layer: {@code dense3}, {@code batchnorm1}. */
    public static String freeId(List<NodeSpec> nodes, LayerSpec layer) {
        String stem = Catalog.of(LayerSpec.class).describe(layer).id().replace("-", "");
        Set<String> taken = ids(nodes);
        if (stem.equals("input") && !taken.contains(stem)) {
            return stem;
        }
        return numbered(stem, taken);
    }

    private static String numbered(String stem, Set<String> taken) {
        int number = 1;
        while (taken.contains(stem + number)) {
            number++;
        }
        return stem + number;
    }

    /** Adds a node; when its inputs are empty it stands alone. */
    public static List<NodeSpec> add(List<NodeSpec> nodes, NodeSpec node) {
        List<NodeSpec> result = new ArrayList<>(nodes);
        result.add(node);
        return List.copyOf(result);
    }

    /** Puts {@code node} into a connection: it takes the connection's source, and its target takes the node. */
    public static List<NodeSpec> splice(List<NodeSpec> nodes, NodeSpec node, Edge edge) {
        if (node.layer().maxInputs() == 0) {
            return add(nodes, node);
        }
        List<NodeSpec> result = new ArrayList<>();
        for (NodeSpec each : nodes) {
            result.add(each.id().equals(edge.target()) ? withInput(each, edge.slot(), node.id()) : each);
            if (each.id().equals(edge.source())) {
                result.add(node.withInputs(List.of(edge.source())));
            }
        }
        return List.copyOf(result);
    }

    /** Puts {@code node} behind another: it takes that node's output, and everything that took it before takes the new one. */
    public static List<NodeSpec> insertAfter(List<NodeSpec> nodes, NodeSpec node, String after) {
        if (node.layer().maxInputs() == 0 || find(nodes, after).isEmpty()) {
            return add(nodes, node);
        }
        List<NodeSpec> result = new ArrayList<>();
        for (NodeSpec each : nodes) {
            result.add(each.withInputs(each.inputs().stream()
                    .map(id -> id.equals(after) ? node.id() : id)
                    .toList()));
            if (each.id().equals(after)) {
                result.add(node.withInputs(List.of(after)));
            }
        }
        return List.copyOf(result);
    }

    /** Why {@code source}'s output cannot become an input of {@code target}; empty when it can. */
    public static Optional<Problem> refusal(List<NodeSpec> nodes, String source, String target) {
        NodeSpec to = find(nodes, target).orElse(null);
        if (to == null || find(nodes, source).isEmpty()) {
            return Optional.of(refused(target, "one of the two nodes is gone.", "Begin again."));
        }
        if (source.equals(target)) {
            return Optional.of(refused(target, target + " cannot take its own output.", "Choose another layer."));
        }
        if (to.layer().maxInputs() == 0) {
            return Optional.of(refused(
                    target, target + " takes no input: here the table enters.", "Connect its right port onward."));
        }
        if (to.inputs().contains(source)) {
            return Optional.of(
                    refused(target, target + " already takes its input from " + source + ".", "Choose another layer."));
        }
        if (leadsTo(nodes, target, source)) {
            return Optional.of(refused(
                    target,
                    "this would close a circle: " + target + " already leads to " + source + ".",
                    "Connect to a layer that does not."));
        }
        if (to.layer().maxInputs() > 1 && to.inputs().size() >= to.layer().maxInputs()) {
            return Optional.of(refused(
                    target,
                    target + " takes " + to.layer().maxInputs() + " inputs and has them.",
                    "Remove a connection first."));
        }
        return Optional.empty();
    }

    private static Problem refused(String node, String message, String hint) {
        return Problem.error(Where.node(node), message, hint);
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
    public static List<NodeSpec> connect(List<NodeSpec> nodes, String source, String target) {
        refusal(nodes, source, target).ifPresent(problem -> {
            throw problem.toException();
        });
        return replaced(nodes, target, node -> {
            if (node.layer().maxInputs() == 1) {
                return node.withInputs(List.of(source));
            }
            List<String> inputs = new ArrayList<>(node.inputs());
            inputs.add(source);
            return node.withInputs(inputs);
        });
    }

    public static List<NodeSpec> disconnect(List<NodeSpec> nodes, Edge edge) {
        return replaced(nodes, edge.target(), node -> {
            List<String> inputs = new ArrayList<>(node.inputs());
            if (edge.slot() < inputs.size() && inputs.get(edge.slot()).equals(edge.source())) {
                inputs.remove(edge.slot());
            }
            return node.withInputs(inputs);
        });
    }

    /** Takes nodes out; where one had a single input, what came after it takes that input. */
    public static List<NodeSpec> remove(List<NodeSpec> nodes, Set<String> ids) {
        List<NodeSpec> result = nodes;
        for (String id : ids) {
            result = remove(result, id);
        }
        return List.copyOf(result);
    }

    private static List<NodeSpec> remove(List<NodeSpec> nodes, String id) {
        NodeSpec gone = find(nodes, id).orElse(null);
        if (gone == null) {
            return nodes;
        }
        List<NodeSpec> result = new ArrayList<>();
        for (NodeSpec node : nodes) {
            if (node.id().equals(id)) {
                continue;
            }
            List<String> inputs = new ArrayList<>();
            for (String input : node.inputs()) {
                if (!input.equals(id)) {
                    inputs.add(input);
                } else if (gone.inputs().size() == 1
                        && !node.inputs().contains(gone.inputs().getFirst())) {
                    inputs.add(gone.inputs().getFirst());
                }
            }
            result.add(node.withInputs(inputs));
        }
        return result;
    }

    /**
     * Copies of some nodes, beside them; connections among them are copied too, others are not.
     *
     * @param nodes with the copies
     * @param copies id of each original, and of its copy
     */
    public record Duplicate(List<NodeSpec> nodes, Map<String, String> copies) {}

    /** Copies nodes, moved by {@code offset} pixels. */
    public static Duplicate duplicate(List<NodeSpec> nodes, Set<String> ids, double offset) {
        Set<String> taken = ids(nodes);
        Map<String, String> copies = new LinkedHashMap<>();
        for (NodeSpec node : nodes) {
            if (ids.contains(node.id())) {
                String stem = node.id().replaceAll("\\d+$", "");
                String copy = numbered(stem.isEmpty() ? node.id() + "-" : stem, taken);
                taken.add(copy);
                copies.put(node.id(), copy);
            }
        }
        List<NodeSpec> result = new ArrayList<>(nodes);
        for (NodeSpec node : nodes) {
            String copy = copies.get(node.id());
            if (copy != null) {
                List<String> inputs = new ArrayList<>();
                for (String input : node.inputs()) {
                    String copied = copies.get(input);
                    if (copied != null) {
                        inputs.add(copied);
                    }
                }
                NodeSpec twin = node.withId(copy).withInputs(inputs);
                result.add(
                        node.at().isEmpty()
                                ? twin
                                : twin.withAt(
                                        node.at().get(0) + offset, node.at().get(1) + offset));
            }
        }
        return new Duplicate(List.copyOf(result), Map.copyOf(copies));
    }

    /** Why a node cannot be called {@code to}; empty when it can. */
    public static Optional<Problem> renameRefusal(List<NodeSpec> nodes, String from, String to) {
        if (!ID.matcher(to).matches()) {
            return Optional.of(Problem.error(
                    Where.parameter(from, "id"),
                    "\"" + to + "\" cannot be a node's name.",
                    "Use letters, digits, hyphens and underscores."));
        }
        if (!to.equals(from) && find(nodes, to).isPresent()) {
            return Optional.of(Problem.error(
                    Where.parameter(from, "id"), "another node is called \"" + to + "\".", "Choose a free name."));
        }
        return Optional.empty();
    }

    /** Gives a node another id; whoever takes its output follows. */
    public static List<NodeSpec> rename(List<NodeSpec> nodes, String from, String to) {
        return nodes.stream()
                .map(node -> node.id().equals(from) ? node.withId(to) : node)
                .map(node -> node.withInputs(node.inputs().stream()
                        .map(id -> id.equals(from) ? to : id)
                        .toList()))
                .toList();
    }

    /** Sets what a node does. */
    public static List<NodeSpec> withLayer(List<NodeSpec> nodes, String id, LayerSpec layer) {
        return replaced(nodes, id, node -> node.withLayer(layer));
    }

    /** Puts another node in the place of one. */
    public static List<NodeSpec> replaced(
            List<NodeSpec> nodes, String id, java.util.function.UnaryOperator<NodeSpec> change) {
        return nodes.stream()
                .map(node -> node.id().equals(id) ? change.apply(node) : node)
                .toList();
    }

    private static NodeSpec withInput(NodeSpec node, int slot, String input) {
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(slot, input);
        return node.withInputs(inputs);
    }

    private static Set<String> ids(List<NodeSpec> nodes) {
        Set<String> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
    }
}
