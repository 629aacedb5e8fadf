package org.layerwise.nn.translate;

import org.layerwise.base.Shape;

/** The shapes of the values that reach a node, for translations: the values themselves are {@code [batch × size]}. */
public interface ValueShapes {

    /**
     * The shape of one sample of one of the node's inputs, channels last.
     *
     * @param x the input's name
     * @throws IllegalArgumentException when the node has no such input
     */
    Shape shape(String x);
}
