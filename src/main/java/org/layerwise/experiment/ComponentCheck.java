package org.layerwise.experiment;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.nn.graph.PlanNode;

/** Whether principal components are taken for images or sequences, whose neighbours mean something. */
final class ComponentCheck {
    private ComponentCheck() {}

    /** A warning for each input that gives components places beside each other. */
    static List<Problem> of(List<PlanNode> nodes, FittedPipeline pipeline) {
        return nodes.stream()
                .filter(node -> node.isInput() && node.shape().rank() > 1)
                .filter(node -> node.featurePlaces().stream()
                        .anyMatch(place -> pipeline.columnOf(place).isEmpty()))
                .map(
                        node -> Problem.warning(
                                Location.parameter(node.spec().id(), "shape"),
                                node.spec().id()
                                        + " (Input): its shape sets principal components side by side, where neighbours mean "
                                        + "nothing: the grid of an image, or the order in time, is lost.",
                                "Set pipeline.decorrelation to zca-whitening, which keeps every feature in its place, or to none."))
                .toList();
    }
}
