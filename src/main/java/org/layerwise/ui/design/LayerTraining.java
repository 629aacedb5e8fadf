package org.layerwise.ui.design;

import org.layerwise.catalog.Param;
import org.layerwise.nn.graph.NodeSpec;

/** How one layer's weights are trained, as the properties show it. */
record LayerTraining(
        @Param(
                value = "1",
                doc =
                        "What the learning rate is multiplied by for this layer's weights: with 0.1 they learn ten times more slowly.",
                min = 0)
        double learningRateFactor,

        @Param(
                value = "false",
                doc =
                        "Training leaves this layer's weights and statistics as they are, weight decay and penalties included.")
        boolean frozen) {

    static LayerTraining of(NodeSpec node) {
        return new LayerTraining(node.learningRateFactor(), node.frozen());
    }

    NodeSpec in(NodeSpec node) {
        return node.withTraining(learningRateFactor, frozen);
    }
}
