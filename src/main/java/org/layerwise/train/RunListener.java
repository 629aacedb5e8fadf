package org.layerwise.train;

/** Follows a run, on the run's own thread. */
public interface RunListener {

    /**
     * After each update, sampled or not. Called often: it has to be cheap.
     *
     * @param epoch from 1
     * @param step the update's number, from 1
     * @param rows of its batch
     * @param loss of its batch, before the update, without penalty
     */
    default void updated(int epoch, long step, int rows, double loss) {}

    /** The run has waited by its {@link Pace} before an update; the wait is no part of it. */
    default void waited() {}

    /** After each epoch. */
    default void epochEnded(EpochSummary summary) {}

    /**
     * Between two updates, on the run's thread: the run may be saved.
     *
     * @param epochEnded whether an epoch has just ended
     */
    default void betweenUpdates(boolean epochEnded) {}

    /**
     * The run has come to an orderly end, and could go on from here: after its last epoch, by early stopping, at its target, out
     * of time, or stopped by hand. It may be saved; the best weights are not yet put back. Not called when it failed, or
     * something became NaN or infinite.
     */
    default void halted() {}

    /** Once, when no update will follow and every sink is closed. */
    default void ended(RunEnd end) {}

    /** Nobody listens. */
    RunListener NONE = new RunListener() {};
}
