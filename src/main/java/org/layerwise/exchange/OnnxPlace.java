package org.layerwise.exchange;

import java.util.List;
import org.layerwise.base.Shape;

/** Where operations of one node go. */
interface OnnxPlace {

    OnnxGraph graph();

    /** The shape of the node's output for one sample. */
    Shape shape();

    /** The name of one of the node's constants: {@code dense1.weight}. */
    String constant(String name);

    /** The same numbers as a tensor of other extents, −1 for the one that follows from the others. */
    default String reshape(String x, long... extents) {
        return graph().add("Reshape", List.of(x, graph().longs(constant("shape"), extents, extents.length)));
    }
}
