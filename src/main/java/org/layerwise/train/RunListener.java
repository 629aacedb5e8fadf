package org.layerwise.train;

/** Follows a run, on the run's own thread. */
public interface RunListener {

    /** After each update. Cheap, please. */
    default void updated(int epoch, long step, int rows) {}

    /** After each epoch. */
    default void epochEnded(EpochSummary summary) {}

    /** Once, when no update will follow and every sink is closed. */
    default void ended(RunEnd end) {}

    /** Nobody listens. */
    RunListener NONE = new RunListener() {};
}
