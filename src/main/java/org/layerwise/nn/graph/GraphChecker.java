package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    static final String ID_HINT = "Use letters, digits, hyphens and underscores; a slash may separate parts.";

    private final Map<String, NodeSpec> byId = new LinkedHashMap<>();
    private final Map<String, PlanNode> planned = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> outOfBounds = new HashSet<>();
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
        PlanNode last = order.getLast();
        int lossInput =
                loss.fusedWith().isEmpty() ? order.size() - 1 : last.inputs().getFirst();
        return new Plan(order, loss, lossInput);
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
            String function = needed.stream()
                    .map(type -> Catalog.declarationOfType(type).title())
                    .collect(Collectors.joining(" or "));
            problems.add(Problem.error(
                    Location.node(last.id()),
                    title(last.spec()) + ": " + lossTitle + " needs " + function + " as the last activation.",
                    "Put an Activation with " + function + " at the end, or choose another loss."));
        }
        if (last.shape().size() != targetWidth) {
            problems.add(Problem.error(
                    Location.node(last.id()),
                    title(last.spec()) + ": the network ends in " + last.shape().withBatch()
                            + ", but the target needs [batch × " + targetWidth + "].",
                    "Set the units of the last Dense to " + targetWidth + "."));
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
            problems.add(Problem.error(Location.NOWHERE, "the network is empty.", "Add an Input and a Dense layer."));
        } else if (byId.values().stream().noneMatch(node -> node.layer() instanceof Input)) {
            problems.add(
                    Problem.error(Location.NOWHERE, "the network has no Input.", "Add one: the table enters there."));
        }
        List<String> order = topologicalOrder();
        order.forEach(id -> plan(java.util.Objects.requireNonNull(byId.get(id))));
        checkOutputs();
        return new GraphCheck(planned, List.copyOf(problems), order);
    }

    /** Whether a node or a block may have this id. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private void checkName(NodeSpec node) {
        if (!isId(node.id())) {
            problems.add(Problem.error(
                    Location.parameter(node.id(), "id"), "\"" + node.id() + "\" cannot be a node's name.", ID_HINT));
        }
        if (byId.containsKey(node.id())) {
            problems.add(Problem.error(
                    Location.parameter(node.id(), "id"), "two nodes are called \"" + node.id() + "\".", "Rename one."));
        }
    }

    private void checkParameters(NodeSpec node) {
        KindInfo<LayerSpec> kind = Catalog.of(LayerSpec.class).describe(node.layer());
        for (Problem problem : kind.check(node.layer())) {
            outOfBounds.add(node.id());
            problems.add(placed(node, problem));
        }
    }

    /** Kahn's order, the first ready node of the given order first; nodes on a circle are left out and reported. */
    private List<String> topologicalOrder() {
        List<String> order = new ArrayList<>();
        Set<String> done = new HashSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (NodeSpec node : byId.values()) {
                if (!done.contains(node.id())
                        && node.inputs().stream().allMatch(id -> done.contains(id) || !byId.containsKey(id))) {
                    order.add(node.id());
                    done.add(node.id());
                    found = true;
                    break;
                }
            }
        }
        for (NodeSpec node : byId.values()) {
            if (!done.contains(node.id())) {
                problems.add(Problem.error(
                        Location.node(node.id()),
                        title(node) + ": its output leads back to its own input.",
                        "Remove one connection of the circle."));
            }
        }
        return order;
    }

    private void plan(NodeSpec node) {
        LayerSpec layer = node.layer();
        List<String> missing =
                node.inputs().stream().filter(id -> !byId.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            problems.add(Problem.error(
                    Location.parameter(node.id(), "inputs"),
                    title(node) + ": takes its input from \"" + missing.getFirst() + "\", which does not exist.",
                    "Connect it to one of: " + String.join(", ", byId.keySet()) + "."));
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
            planned.put(node.id(), layer instanceof Input input ? planInput(node, input) : planLayer(node, inputs));
        } catch (ProblemException e) {
            e.problems().forEach(problem -> problems.add(placed(node, problem)));
        }
    }

    private PlanNode planInput(NodeSpec node, Input input) {
        int[] places = features.places(input.columns());
        Shape shape = input.shapeFor(places.length);
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
        List<String> ids = List.copyOf(planned.keySet());
        return new PlanNode(
                node,
                inputs.stream().map(input -> ids.indexOf(input.id())).toList(),
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
                        Location.NOWHERE,
                        String.format(
                                Locale.ROOT,
                                "its %s would hold %,d numbers; %,d is the most.",
                                parameter.name(),
                                size,
                                LARGEST),
                        "Use fewer units, here or before."));
            }
        }
        return parameters;
    }

    private void reportInputCount(NodeSpec node) {
        LayerSpec layer = node.layer();
        String expected = layer.maxInputs() == Integer.MAX_VALUE
                ? "at least " + layer.minInputs() + " inputs"
                : layer.maxInputs() == 0 ? "no input" : "1 input";
        int count = node.inputs().size();
        problems.add(Problem.error(
                Location.parameter(node.id(), "inputs"),
                title(node) + ": expects " + expected + ", has " + count + ".",
                count < layer.minInputs()
                        ? "Drag a connection from another layer's right port to its left one."
                        : "Remove a connection, or merge with Add or Concat first."));
    }

    private void checkOutputs() {
        Map<String, Integer> consumers = new HashMap<>();
        byId.values().forEach(node -> node.inputs().forEach(id -> consumers.merge(id, 1, Integer::sum)));
        List<NodeSpec> ends = byId.values().stream()
                .filter(node -> !consumers.containsKey(node.id()))
                .toList();
        if (ends.size() > 1) {
            String names = ends.stream().map(NodeSpec::id).collect(Collectors.joining(", "));
            for (NodeSpec end : ends) {
                problems.add(Problem.error(
                        Location.node(end.id()),
                        title(end) + ": leads nowhere, and so do others (" + names + "); a network has one end.",
                        "Connect its right port onward, merge the ends, or delete it."));
            }
        } else if (ends.size() == 1 && ends.getFirst().layer() instanceof Input) {
            problems.add(Problem.error(
                    Location.node(ends.getFirst().id()),
                    title(ends.getFirst()) + ": nothing follows it.",
                    "Add a Dense layer and connect it."));
        }
    }

    private static Problem placed(NodeSpec node, Problem problem) {
        String parameter = problem.where().describe();
        return new Problem(
                problem.severity(),
                Location.parameter(node.id(), parameter),
                Message.of("base/of", title(node), problem.message()).hinted(Message.of("base/plain", problem.hint())));
    }

    /** {@code dense1 (Dense)}. */
    private static String title(NodeSpec node) {
        return node.id() + " ("
                + Catalog.of(LayerSpec.class).describe(node.layer()).title() + ")";
    }
}
