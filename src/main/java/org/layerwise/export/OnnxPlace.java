package org.layerwise.export;

/** Where operations of one node go. */
interface OnnxPlace {

    OnnxGraph graph();

    /** The name of one of the node's constants: {@code dense1.weight}. */
    String constant(String name);
}
