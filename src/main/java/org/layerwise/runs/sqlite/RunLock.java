package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Held by the process that trains a run. The system lets go of it when the process is gone, however it went.
 *
 * @param folder the run's
 * @param channel open as long as it is held
 */
record RunLock(Path folder, FileChannel channel) {
    private static final String FILE = "lock";
    private static final int ATTEMPTS = 20;
    private static final long NANOS_BETWEEN = 5_000_000;

    /** Those that this process holds: to open and close a lock's file a second time would let go of the lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** @throws IOException when it is held already, or cannot be */
    static RunLock hold(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        if (!HELD.add(place)) {
            throw new IOException(folder + " is held by this process");
        }
        boolean held = false;
        try {
            FileChannel channel =
                    FileChannel.open(place.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new IOException(folder + " is held by another process");
            }
            held = true;
            return new RunLock(place, channel);
        } finally {
            if (!held) {
                HELD.remove(place);
            }
        }
    }

    /** Whoever only looks whether it is held has it for a moment. */
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
        HELD.remove(folder);
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(RunLock.class.getName())
                    .log(System.Logger.Level.INFO, "a run's lock is let go of when the program ends", e);
        }
    }

    /** Whether a process on this machine, or one that shares its locks, trains the run. */
    static boolean isHeld(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        Path file = place.resolve(FILE);
        if (HELD.contains(place)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false; // it is being deleted, or the file system has no locks
        }
    }
}
