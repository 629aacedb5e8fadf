package org.layerwise.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.data.spec.RandomSplit;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.window.TimeWindows;
import org.layerwise.nn.graph.Edge;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;

/** What changes in an experiment along with windows. */
public final class WindowedExperiment {
    private WindowedExperiment() {}

    /**
     * An experiment whose rows became windows by an edit: rows that were divided by chance are divided by time, and a Flatten comes
     * between an input and a Dense layer, which takes no sequence. Any other experiment as it is.
     *
     * @param before what was edited
     */
    public static Experiment adapted(Experiment before, Experiment now) {
        if (before.pipeline().windows() instanceof TimeWindows
                || !(now.pipeline().windows() instanceof TimeWindows windows)) {
            return now;
        }
        Experiment divided = now.split().by() instanceof RandomSplit
                ? now.withSplit(now.split().withBy(new TimeSplit(windows.time())))
                : now;
        return divided.withNetwork(flattened(divided.network()));
    }

    private static NetworkSpec flattened(NetworkSpec network) {
        Set<String> inputs = new HashSet<>();
        Set<String> dense = new HashSet<>();
        for (NodeSpec node : network.expand()) {
            if (node.layer() instanceof Input input && input.shape().isEmpty()) {
                inputs.add(node.id());
            } else if (node.layer() instanceof Dense) {
                dense.add(node.id());
            }
        }
        NetworkSpec changed = network;
        for (Edge edge : NetworkEdit.edges(network)) {
            if (inputs.contains(edge.source()) && dense.contains(edge.target())) {
                Flatten flatten = new Flatten();
                changed = NetworkEdit.splice(
                        changed, new NodeSpec(NetworkEdit.freeId(changed, flatten), flatten, List.of()), edge);
            }
        }
        return changed;
    }
}
