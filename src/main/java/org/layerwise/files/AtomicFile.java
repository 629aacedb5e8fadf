package org.layerwise.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, renamed over it in one step, the folder
 * flushed too. Whenever writing ends early the former file is untouched. A temporary file is locked while it is written, so
 * that what a killed process left is known by its missing lock, and swept at the next write.
 */
public final class AtomicFile {
    private static final String SUFFIX = ".tmp";

    private AtomicFile() {}

    /** What is written. */
    @FunctionalInterface
    public interface Body {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, or replaces it.
     *
     * @param file a link is followed
     * @param body writes the content; the stream is buffered and closed for it
     * @throws org.layerwise.base.ProblemException when the folder is missing or closed to this user, the disk is full, or the
     *     place is taken by something other than a file
     */
    public static void write(Path file, Body body) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw FileFaults.error(
                        file,
                        Files.isDirectory(target)
                                ? Message.of("files/folder-not-replaced")
                                : Message.of("files/not-regular-not-replaced"));
            }
            sweep(target);
            replace(target, body);
        } catch (IOException e) {
            throw FileFaults.unwritable(file, e);
        }
    }

    private static void replace(Path target, Body body) throws IOException {
        Path temporary = null;
        boolean done = false;
        try (Locked locked = open(target)) {
            temporary = locked.path();
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(locked.channel()), 1 << 16);
            body.write(out);
            out.flush();
            locked.channel().force(true);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done = true;
        } finally {
            if (!done && temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
        flushFolder(FileFaults.folder(target));
    }

    /** A temporary file that belongs to nobody else. */
    private record Locked(Path path, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static Locked open(Path target) throws IOException {
        for (int number = 0; ; number++) {
            Path path = target.resolveSibling("." + target.getFileName() + "." + number + SUFFIX);
            try {
                FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (tryLock(channel) == null) {
                    channel.close();
                    continue;
                }
                return new Locked(path, channel);
            } catch (FileAlreadyExistsException taken) {
                if (number == 1000) {
                    throw taken;
                }
            }
        }
    }

    /** Removes what earlier writers of this file left behind; those at work hold a lock. */
    private static void sweep(Path target) throws IOException {
        Path folder = FileFaults.folder(target);
        String prefix = "." + target.getFileName() + ".";
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, path -> {
            String name = path.getFileName().toString();
            return name.startsWith(prefix)
                    && name.endsWith(SUFFIX)
                    && isNumber(name.substring(prefix.length(), Math.max(prefix.length(), name.length() - 4)));
        })) {
            for (Path leftover : leftovers) {
                if (isAbandoned(leftover)) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isAbandoned(Path leftover) throws IOException {
        if (!Files.isRegularFile(leftover)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(leftover, StandardOpenOption.WRITE)) {
            return tryLock(channel) != null;
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

    private static void flushFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
