package org.layerwise.data.pipeline;

import java.util.List;

/** How the target is encoded. */
public sealed interface FittedTarget
        permits ClassTarget, RegressionTarget, MultiRegressionTarget, MultiLabelTarget, ReconstructionTarget {
    /** The table columns; empty where the features are the target. */
    List<String> columns();

    /** Columns of the target matrix, and so the units of the network's output. */
    int width();

    /** Of numbers: how many of its own units one unit of each target is; empty for classes and labels. Copied. */
    double[] scales();
}
