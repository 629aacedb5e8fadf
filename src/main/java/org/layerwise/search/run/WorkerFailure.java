package org.layerwise.search.run;

import java.util.concurrent.ExecutionException;
import org.layerwise.base.ProblemException;

/** What went wrong on another thread, as whoever waits for it is to hear of it. */
final class WorkerFailure {
    private WorkerFailure() {}

    /** The exception to throw here. */
    static RuntimeException of(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof ProblemException refused
                ? new ProblemException(refused.problems())
                : new IllegalStateException(e.getCause());
    }
}
