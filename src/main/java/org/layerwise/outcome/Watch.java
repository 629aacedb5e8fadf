package org.layerwise.outcome;

import java.util.concurrent.CancellationException;

/** Follows a computation of some seconds, and may end it. */
@FunctionalInterface
public interface Watch {
    /** Lets it go on. */
    Watch NONE = share -> true;

    /**
     * Called often.
     *
     * @param share of the work that is done, from 0 to 1
     * @return whether to go on
     */
    boolean goOn(double share);

    /**
     * As {@link #goOn}.
     *
     * @throws CancellationException when that says no
     */
    default void check(double share) {
        if (!goOn(share)) {
            throw new CancellationException("the computation was stopped");
        }
    }
}
