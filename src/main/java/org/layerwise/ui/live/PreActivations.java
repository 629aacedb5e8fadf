package org.layerwise.ui.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Input;

/**
 * Which node's output goes into which activation: its pre-activation. The network gives it for free, as the node before an
 * activation is watched like any other. Activations within a layer, as the gates of an LSTM, have none that could be read.
 *
 * @param inputs the id of the node before each activation, by the activation's id, in the network's order
 */
public record PreActivations(Map<String, String> inputs) {
    /** Of a network that is not known. */
    public static final PreActivations NONE = new PreActivations(Map.of());

    /** Those of a network, whose nodes may be in any order; an activation of the features themselves has none. */
    public static PreActivations of(List<NodeSpec> network) {
        Map<String, NodeSpec> specs = new HashMap<>();
        network.forEach(spec -> specs.put(spec.id(), spec));
        Map<String, String> inputs = new LinkedHashMap<>();
        for (NodeSpec spec : network) {
            NodeSpec before =
                    spec.inputs().isEmpty() ? null : specs.get(spec.inputs().getFirst());
            if (spec.layer() instanceof Activation && before != null && !(before.layer() instanceof Input)) {
                inputs.put(spec.id(), before.id());
            }
        }
        return new PreActivations(inputs);
    }

    /** The node before an activation; empty for any other node. */
    public Optional<String> of(String activation) {
        return Optional.ofNullable(inputs.get(activation));
    }
}
