package org.layerwise.bench.peer;

import ai.djl.engine.Engine;
import org.layerwise.bench.BenchNetwork;
import org.layerwise.bench.Peer;
import org.layerwise.bench.RandomRows;
import org.layerwise.bench.Steps;
import org.layerwise.nn.graph.Plan;

/** PyTorch through DJL, on one thread. */
public final class PyTorch implements Peer {

    /**
     * Loads the library.
     *
     * @throws IllegalStateException when it is not set to one thread
     */
    public PyTorch() {
        for (String name : new String[] {"ai.djl.pytorch.num_threads", "ai.djl.pytorch.num_interop_threads"}) {
            if (!"1".equals(System.getProperty(name))) {
                throw new IllegalStateException("set -D" + name + "=1: a thread is held against a thread");
            }
        }
    }

    @Override
    public String name() {
        return "PyTorch " + Engine.getInstance().getVersion() + " (DJL " + Engine.getDjlVersion() + ")";
    }

    @Override
    public Steps training(BenchNetwork network, Plan plan, RandomRows rows) {
        return new PyTorchTraining(plan, network.optimizer(), network.batch(), rows.features(), rows.classes());
    }
}
