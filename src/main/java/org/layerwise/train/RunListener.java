package org.layerwise.train;

/** Follows a run, on the run's own thread. */
public interface RunListener {

    /** After each update. Cheap, please. */
    default void updated(int epoch, long step, int rows) {}

    /** After each epoch. */
    default void epochEnded(EpochSummary summary) {}

    /** Nobody listens. */
    RunListener NONE = new RunListener() {};
}
