package org.layerwise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.files.LockFolder;

/**
 * An unsaved experiment that a process left behind which did not end properly. Whoever found it holds it until it is restored,
 * discarded or left for later: nobody else finds it meanwhile.
 */
public final class Leftover {
    private final Path file;
    private final UnsavedExperiment content;
    private final Duration age;
    private final LockFolder.Lock lock;

    Leftover(Path file, UnsavedExperiment content, Duration age, LockFolder.Lock lock) {
        this.file = file;
        this.content = content;
        this.age = age;
        this.lock = lock;
    }

    /** The name of the experiment's file, or of its table where it has none. */
    public String name() {
        return content.name();
    }

    /** How long before it was found it had been edited last. */
    public Duration age() {
        return age;
    }

    UnsavedExperiment content() {
        return content;
    }

    /** Why it cannot be opened, and that it is still there. */
    List<Problem> kept(List<Problem> problems) {
        return Stream.concat(
                        problems.stream(),
                        Stream.of(Problem.note(
                                Location.file(file.toString()), Message.of("app/recovery-kept", content.table()))))
                .toList();
    }

    /** Keeps it for the next start. */
    public void leave() {
        lock.close();
    }

    /**
     * Throws it away.
     *
     * @throws ProblemException when it cannot be deleted
     */
    public void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.warning(
                            Location.file(file.toString()),
                            Message.of("app/recovery-stuck", String.valueOf(e.getMessage()))),
                    e);
        } finally {
            lock.close();
        }
    }
}
