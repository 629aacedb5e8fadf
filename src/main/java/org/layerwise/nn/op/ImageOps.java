package org.layerwise.nn.op;

/**
 * The part of {@link OpWriter} that images use: convolution, pooling. Values are {@code [batch × size]} as everywhere, their shapes channels
 * last; every method gives the name of its result.
 */
public interface ImageOps extends ValueShapes {}
