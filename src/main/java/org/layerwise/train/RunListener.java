package org.layerwise.train;

/** Follows a run, on the run's own thread. */
public interface RunListener {

    /** After each update. Cheap, please. */
    default void updated(int epoch, long step, int rows) {}

    /** After each epoch. */
    default void epochEnded(EpochSummary summary) {}

    /**
     * Between two updates, on the run's thread: the run may be saved.
     *
     * @param epochEnded whether an epoch has just ended
     */
    default void betweenUpdates(boolean epochEnded) {}

    /**
     * The run stands where it could go on: after its last epoch, out of time, or stopped by hand. It may be saved; the best
     * weights are not yet put back. Not told when it ended early, reached its target or failed.
     */
    default void halted() {}

    /** Once, when no update will follow and every sink is closed. */
    default void ended(RunEnd end) {}

    /** One that tells two others, in turn. */
    static RunListener both(RunListener first, RunListener second) {
        return new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows) {
                first.updated(epoch, step, rows);
                second.updated(epoch, step, rows);
            }

            @Override
            public void epochEnded(EpochSummary summary) {
                first.epochEnded(summary);
                second.epochEnded(summary);
            }

            @Override
            public void betweenUpdates(boolean epochEnded) {
                first.betweenUpdates(epochEnded);
                second.betweenUpdates(epochEnded);
            }

            @Override
            public void halted() {
                first.halted();
                second.halted();
            }

            @Override
            public void ended(RunEnd end) {
                first.ended(end);
                second.ended(end);
            }
        };
    }

    /** Nobody listens. */
    RunListener NONE = new RunListener() {};
}
