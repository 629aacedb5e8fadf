package org.layerwise.nn.graph;

import java.util.List;
import org.layerwise.catalog.Inline;
import org.layerwise.catalog.Param;
import org.layerwise.nn.layer.LayerSpec;

/**
 * One node of a network.
 *
 * @param id unique within the network; letters, digits, hyphens and underscores
 * @param layer what it does
 * @param inputs the ids of the nodes it takes its inputs from, in order
 * @param at where it stands on the canvas, x and y in pixels; empty: wherever an automatic layout puts it
 * @param rateFactor of the learning rate, for this layer's parameters
 * @param frozen whether training leaves this layer as it is, statistics included
 */
public record NodeSpec(
        String id,
        @Inline LayerSpec layer,

        @Param(value = "", doc = "The ids of the nodes it takes its inputs from, in order.")
        List<String> inputs,

        @Param(value = "", doc = "Where it stands on the canvas: x, y.", omitDefault = true)
        List<Double> at,

        @Param(
                value = "1",
                doc = "Factor of the learning rate for this layer.",
                min = 0,
                title = "Learning rate factor",
                advanced = true,
                omitDefault = true)
        double rateFactor,

        @Param(
                value = "false",
                doc = "Whether training leaves this layer as it is, statistics included.",
                advanced = true,
                omitDefault = true)
        boolean frozen) {

    public NodeSpec {
        inputs = List.copyOf(inputs);
        at = List.copyOf(at);
        if (!at.isEmpty() && at.size() != 2) {
            throw new IllegalArgumentException("a node's place has two numbers, x and y, not " + at.size() + ".");
        }
    }

    public NodeSpec(String id, LayerSpec layer, List<String> inputs) {
        this(id, layer, inputs, List.of(), 1, false);
    }

    public NodeSpec withLayer(LayerSpec other) {
        return new NodeSpec(id, other, inputs, at, rateFactor, frozen);
    }

    public NodeSpec withInputs(List<String> others) {
        return new NodeSpec(id, layer, others, at, rateFactor, frozen);
    }

    public NodeSpec withId(String other) {
        return new NodeSpec(other, layer, inputs, at, rateFactor, frozen);
    }

    public NodeSpec withAt(double x, double y) {
        return new NodeSpec(id, layer, inputs, List.of(x, y), rateFactor, frozen);
    }

    /** Left to an automatic layout. */
    public NodeSpec withoutPlace() {
        return new NodeSpec(id, layer, inputs, List.of(), rateFactor, frozen);
    }

    /** With another factor of the learning rate, and frozen or not. */
    public NodeSpec withTraining(double factor, boolean isFrozen) {
        return new NodeSpec(id, layer, inputs, at, factor, isFrozen);
    }
}
