package org.layerwise.runs;

import java.time.Instant;
import java.util.List;
import org.layerwise.base.Change;

/**
 * Something that happened to a run after it had begun.
 *
 * @param step after which update
 * @param at when
 * @param what {@code resumed}, {@code interrupted}, …: a word of the store's
 * @param changes of the experiment that hold from here on
 */
public record JournalEntry(long step, Instant at, String what, List<Change> changes) {
    /** A run went on after it had ended. */
    public static final String RESUMED = "resumed";

    public JournalEntry {
        changes = List.copyOf(changes);
    }
}
