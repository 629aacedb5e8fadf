package org.layerwise.nn.graph;

import java.util.List;

/** One item of a network's design: a node, or a block of nodes that is repeated. */
public sealed interface NetworkItem permits NodeSpec, BlockSpec {

    /** Unique among the items beside it. */
    String id();

    /** The ids of the items whose outputs it takes, in order. */
    List<String> inputs();

    NetworkItem withInputs(List<String> others);
}
