package org.layerwise.lab.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.Layout;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerNorm;
import org.layerwise.nn.layer.LayerSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the hidden layers of a network begin; what is null stays as the experiment has it.
 *
 * @param initializer of all kernels
 * @param activation of the hidden layers
 * @param depth how many hidden Dense layers
 * @param width units of each
 * @param batchNorm whether each is normalized before its activation
 */
public record HiddenStack(
        @Nullable Initializer initializer,
        @Nullable ActivationFunction activation,
        @Nullable Integer depth,
        @Nullable Integer width,
        @Nullable Boolean batchNorm) {
    /** More hidden layers than these are refused. */
    public static final int MOST_LAYERS = 200;

    /** More units than these are refused. */
    public static final int MOST_UNITS = 8192;

    private static final String INITIALIZERS = "network.*.initializer";

    /** @throws ProblemException when no network has such a stack */
    public HiddenStack {
        if ((depth != null && (depth < 1 || depth > MOST_LAYERS))
                || (width != null && (width < 1 || width > MOST_UNITS))) {
            throw Problem.error(
                            Location.NOWHERE,
                            Message.of(
                                    "lab.init/stack-size",
                                    depth == null ? 1 : depth,
                                    width == null ? 1 : width,
                                    MOST_LAYERS,
                                    MOST_UNITS))
                    .toException();
        }
    }

    /** As a variant of the laboratory. */
    public InitVariant variant() {
        List<String> words = new ArrayList<>();
        if (depth != null || width != null) {
            words.add((depth == null ? "…" : depth.toString()) + " × " + (width == null ? "…" : width.toString()));
        }
        if (activation != null) {
            words.add(VariantNames.of(ActivationFunction.class, activation));
        }
        if (batchNorm != null) {
            Message word =
                    batchNorm ? Message.of("lab.init/with-batch-norm") : Message.of("lab.init/without-batch-norm");
            words.add(word.text());
        }
        if (initializer != null) {
            words.add(VariantNames.of(Initializer.class, initializer));
        }
        return new InitVariant(words, settings(), this::of);
    }

    private ObjectNode settings() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        if (depth != null) {
            settings.put("depth", depth);
        }
        if (width != null) {
            settings.put("width", width);
        }
        if (activation != null) {
            settings.set("activation", JsonCodec.write(activation));
        }
        if (batchNorm != null) {
            settings.put("batchNorm", batchNorm);
        }
        if (initializer != null) {
            settings.set("initializer", JsonCodec.write(initializer));
        }
        return settings;
    }

    /**
     * The experiment with hidden layers as this says.
     *
     * @throws ProblemException when layers are to be added or taken out of a network that is no chain of Dense layers
     */
    public Experiment of(Experiment experiment) {
        if (depth == null && width == null && batchNorm == null) {
            return inPlace(experiment);
        }
        Experiment stacked = experiment
                .withNetwork(NetworkSpec.of(stacked(experiment.network())))
                .withLayout(Layout.AUTOMATIC);
        return inPlace(stacked);
    }

    /** Initializers and activations alone. */
    private Experiment inPlace(Experiment experiment) {
        List<String> assignments = new ArrayList<>();
        if (initializer != null) {
            JsonNode value = JsonCodec.write(initializer);
            NetworkPaths.expand(experiment, INITIALIZERS).forEach(path -> assignments.add(path + "=" + value));
        }
        if (activation != null) {
            JsonNode value = JsonCodec.write(activation);
            String last = last(experiment.network());
            NetworkPaths.find(experiment, "network.*.function").stream()
                    .filter(path -> !path.equals("network." + last + ".function"))
                    .forEach(path -> assignments.add(path + "=" + value));
        }
        return Variations.apply(experiment, assignments);
    }

    /** The id of the node whose output no other takes. */
    private static String last(NetworkSpec network) {
        Set<String> taken = new HashSet<>();
        network.expand().forEach(node -> taken.addAll(node.inputs()));
        return network.expand().stream()
                .map(NodeSpec::id)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElse("");
    }

    private List<NodeSpec> stacked(NetworkSpec network) {
        List<NodeSpec> chain = chain(network);
        int head = headStart(chain);
        List<NodeSpec> hidden = chain.subList(1, head);
        List<Dense> dense = layers(hidden, Dense.class);
        boolean normalized =
                batchNorm == null ? !layers(hidden, BatchNorm.class).isEmpty() : batchNorm;
        Activation function = layers(hidden, Activation.class).stream()
                .findFirst()
                .orElseGet(() -> new Activation(
                        Catalog.of(ActivationFunction.class).kind("tanh").withDefaults()));
        Optional<Dropout> dropout = layers(hidden, Dropout.class).stream().findFirst();
        Dense model = dense.isEmpty() ? (Dense) chain.get(head).layer() : dense.getFirst();
        BatchNorm norm = layers(hidden, BatchNorm.class).stream().findFirst().orElseGet(() ->
                (BatchNorm) Catalog.of(LayerSpec.class).kind("batch-norm").withDefaults());
        int count = depth == null ? Math.max(1, dense.size()) : depth;
        Stack stack = new Stack(chain.getFirst(), chain.subList(head, chain.size()));
        for (int i = 1; i <= count; i++) {
            int own = dense.isEmpty()
                    ? model.units()
                    : dense.get(Math.min(i, dense.size()) - 1).units();
            stack.add("dense" + i, withUnits(model, width == null ? own : width));
            if (normalized) {
                stack.add("batchnorm" + i, norm);
            }
            stack.add("activation" + i, function);
            if (dropout.isPresent()) {
                stack.add("dropout" + i, dropout.get());
            }
        }
        return stack.ended();
    }

    private static Dense withUnits(Dense dense, int units) {
        return new Dense(
                units,
                dense.initializer(),
                dense.regularizer(),
                dense.bias(),
                dense.biasInitializer(),
                dense.biasRegularizer(),
                dense.constraint());
    }

    private static <L extends LayerSpec> List<L> layers(List<NodeSpec> nodes, Class<L> kind) {
        return nodes.stream()
                .map(NodeSpec::layer)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The place of the last Dense layer. */
    private static int headStart(List<NodeSpec> chain) {
        for (int i = chain.size() - 1; i > 0; i--) {
            if (chain.get(i).layer() instanceof Dense) {
                return i;
            }
        }
        throw Problem.error(Location.NOWHERE, Message.of("lab.init/no-chain-blocks"))
                .toException();
    }

    /** The nodes from the input to the output. */
    private static List<NodeSpec> chain(NetworkSpec network) {
        List<NodeSpec> nodes = new ArrayList<>();
        for (NodeSpec node : network.expand()) {
            LayerSpec layer = node.layer();
            if (!(layer instanceof Input
                    || layer instanceof Dense
                    || layer instanceof Activation
                    || layer instanceof BatchNorm
                    || layer instanceof LayerNorm
                    || layer instanceof Dropout)) {
                throw Problem.error(
                                Location.node(node.id()),
                                Message.of(
                                        "lab.init/no-chain",
                                        node.id(),
                                        Catalog.of(LayerSpec.class)
                                                .describe(layer)
                                                .title()))
                        .toException();
            }
            nodes.add(node);
        }
        List<NodeSpec> chain = new ArrayList<>();
        nodes.stream().filter(node -> node.layer() instanceof Input).forEach(chain::add);
        while (chain.size() == 1 || (chain.size() > 1 && chain.size() < nodes.size())) {
            String before = chain.getLast().id();
            List<NodeSpec> next = nodes.stream()
                    .filter(node -> node.inputs().equals(List.of(before)))
                    .toList();
            if (next.size() != 1) {
                break;
            }
            chain.add(next.getFirst());
        }
        if (chain.size() != nodes.size() || network.items().size() != nodes.size()) {
            throw Problem.error(Location.NOWHERE, Message.of("lab.init/no-chain-blocks"))
                    .toException();
        }
        return chain;
    }

    /** A chain that grows from the input on and ends in the head that was there. */
    private static final class Stack {
        private final List<NodeSpec> nodes = new ArrayList<>();
        private final List<NodeSpec> head;
        private final Set<String> reserved = new HashSet<>();

        Stack(NodeSpec input, List<NodeSpec> head) {
            this.head = head;
            nodes.add(input);
            reserved.add(input.id());
            head.forEach(node -> reserved.add(node.id()));
        }

        void add(String id, LayerSpec layer) {
            String free = reserved.contains(id) ? "hidden-" + id : id;
            nodes.add(new NodeSpec(free, layer, List.of(nodes.getLast().id())));
        }

        List<NodeSpec> ended() {
            for (NodeSpec node : head) {
                nodes.add(node.withInputs(List.of(nodes.getLast().id())));
            }
            return nodes;
        }
    }
}
