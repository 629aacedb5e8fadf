package org.layerwise.data;

/** How the target is encoded. */
public sealed interface FittedTarget permits FittedClasses, FittedValues {
    /** The table column. */
    String column();

    /** Columns of the target matrix, and so the units of the network's output. */
    int width();
}
