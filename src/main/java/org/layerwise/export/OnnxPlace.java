package org.layerwise.export;

import org.layerwise.base.Shape;

/** Where operations of one node go. */
interface OnnxPlace {

    OnnxGraph graph();

    /** The shape of the node's output for one sample. */
    Shape shape();

    /** The name of one of the node's constants: {@code dense1.weight}. */
    String constant(String name);
}
