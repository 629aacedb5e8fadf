package org.layerwise.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.data.Task;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Linear;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;

/** Fits a network's end to its target: the last Dense's units, the last activation's function, and the loss. */
final class NetworkEnd {
    private NetworkEnd() {}

    static Experiment fit(Experiment experiment, Table table) {
        boolean regression = experiment.data().task() == Task.REGRESSION;
        int classes = regression ? 0 : NewExperiment.classCount(experiment.data(), table);
        int units = regression || classes == 2 ? 1 : classes;
        ActivationFunction function = regression ? new Linear() : classes == 2 ? new Sigmoid() : new Softmax();
        List<NodeSpec> nodes = new ArrayList<>(experiment.network());
        Set<String> consumed = new HashSet<>();
        nodes.forEach(node -> consumed.addAll(node.inputs()));
        for (int i = 0; i < nodes.size(); i++) {
            NodeSpec last = nodes.get(i);
            if (!consumed.contains(last.id())
                    && last.layer() instanceof Activation
                    && last.inputs().size() == 1) {
                nodes.set(i, last.withLayer(new Activation(function)));
                fitUnits(nodes, last.inputs().getFirst(), units);
            } else if (!consumed.contains(last.id())) {
                fitUnits(nodes, last.id(), units);
            }
        }
        return experiment
                .withNetwork(nodes)
                .withLoss(NewExperiment.loss(experiment.data().task(), classes));
    }

    private static void fitUnits(List<NodeSpec> nodes, String id, int units) {
        nodes.replaceAll(node -> node.id().equals(id) && node.layer() instanceof Dense dense
                ? node.withLayer(new Dense(units, dense.initializer(), dense.regularizer(), dense.bias()))
                : node);
    }
}
