package org.layerwise.ui.design;

import java.util.List;
import java.util.Optional;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.init.HeUniform;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;

/** He's initialization, where a ReLU follows (He et al., Delving Deep into Rectifiers, ICCV 2015). */
final class HeAdvice {
    private HeAdvice() {}

    /** Whether a ReLU follows the node's weights, which are drawn another way. */
    static boolean suits(NetworkSpec network, String id) {
        List<NodeSpec> nodes = network.expand();
        return network.find(id)
                .filter(node -> node.layer() instanceof Dense dense
                        && !(dense.initializer() instanceof HeNormal || dense.initializer() instanceof HeUniform))
                .flatMap(node -> follower(nodes, id, nodes.size()))
                .filter(function -> function.stuck() == ActivationFunction.SaturationRule.DEAD)
                .isPresent();
    }

    static NetworkSpec apply(NetworkSpec network, String id) {
        return NetworkEdit.changed(
                network,
                id,
                node -> node.layer() instanceof Dense dense
                        ? node.withLayer(new Dense(dense.units(), new HeNormal(), dense.regularizer(), dense.bias()))
                        : node);
    }

    /** The activation that a node's output meets first, through layers that keep its meaning; circles are not followed. */
    private static Optional<ActivationFunction> follower(List<NodeSpec> nodes, String id, int most) {
        for (NodeSpec node : nodes) {
            if (most > 0 && node.inputs().equals(List.of(id))) {
                if (node.layer() instanceof Activation activation) {
                    return Optional.of(activation.function());
                }
                if (node.layer() instanceof BatchNorm || node.layer() instanceof Dropout) {
                    return follower(nodes, node.id(), most - 1);
                }
            }
        }
        return Optional.empty();
    }
}
