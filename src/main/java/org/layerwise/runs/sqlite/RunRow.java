package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a run that goes on is in the store: known when its beginning is written, which may be later than the beginning. */
final class RunRow {
    private final String id;
    private volatile long number;
    private @Nullable RunLock lock;

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

    /**
     * This process trains it: locks its folder, where that is not done.
     *
     * @throws IOException when somebody else has it, or there can be no such folder now
     */
    synchronized void hold(RunFiles files) throws IOException {
        if (lock == null) {
            Path folder = Files.createDirectories(files.of(id));
            lock = RunLock.hold(folder);
        }
    }

    /** Holds it in another folder instead. */
    synchronized void moveTo(RunFiles files) throws IOException {
        letGo();
        hold(files);
    }

    /** This process trains it no more. */
    synchronized void letGo() {
        RunLock held = lock;
        lock = null;
        if (held != null) {
            held.letGo();
        }
    }
}
