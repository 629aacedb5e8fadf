package org.layerwise.runs.sqlite;

import org.jspecify.annotations.Nullable;

/** Where a run that goes on is in the store: known when its beginning is written, which may be later than the beginning. */
final class RunRow {
    private final String id;
    private volatile long number;
    private volatile @Nullable RunLock lock;

    RunRow(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Its number in the database. */
    long number() {
        return number;
    }

    /** Its beginning is written. */
    void written(long as) {
        number = as;
    }

    /** This process trains it. */
    void held(RunLock by) {
        lock = by;
    }

    boolean isHeld() {
        return lock != null;
    }

    void letGo() {
        RunLock held = lock;
        lock = null;
        if (held != null) {
            held.letGo();
        }
    }
}
