package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** Why the store cannot be written at the moment, in words. */
final class StoreTrouble {
    private StoreTrouble() {}

    /** Whether what failed may succeed later: no room, no folder, somebody else at work, no memory. */
    static boolean mayPass(Throwable e) {
        return switch (e) {
            case SQLException failed -> Database.mayPass(failed);
            case IOException failed -> true;
            case OutOfMemoryError failed -> true;
            case ProblemException failed -> true; // it could not be opened
            default -> false;
        };
    }

    /** Whether only somebody else's work is in the way. */
    static boolean isLock(Throwable e) {
        return e instanceof SQLException failed && Database.isLock(failed);
    }

    /** What to say. */
    static Problem of(Path file, Throwable e) {
        return e instanceof ProblemException known ? known.problems().getFirst() : of(file, why(e));
    }

    /** A commit has not come back for a while. */
    static Problem slow(Path file) {
        return of(file, Message.of("runs.sqlite/slow"));
    }

    private static Problem of(Path file, Message why) {
        return Problem.warning(Location.file(file.toString()), Message.of("runs.sqlite/not-written", why));
    }

    private static Message why(Throwable e) {
        return switch (e) {
            case SQLException failed ->
                switch (Database.primary(failed)) {
                    case SQLITE_FULL -> Message.of("runs.sqlite/full");
                    case SQLITE_BUSY, SQLITE_LOCKED -> Message.of("runs.sqlite/locked");
                    case SQLITE_READONLY, SQLITE_PERM -> Message.of("runs.sqlite/read-only");
                    case SQLITE_CORRUPT, SQLITE_NOTADB -> Message.of("runs.sqlite/damaged");
                    case SQLITE_NOMEM -> Message.of("runs.sqlite/no-memory");
                    default -> Message.of("runs.sqlite/other", String.valueOf(failed.getMessage()));
                };
            case NoSuchFileException failed -> Message.of("runs.sqlite/gone");
            case OutOfMemoryError failed -> Message.of("runs.sqlite/no-memory");
            default -> Message.of("runs.sqlite/other", String.valueOf(e.getMessage()));
        };
    }
}
