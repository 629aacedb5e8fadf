package org.layerwise.experiment;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.LayerSpec;

/** Whether principal components are taken for images or sequences, whose neighbors mean something. */
final class ComponentCheck {
    private ComponentCheck() {}

    /** A warning for each input that gives components places beside each other. */
    static List<Problem> of(List<PlanNode> nodes, FittedPipeline pipeline) {
        return nodes.stream()
                .filter(node -> node.isInput() && node.shape().rank() > 1)
                .filter(node -> node.featurePlaces().stream()
                        .anyMatch(place -> pipeline.columnOf(place).isEmpty()))
                .map(node -> Problem.warning(
                        Location.parameter(node.spec().id(), "shape"),
                        Message.of(
                                "experiment/components-in-places",
                                node.spec().id(),
                                Catalog.of(LayerSpec.class)
                                        .describe(node.spec().layer())
                                        .title())))
                .toList();
    }
}
