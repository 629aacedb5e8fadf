package org.layerwise.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.layerwise.data.decorrelate.NoDecorrelation;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Ending;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;

/** Fits a network's end to its target: the last Dense's units, the last activation's function, and the loss. */
final class NetworkEnd {
    private static final int MOST_ROWS = 20_000;

    private NetworkEnd() {}

    /** Where the features are the target they are counted before they are decorrelated, which would take long. */
    static Experiment fit(Experiment experiment, Table table) {
        Ending ending = Ending.of(
                experiment.data(), experiment.pipeline().withDecorrelation(new NoDecorrelation()), table, some(table));
        return ended(experiment, ending.units(), Optional.of(ending.function())).withLoss(ending.loss());
    }

    /** The same with so many units in the last Dense. */
    static Experiment withUnits(Experiment experiment, int units) {
        return ended(experiment, units, Optional.empty());
    }

    private static Experiment ended(Experiment experiment, int units, Optional<ActivationFunction> function) {
        List<NodeSpec> nodes = new ArrayList<>(experiment.network());
        Set<String> consumed = new HashSet<>();
        nodes.forEach(node -> consumed.addAll(node.inputs()));
        for (int i = 0; i < nodes.size(); i++) {
            NodeSpec last = nodes.get(i);
            if (!consumed.contains(last.id())
                    && last.layer() instanceof Activation activation
                    && last.inputs().size() == 1) {
                nodes.set(i, last.withLayer(new Activation(function.orElse(activation.function()))));
                fitUnits(nodes, last.inputs().getFirst(), units);
            } else if (!consumed.contains(last.id())) {
                fitUnits(nodes, last.id(), units);
            }
        }
        return experiment.withNetwork(nodes);
    }

    /** Enough rows, evenly drawn, to count features at once also where the table is large. */
    private static int[] some(Table table) {
        int count = Math.min(MOST_ROWS, table.rowCount());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * table.rowCount() / count))
                .toArray();
    }

    private static void fitUnits(List<NodeSpec> nodes, String id, int units) {
        nodes.replaceAll(node -> node.id().equals(id) && node.layer() instanceof Dense dense
                ? node.withLayer(new Dense(units, dense.initializer(), dense.regularizer(), dense.bias()))
                : node);
    }
}
