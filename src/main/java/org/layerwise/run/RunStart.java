package org.layerwise.run;

import java.nio.file.Path;
import org.layerwise.train.Checkpoint;

/** From what a run begins. */
public sealed interface RunStart {

    /** Weights drawn from the experiment's seed. */
    record FreshWeights() implements RunStart {}

    /**
     * Weights from a file.
     *
     * @param file safetensors, with the names and shapes of the network
     */
    record FirstWeights(Path file) implements RunStart {}

    /**
     * The weights of a model; everything else begins anew.
     *
     * @param file a model, or a checkpoint, of a network with the same names and shapes, and of the same features and targets
     */
    record ModelWeights(Path file) implements RunStart {}

    /**
     * The state of an earlier run, which goes on.
     *
     * @param file the checkpoint
     * @param state what it holds
     */
    record ResumedState(Path file, Checkpoint state) implements RunStart {}
}
