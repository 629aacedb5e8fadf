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
 */
public record NodeSpec(
        String id,
        @Inline LayerSpec layer,

        @Param(value = "", doc = "The ids of the nodes it takes its inputs from, in order.")
        List<String> inputs,

        @Param(value = "", doc = "Where it stands on the canvas: x, y.", omitDefault = true)
        List<Double> at) {

    public NodeSpec {
        inputs = List.copyOf(inputs);
        at = List.copyOf(at);
        if (!at.isEmpty() && at.size() != 2) {
            throw new IllegalArgumentException("a node's place has two numbers, x and y, not " + at.size() + ".");
        }
    }

    public NodeSpec(String id, LayerSpec layer, List<String> inputs) {
        this(id, layer, inputs, List.of());
    }

    public NodeSpec withLayer(LayerSpec other) {
        return new NodeSpec(id, other, inputs, at);
    }

    public NodeSpec withInputs(List<String> others) {
        return new NodeSpec(id, layer, others, at);
    }

    public NodeSpec withId(String other) {
        return new NodeSpec(other, layer, inputs, at);
    }

    public NodeSpec withAt(double x, double y) {
        return new NodeSpec(id, layer, inputs, List.of(x, y));
    }
}
