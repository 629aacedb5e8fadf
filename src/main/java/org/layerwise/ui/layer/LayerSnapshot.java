package org.layerwise.ui.layer;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Problem;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.train.LayerOutputs;
import org.layerwise.train.WeightPictures;

/**
 * What a layer of a model is and does, as of one step.
 *
 * @param step the model's
 * @param node the layer with its shapes
 * @param units what its units stand for
 * @param weights its kernels as pictures
 * @param outputs of all layers for the chosen row; empty where there is none
 * @param problems why there is none
 */
record LayerSnapshot(
        long step,
        PlanNode node,
        List<String> units,
        List<WeightPictures> weights,
        Optional<LayerOutputs> outputs,
        List<Problem> problems) {

    Optional<LayerOutputs.Output> output() {
        return outputs.flatMap(all -> all.of(node.id()));
    }
}
