package org.layerwise.ui.design;

import java.util.Collection;
import java.util.List;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.Layout;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;

/** What one gesture on the canvas changes: the network, and where its cards are. */
record Draft(NetworkSpec network, Layout layout) {

    static Draft of(Experiment experiment) {
        return new Draft(experiment.network(), experiment.layout());
    }

    /** The experiment with this network; places of cards that are gone are gone with them. */
    Experiment in(Experiment experiment) {
        return experiment.withNetwork(network).withLayout(layout.keeping(ids()));
    }

    Draft with(NetworkSpec other) {
        return new Draft(other, layout);
    }

    Draft with(Layout other) {
        return new Draft(network, other);
    }

    /** With a card at a place of the grid. */
    Draft at(String id, CanvasPoint place) {
        CanvasPoint snapped = place.snapped();
        return with(layout.with(id, snapped.x(), snapped.y()));
    }

    /** Whether every card is placed automatically. */
    boolean isAutomatic() {
        return layout.isAutomatic(ids());
    }

    /** With every card's place written down, so that one can be changed alone. */
    Draft fixed(NetworkPicture picture) {
        Draft fixed = this;
        for (String id : ids()) {
            CanvasPoint place = picture.place(id);
            fixed = fixed.with(fixed.layout.with(id, place.x(), place.y()));
        }
        return fixed;
    }

    private Collection<String> ids() {
        List<NodeSpec> nodes = network.expand();
        return nodes.stream().map(NodeSpec::id).toList();
    }
}
