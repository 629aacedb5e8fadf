package org.layerwise.search.run;

import java.util.List;
import org.layerwise.base.Problem;

/** Follows a search, on the threads of its workers, one call at a time. */
public interface SearchListener {
    /**
     * A trial is over, and written down.
     *
     * @param trial it
     * @param so what is known so far, this trial included
     */
    default void trialEnded(FinishedTrial trial, SearchResult so) {}

    /**
     * All trials are over, and the best is confirmed.
     *
     * @param done runs that have been made for that
     * @param of how many there are to be
     */
    default void confirming(int done, int of) {}

    /** Something that a run was to write could not be written. */
    default void warned(List<Problem> problems) {}
}
