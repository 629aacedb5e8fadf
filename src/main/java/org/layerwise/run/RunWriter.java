package org.layerwise.run;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Problem;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.train.RunEnd;

/**
 * Takes what a run reports, whole, on the recorder's thread. When it fails, what comes after is counted as missing, and the
 * run goes on without it.
 */
public interface RunWriter extends FrameSink {

    /**
     * The run has ended. Nothing but {@link #close} follows.
     *
     * @param end why
     * @param problem what went wrong, if anything did
     */
    default void ended(RunEnd end, Optional<Problem> problem) {}

    /**
     * What to say when something is missing.
     *
     * @param cause what the writer failed by
     * @param frames how many were not written
     */
    Problem incomplete(Throwable cause, long frames);

    /** What is missing so far though it did not fail: it had no room for some of it. */
    default List<Problem> missing() {
        return List.of();
    }
}
