package org.layerwise.nn.graph;

import java.util.List;
import org.layerwise.catalog.Inline;
import org.layerwise.catalog.Param;
import org.layerwise.nn.layer.LayerSpec;

/**
 * One node of a network.
 *
 * @param id unique within the network; letters, digits, hyphens and underscores, in parts that slashes separate
 * @param layer what it does
 * @param inputs the ids of the nodes it takes its inputs from, in order
 * @param learningRateFactor of the learning rate, for this layer's parameters
 * @param frozen whether training leaves this layer as it is, statistics included
 */
public record NodeSpec(
        String id,
        @Inline LayerSpec layer,

        @Param(value = "", doc = "The ids of the nodes it takes its inputs from, in order.")
        List<String> inputs,

        @Param(
                value = "1",
                doc = "Factor of the learning rate for this layer.",
                min = 0,
                title = "Learning rate factor",
                aliases = "rateFactor",
                advanced = true,
                omitDefault = true)
        double learningRateFactor,

        @Param(
                value = "false",
                doc = "Whether training leaves this layer as it is, statistics included.",
                advanced = true,
                omitDefault = true)
        boolean frozen)
        implements NetworkItem {

    public NodeSpec {
        inputs = List.copyOf(inputs);
    }

    public NodeSpec(String id, LayerSpec layer, List<String> inputs) {
        this(id, layer, inputs, 1, false);
    }

    public NodeSpec withLayer(LayerSpec other) {
        return new NodeSpec(id, other, inputs, learningRateFactor, frozen);
    }

    @Override
    public NodeSpec withInputs(List<String> others) {
        return new NodeSpec(id, layer, others, learningRateFactor, frozen);
    }

    public NodeSpec withId(String other) {
        return new NodeSpec(other, layer, inputs, learningRateFactor, frozen);
    }

    /** With another factor of the learning rate, and frozen or not. */
    public NodeSpec withTraining(double factor, boolean isFrozen) {
        return new NodeSpec(id, layer, inputs, factor, isFrozen);
    }
}
