package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.param.ParameterSpec;

/** Checks a network: names, connections, shapes, its end and its loss. Every mistake stands on the node it belongs to. */
public final class GraphChecker {
    /** Elements that an array can have. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_-]+(/[\\p{L}\\p{N}_-]+)*");

    private final Map<String, NodeSpec> byId = new LinkedHashMap<>();
    private final Map<String, PlanNode> planned = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> outOfBounds = new HashSet<>();
    private final Set<String> unconnected = new HashSet<>();
    private List<String> ids = List.of();
    private final Features features;

    private GraphChecker(Features features) {
        this.features = features;
    }

    /**
     * Checks a network without its loss.
     *
     * @param features what input nodes may name
     */
    public static GraphCheck check(NetworkSpec network, Features features) {
        GraphChecker checker = new GraphChecker(features);
        checker.problems.addAll(BlockCheck.of(network.items()));
        return checker.check(network.expand());
    }

    /**
     * The plan of a network with its loss.
     *
     * @param targetWidth how many numbers a target has
     * @throws ProblemException with everything that is wrong
     */
    public static Plan plan(NetworkSpec network, Features features, Loss loss, int targetWidth) {
        GraphCheck check = check(network, features);
        List<PlanNode> order = check.plannedNodes();
        ProblemException.throwIfErrors(checkEnd(order, loss, targetWidth));
        return Plan.of(order, loss);
    }

    /** What is wrong between a network's last node, its loss and its targets. */
    public static List<Problem> checkEnd(List<PlanNode> order, Loss loss, int targetWidth) {
        List<Problem> problems = new ArrayList<>();
        PlanNode last = order.getLast();
        String lossTitle = Catalog.of(Loss.class).describe(loss).title();
        List<Class<? extends ActivationFunction>> needed = loss.fusedWith();
        if (!needed.isEmpty()
                && !(last.spec().layer() instanceof Activation activation
                        && needed.contains(activation.function().getClass()))) {
            problems.add(Problem.error(
                    Location.node(last.id()),
                    Message.of("nn.graph/last-activation", title(last.spec()), lossTitle, or(needed))));
        }
        if (last.shape().size() != targetWidth) {
            problems.add(Problem.error(
                    Location.node(last.id()),
                    Message.of(
                            "nn.graph/output-width",
                            title(last.spec()),
                            last.shape().withBatch(),
                            targetWidth)));
        }
        problems.addAll(LossCheck.of(last, loss, targetWidth));
        return problems;
    }

    private GraphCheck check(List<NodeSpec> nodes) {
        for (NodeSpec node : nodes) {
            checkName(node);
            checkParameters(node);
            byId.putIfAbsent(node.id(), node);
        }
        if (nodes.isEmpty()) {
            problems.add(Problem.error(Location.NOWHERE, Message.of("nn.graph/empty")));
        } else if (byId.values().stream().noneMatch(node -> node.layer() instanceof Input)) {
            problems.add(Problem.error(Location.NOWHERE, Message.of("nn.graph/no-input")));
        }
        checkUnconnected();
        NodeOrder nodeOrder = new NodeOrder(byId.values());
        List<String> order = topologicalOrder(nodeOrder);
        order.forEach(id -> plan(Objects.requireNonNull(byId.get(id))));
        checkOutputs(nodeOrder.fed());
        return new GraphCheck(planned, List.copyOf(problems), order);
    }

    /** Whether a node or a block may have this id. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private void checkName(NodeSpec node) {
        if (!isId(node.id())) {
            problems.add(
                    Problem.error(Location.parameter(node.id(), "id"), Message.of("nn.graph/no-node-name", node.id())));
        }
        if (byId.containsKey(node.id())) {
            problems.add(Problem.error(
                    Location.parameter(node.id(), "id"), Message.of("nn.graph/two-of-one-name", node.id())));
        }
    }

    /** A node with neither an input nor anyone who takes its output is one mistake, whatever follows from it. */
    private void checkUnconnected() {
        Set<String> taken = new HashSet<>();
        byId.values().forEach(node -> taken.addAll(node.inputs()));
        for (NodeSpec node : byId.values()) {
            if (byId.size() > 1 && node.inputs().isEmpty() && !taken.contains(node.id())) {
                unconnected.add(node.id());
                problems.add(Problem.error(
                        Location.node(node.id()),
                        Message.of("nn.graph/not-connected", title(node))
                                .hinted(
                                        node.layer().maxInputs() == 0
                                                ? Message.of("nn.graph/connect-onward")
                                                : Message.of("nn.graph/connect-both-ways"))));
            }
        }
    }

    private void checkParameters(NodeSpec node) {
        KindInfo<LayerSpec> kind = Catalog.of(LayerSpec.class).describe(node.layer());
        for (Problem problem : kind.check(node.layer())) {
            outOfBounds.add(node.id());
            problems.add(placed(node, problem));
        }
    }

    /** The nodes in topological order; those on a circle are left out and reported. */
    private List<String> topologicalOrder(NodeOrder nodes) {
        List<String> order = nodes.topological().stream().map(NodeSpec::id).toList();
        Set<String> done = new HashSet<>(order);
        for (NodeSpec node : byId.values()) {
            if (!done.contains(node.id())) {
                problems.add(Problem.error(Location.node(node.id()), Message.of("nn.graph/circle", title(node))));
            }
        }
        return order;
    }

    private void plan(NodeSpec node) {
        LayerSpec layer = node.layer();
        if (unconnected.contains(node.id()) && layer.minInputs() > 0) {
            return;
        }
        List<String> missing =
                node.inputs().stream().filter(id -> !byId.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            problems.add(Problem.error(
                    Location.parameter(node.id(), "inputs"),
                    Message.of("nn.graph/no-such-input", title(node), missing.getFirst(), ids())));
            return;
        }
        if (node.inputs().size() < layer.minInputs() || node.inputs().size() > layer.maxInputs()) {
            reportInputCount(node);
            return;
        }
        if (outOfBounds.contains(node.id())) {
            return;
        }
        List<PlanNode> inputs = new ArrayList<>();
        for (String id : node.inputs()) {
            PlanNode input = planned.get(id);
            if (input == null) {
                return;
            }
            inputs.add(input);
        }
        try {
            PlanNode made = layer instanceof Input input ? planInput(node, input) : planLayer(node, inputs);
            places.put(node.id(), planned.size());
            planned.put(node.id(), made);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> problems.add(placed(node, problem)));
        }
    }

    /** Once for all messages: each would else hold a list as long as the network. */
    private List<String> ids() {
        if (ids.isEmpty()) {
            ids = List.copyOf(byId.keySet());
        }
        return ids;
    }

    private PlanNode planInput(NodeSpec node, Input input) {
        int[] places = features.places(input.columns());
        boolean isWindow = features.steps() > 0 && input.shape().isEmpty();
        Shape shape = isWindow
                ? Shape.of(features.steps(), places.length / features.steps())
                : input.shapeFor(places.length, input.columns().isEmpty() ? features.leftOut() : List.of());
        return new PlanNode(
                node,
                List.of(),
                List.of(),
                shape,
                List.of(),
                IntStream.of(places).boxed().toList());
    }

    private PlanNode planLayer(NodeSpec node, List<PlanNode> inputs) {
        List<Shape> shapes = inputs.stream().map(PlanNode::shape).toList();
        Shape shape = node.layer().outputShape(shapes);
        return new PlanNode(
                node,
                inputs.stream()
                        .map(input -> Objects.requireNonNull(places.get(input.id())))
                        .toList(),
                shapes,
                shape,
                fitting(node.layer().parameters(shapes)),
                List.of());
    }

    /** Every parameter is one array. */
    private static List<ParameterSpec> fitting(List<ParameterSpec> parameters) {
        for (ParameterSpec parameter : parameters) {
            long size = (long) parameter.rows() * parameter.columns();
            if (size > LARGEST) {
                throw new ProblemException(Problem.error(
                        Location.NOWHERE, Message.of("nn.graph/parameter-too-large", parameter.name(), size, LARGEST)));
            }
        }
        return parameters;
    }

    private void reportInputCount(NodeSpec node) {
        LayerSpec layer = node.layer();
        int count = node.inputs().size();
        Message text = layer.maxInputs() == Integer.MAX_VALUE
                ? Message.of("nn.graph/expects-inputs", title(node), layer.minInputs(), count)
                : layer.maxInputs() == 0
                        ? Message.of("nn.graph/expects-no-input", title(node), count)
                        : Message.of("nn.graph/expects-one-input", title(node), count);
        Message hint = count < layer.minInputs()
                ? Message.of("nn.graph/drag-a-connection")
                : Message.of("nn.graph/remove-a-connection");
        problems.add(Problem.error(Location.parameter(node.id(), "inputs"), text.hinted(hint)));
    }

    /** Of nodes that no Input leads to it is said elsewhere what is missing before them. */
    private void checkOutputs(Set<String> fed) {
        Map<String, Integer> consumers = new HashMap<>();
        byId.values().forEach(node -> node.inputs().forEach(id -> consumers.merge(id, 1, Integer::sum)));
        List<NodeSpec> ends = byId.values().stream()
                .filter(node -> !consumers.containsKey(node.id()))
                .filter(node -> fed.contains(node.id()) && !unconnected.contains(node.id()))
                .toList();
        if (ends.size() > 1) {
            List<String> names = ends.stream().map(NodeSpec::id).toList();
            for (NodeSpec end : ends) {
                problems.add(
                        Problem.error(Location.node(end.id()), Message.of("nn.graph/several-ends", title(end), names)));
            }
        } else if (ends.size() == 1 && ends.getFirst().layer() instanceof Input) {
            problems.add(Problem.error(
                    Location.node(ends.getFirst().id()), Message.of("nn.graph/input-at-end", title(ends.getFirst()))));
        }
    }

    private static Problem placed(NodeSpec node, Problem problem) {
        String parameter = problem.where().describe();
        return new Problem(
                problem.severity(),
                Location.parameter(node.id(), parameter),
                problem.text().about(title(node)));
    }

    /** Titles of activations: one or another. */
    private static Message or(List<Class<? extends ActivationFunction>> types) {
        List<String> titles = types.stream()
                .map(type -> Catalog.declarationOfType(type).title())
                .toList();
        Message all = Message.verbatim(titles.getFirst());
        for (String next : titles.subList(1, titles.size())) {
            all = Message.of("nn.graph/or", all, next);
        }
        return all;
    }

    /** {@code dense1 (Dense)}. */
    private static String title(NodeSpec node) {
        return node.id() + " ("
                + Catalog.of(LayerSpec.class).describe(node.layer()).title() + ")";
    }
}
