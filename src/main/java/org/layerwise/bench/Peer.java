package org.layerwise.bench;

import org.layerwise.nn.graph.Plan;

/** Another engine, doing the same work on one thread in the same process. */
public interface Peer {

    /** What it is, with its version. */
    String name();

    /**
     * The same training: the same layers, loss and kind of optimizer, on batches of the same rows.
     *
     * @param network what is trained
     * @param plan its plan
     * @param rows a whole number of batches
     */
    Steps training(BenchNetwork network, Plan plan, RandomRows rows);
}
