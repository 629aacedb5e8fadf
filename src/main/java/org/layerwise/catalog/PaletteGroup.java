package org.layerwise.catalog;

/** Where a palette puts a kind. Each has an icon and a color of its own; the compiler and a test find what a new one lacks. */
public enum PaletteGroup {
    /** Kinds that no palette shows. */
    NONE,
    INPUT,
    CORE,
    ACTIVATION,
    NORMALIZATION,
    REGULARIZATION,
    CONVOLUTION,
    POOLING,
    SEQUENCE,
    MERGE,
    SHAPE
}
