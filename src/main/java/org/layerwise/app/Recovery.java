package org.layerwise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Delayed;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.files.LockFolder;

/**
 * Keeps the unsaved experiment of one window, so that it outlives a process that does not end properly: it is written half a
 * second after an edit, away from the front, and deleted once it is saved or the window is closed. A lock tells the files of
 * processes that live from those that were left behind.
 */
final class Recovery implements AutoCloseable {
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final String SUFFIX = ".json";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final LockFolder locks;
    private final Ticker ticker;
    private final Consumer<List<Problem>> report;
    private final Delayed writing = new Delayed("layerwise-recovery", DELAY, this::write);
    private volatile Optional<UnsavedExperiment> last = Optional.empty();
    private @Nullable RecoveryFile file;
    private LockFolder.@Nullable Lock lock;
    private volatile boolean failed;

    /**
     * @param folder made when it is needed
     * @param ticker says how long ago something was edited
     * @param report takes why edits cannot be kept, the first time; any thread
     */
    Recovery(Path folder, Ticker ticker, Consumer<List<Problem>> report) {
        this.folder = folder;
        this.locks = new LockFolder(folder);
        this.ticker = ticker;
        this.report = report;
    }

    /** Has the experiment as it is now kept, or nothing where everything is saved. */
    void keep(Optional<UnsavedExperiment> unsaved) {
        last = unsaved;
        writing.ask();
    }

    /** Waits until what was to be kept is written; whether it is. */
    boolean flush() {
        writing.flush();
        return !failed;
    }

    private synchronized void write() {
        try {
            UnsavedExperiment now = last.orElse(null);
            if (now != null) {
                own().write(now);
            } else if (file != null) {
                Files.deleteIfExists(file.path());
            }
            failed = false;
        } catch (ProblemException e) {
            fail(e.problems().getFirst().describe());
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void fail(String reason) {
        if (!failed) {
            failed = true;
            report.accept(List.of(
                    Problem.warning(Location.file(folder.toString()), Message.of("app/recovery-unwritable", reason))));
        }
    }

    /** This window's file, of which nobody else has the name. */
    private RecoveryFile own() {
        for (int number = 1; file == null; number++) {
            String name = ProcessHandle.current().pid() + "-" + number;
            RecoveryFile free = new RecoveryFile(folder.resolve(name + SUFFIX));
            if (!free.exists()) {
                locks.hold(name + LOCK, "").ifPresent(held -> {
                    lock = held;
                    file = free;
                });
            }
        }
        return file;
    }

    /** What processes that are gone left behind, the newest first; what cannot be read is put aside, and reported. */
    List<Leftover> leftovers() {
        List<Leftover> found = new ArrayList<>();
        for (Path path : files()) {
            String name = String.valueOf(path.getFileName());
            locks.hold(stem(name, SUFFIX) + LOCK, "").ifPresent(held -> claim(path, held, found));
        }
        locks.sweep(name -> name.endsWith(LOCK) && !Files.exists(folder.resolve(stem(name, LOCK) + SUFFIX)));
        found.sort(Comparator.comparing(Leftover::age));
        return found;
    }

    private static String stem(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(SUFFIX) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.warning(
                            Location.file(folder.toString()),
                            Message.of("app/recovery-unreadable", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private void claim(Path path, LockFolder.Lock held, List<Leftover> found) {
        boolean claimed = false;
        try {
            UnsavedExperiment content = new RecoveryFile(path).read();
            found.add(new Leftover(path, content, Duration.between(content.edited(), ticker.now()), held));
            claimed = true;
        } catch (ProblemException e) {
            putAside(path, e.problems().getFirst().describe());
        } finally {
            if (!claimed) {
                held.close();
            }
        }
    }

    private void putAside(Path path, String reason) {
        Path kept = RecoveryFile.bad(path);
        try {
            if (Files.exists(path)) {
                Files.move(path, kept, StandardCopyOption.REPLACE_EXISTING);
                report.accept(
                        List.of(Problem.warning(Location.NOWHERE, Message.of("app/recovery-put-aside", reason, kept))));
            }
        } catch (IOException e) {
            report.accept(List.of(Problem.warning(
                    Location.file(path.toString()), Message.of("app/recovery-stuck", String.valueOf(e.getMessage())))));
        }
    }

    /** The window closes properly: nothing is left behind. */
    @Override
    public void close() {
        writing.close();
        last = Optional.empty();
        synchronized (this) {
            write();
            if (lock != null) {
                lock.close();
            }
        }
    }
}
