package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Held by the process that trains a run. The system lets go of it when the process is gone, however it went.
 *
 * @param key which file it is
 * @param channel open as long as it is held
 */
record RunLock(Object key, FileChannel channel) {
    /** In the run's folder. */
    static final String FILE = "lock";

    private static final int ATTEMPTS = 40;
    private static final long NANOS_BETWEEN = 5_000_000;

    /**
     * Those that this process holds. To open and close a lock's file a second time would let go of the lock, by whatever path it
     * was reached: so nobody does while it is in here.
     */
    private static final Set<Object> HELD = new HashSet<>();

    /** Whether somebody holds it. */
    enum Holder {
        SOMEBODY,
        NOBODY,
        /** There is no such file, or the file system has no locks. */
        UNKNOWN
    }

    /** @throws IOException when it is held already, or cannot be */
    static RunLock hold(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        synchronized (HELD) {
            if (Files.exists(file) && HELD.contains(key(file))) {
                throw new IOException(folder + " is held by this process");
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean held = false;
            try {
                if (!lock(channel)) {
                    throw new IOException(folder + " is held by another process");
                }
                RunLock lock = new RunLock(key(file), channel);
                HELD.add(lock.key);
                held = true;
                return lock;
            } finally {
                if (!held) {
                    channel.close();
                }
            }
        }
    }

    /** The file system's own, or else the path without links. */
    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }

    /** Whoever only looks whether it is held shares it for a moment. */
    private static boolean lock(FileChannel channel) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (channel.tryLock() != null) {
                return true;
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
        }
        return false;
    }

    void letGo() {
        synchronized (HELD) {
            HELD.remove(key);
            try {
                channel.close();
            } catch (IOException e) {
                System.getLogger(RunLock.class.getName())
                        .log(System.Logger.Level.INFO, "a run's lock is let go of when the program ends", e);
            }
        }
    }

    /** Whether a process on this machine, or one that shares its locks, trains the run. */
    static Holder holder(Path folder) {
        boolean interrupted = Thread.interrupted(); // which would close the channel
        try {
            return look(folder.resolve(FILE));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Holder look(Path file) {
        synchronized (HELD) {
            try {
                if (HELD.contains(key(file))) {
                    return Holder.SOMEBODY;
                }
                // shared, so that two who look do not take each other for the one who trains
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    return channel.tryLock(0, Long.MAX_VALUE, true) == null ? Holder.SOMEBODY : Holder.NOBODY;
                }
            } catch (OverlappingFileLockException e) {
                return Holder.SOMEBODY;
            } catch (NoSuchFileException e) {
                return Holder.UNKNOWN; // it is being made, or deleted
            } catch (IOException e) {
                System.getLogger(RunLock.class.getName()).log(System.Logger.Level.DEBUG, "no locks here", e);
                return Holder.UNKNOWN;
            }
        }
    }
}
