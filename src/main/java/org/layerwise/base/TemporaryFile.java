package org.layerwise.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file under a name of its own, beside the one that it is to become in one step. It is locked as long as it is written: what a
 * killed process left behind is known by its missing lock, and {@link #sweep} takes it away. Any thread.
 */
public final class TemporaryFile implements AutoCloseable {
    private static final String SUFFIX = ".tmp";

    /** A longer name is shortened here, so that what is added to it fits. */
    private static final int LONGEST_NAME = 200;

    private static final int KEPT_OF_LONG_NAME = 40;

    /** Of numbers that a process gives to its files: each has its own, so that no other process makes a file of that name. */
    private static final long NUMBERS = 1_000_000;

    private static final AtomicLong COUNT = new AtomicLong();

    /** What this process writes. To open such a file a second time, in order to look at its lock, would let go of that. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private boolean moved;

    private TemporaryFile(Path target, Path path, FileChannel channel, FileLock lock) {
        this.target = target;
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes one, empty.
     *
     * @param target what it is to become; need not exist
     * @throws IOException when the folder is missing, closed to this user or full
     */
    public static TemporaryFile beside(Path target) throws IOException {
        Path folder = folder(target);
        while (true) {
            long number = ProcessHandle.current().pid() * NUMBERS + Math.floorMod(COUNT.getAndIncrement(), NUMBERS);
            Path path = folder.resolve(prefix(target) + number + SUFFIX);
            if (!OPEN.add(path)) {
                continue;
            }
            TemporaryFile made = null;
            try {
                made = make(target, path);
            } catch (FileAlreadyExistsException taken) {
                continue; // of another machine that shares the folder
            } finally {
                if (made == null) {
                    OPEN.remove(path);
                }
            }
            if (made != null) {
                return made;
            }
        }
    }

    /** Null when a sweep has come between. */
    private static @Nullable TemporaryFile make(Path target, Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = tryLock(channel);
            // a sweep that held the lock before has deleted the file
            return lock == null || !Files.exists(path) ? null : new TemporaryFile(target, path, channel, lock);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** Where to write. */
    public FileChannel channel() {
        return channel;
    }

    /**
     * What was written takes its place, in one step; what is written later goes there too.
     *
     * @throws IOException when it cannot; what was there is untouched then
     */
    public void become() throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        moved = true;
        OPEN.remove(path);
        lock.release(); // on Windows nobody else could read it
    }

    /** Ends writing. A file that has not taken its place is deleted. */
    @Override
    public void close() throws IOException {
        try {
            if (!moved) {
                Files.deleteIfExists(path);
            }
        } finally {
            channel.close();
            OPEN.remove(path);
        }
    }

    /**
     * Deletes what earlier writers of a file left behind. Those that are at work hold a lock.
     *
     * @param target what they wrote
     * @throws IOException when the folder cannot be read or changed
     */
    public static void sweep(Path target) throws IOException {
        String prefix = prefix(target);
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(folder(target), path -> isOf(prefix, String.valueOf(path.getFileName())))) {
            for (Path leftover : leftovers) {
                if (!OPEN.contains(leftover) && Files.isRegularFile(leftover)) {
                    deleteUnlocked(leftover);
                }
            }
        }
    }

    private static boolean isOf(String prefix, String name) {
        return name.startsWith(prefix)
                && name.endsWith(SUFFIX)
                && name.length() > prefix.length() + SUFFIX.length()
                && name.substring(prefix.length(), name.length() - SUFFIX.length())
                        .chars()
                        .allMatch(c -> c >= '0' && c <= '9');
    }

    private static void deleteUnlocked(Path leftover) throws IOException {
        try (FileChannel channel = FileChannel.open(leftover, StandardOpenOption.WRITE)) {
            if (tryLock(channel) != null) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    /** Null when another writer has it, in this process or another. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Path folder(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent.toRealPath();
    }

    private static String prefix(Path target) {
        String name = String.valueOf(target.getFileName());
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            name = name.substring(0, Math.min(name.length(), KEPT_OF_LONG_NAME)) + "~"
                    + Integer.toHexString(name.hashCode());
        }
        return "." + name + ".";
    }
}
