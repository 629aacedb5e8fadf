package org.layerwise.data;

import java.util.List;

/** How the target is encoded. */
public sealed interface FittedTarget
        permits FittedClasses, FittedValues, FittedSeveralValues, FittedLabels, FittedReconstruction {
    /** The table columns; empty where the features are the target. */
    List<String> columns();

    /** Columns of the target matrix, and so the units of the network's output. */
    int width();

    /** Of numbers: how many of its own units one unit of each target is; empty for classes and labels. Copied. */
    double[] scales();
}
