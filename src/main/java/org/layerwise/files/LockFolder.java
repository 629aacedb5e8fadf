package org.layerwise.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder of small files, each locked by whoever wrote it, for as long as they want or their process lives: the system lets
 * go of the lock when the process is gone, however it went. What is no longer locked counts for nothing. Any thread.
 */
public final class LockFolder {
    /** Held while a lock is taken or let go of, so that nobody locks a file that is just being deleted. */
    private static final String GUARD = ".guard";

    /** The byte that is locked, far behind the text: on Windows nobody else can read a byte that is locked. */
    private static final long LOCKED_BYTE = 1 << 30;

    /**
     * What this process holds, and what is written there. To open and close such a file a second time would let go of its
     * lock.
     */
    private static final Map<Path, String> HELD = new HashMap<>();

    private final Path folder;

    /** @param folder made when it is needed */
    public LockFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A file that is held. */
    public static final class Lock implements AutoCloseable {
        private final Path file;
        private final FileChannel channel;

        private Lock(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        /** Deletes the file and lets go of it. */
        @Override
        public void close() {
            synchronized (HELD) {
                if (HELD.remove(file) == null) {
                    return;
                }
                try (FileChannel guard = guard(FileFaults.folder(file))) {
                    guard.lock();
                    Files.deleteIfExists(file);
                    channel.close();
                } catch (IOException e) {
                    System.getLogger(LockFolder.class.getName())
                            .log(System.Logger.Level.INFO, "a lock is let go of when the program ends", e);
                }
            }
        }
    }

    /**
     * Deletes what processes left behind that are gone.
     *
     * @param names which files may be deleted, by their names
     * @throws org.layerwise.base.ProblemException when the folder cannot be read
     */
    public void sweep(Predicate<String> names) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        synchronized (HELD) {
            try (FileChannel guard = guard(folder);
                    DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                guard.lock();
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    if (!name.equals(GUARD) && names.test(name) && Files.isRegularFile(file)) {
                        sweep(file);
                    }
                }
            } catch (IOException e) {
                throw FileFaults.unreadable(folder, e);
            }
        }
    }

    private static void sweep(Path file) throws IOException {
        if (HELD.containsKey(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.tryLock(LOCKED_BYTE, 1, false) != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileChannel guard(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(GUARD), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Takes a file, unless somebody holds it.
     *
     * @param name the file's
     * @param text what others read there
     * @return empty when another process, or somebody else in this one, holds it
     * @throws org.layerwise.base.ProblemException when the folder cannot be used
     */
    public Optional<Lock> hold(String name, String text) {
        Path file = folder.resolve(name);
        synchronized (HELD) {
            if (HELD.containsKey(file)) {
                return Optional.empty();
            }
            try {
                Files.createDirectories(folder);
                try (FileChannel guard = guard(folder)) {
                    guard.lock();
                    return lock(file, text);
                }
            } catch (IOException e) {
                throw FileFaults.unwritable(file, e);
            }
        }
    }

    private static Optional<Lock> lock(Path file, String text) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                return Optional.empty();
            }
            channel.truncate(0);
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            HELD.put(file, text);
            held = true;
            return Optional.of(new Lock(file, channel));
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** What is written in a file that somebody holds; empty when nobody does. */
    public Optional<String> text(String name) {
        Path file = folder.resolve(name);
        synchronized (HELD) {
            String own = HELD.get(file);
            if (own != null) {
                return Optional.of(own);
            }
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.tryLock(LOCKED_BYTE, 1, false) == null
                        ? Optional.of(Files.readString(file))
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty(); // it is being let go of
            }
        }
    }
}
