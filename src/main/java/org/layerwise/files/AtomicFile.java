package org.layerwise.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.layerwise.base.LinkedFile;
import org.layerwise.base.Message;
import org.layerwise.base.TemporaryFile;

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, renamed over it in one step, the folder
 * flushed too. Whenever writing ends early the former file is untouched. What a killed process left is swept at the next write,
 * and when a file is looked at before it is read.
 */
public final class AtomicFile {
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
            Path target = target(file);
            TemporaryFile.sweep(target);
            replace(target, body);
        } catch (IOException e) {
            throw FileFaults.unwritable(file, e);
        }
    }

    /**
     * Tries whether {@link #write} could, and sweeps what a killed process left. Nothing that is there is changed.
     *
     * @param file a link is followed
     * @throws org.layerwise.base.ProblemException when it could not, or this user may not change the file that is there
     */
    public static void requireWritable(Path file) {
        try {
            Path target = target(file);
            TemporaryFile.sweep(target);
            requireReplaceable(file, target);
            TemporaryFile.beside(target).close();
        } catch (IOException e) {
            throw FileFaults.unwritable(file, e);
        }
    }

    /** A file that is protected could be replaced where its folder is open; whoever protected it would not want that. */
    private static void requireReplaceable(Path file, Path target) throws IOException {
        try {
            Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return; // nothing is to be replaced
        }
        if (Files.exists(target)) { // no link to nothing
            try {
                FileChannel.open(target, StandardOpenOption.WRITE).close();
            } catch (FileSystemException e) {
                throw FileFaults.protectedFile(file, e);
            }
        }
    }

    /** Takes away what a killed process left of a file that is about to be read, as far as that can be done. */
    static void tidy(Path file) {
        try {
            TemporaryFile.sweep(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
        } catch (IOException e) {
            System.getLogger(AtomicFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "what was left behind stays for now", e);
        }
    }

    /** Where a file is to be written: a link is followed, also to a file that is not there yet. */
    static Path target(Path file) throws IOException {
        Path behind = LinkedFile.of(file);
        Path target = Files.exists(behind) ? behind.toRealPath() : behind;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw FileFaults.error(
                    file,
                    Files.isDirectory(target)
                            ? Message.of("files/folder-not-replaced")
                            : Message.of("files/not-regular-not-replaced"));
        }
        return target;
    }

    private static void replace(Path target, Body body) throws IOException {
        try (TemporaryFile temporary = TemporaryFile.beside(target)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(temporary.channel()), 1 << 16);
            body.write(out);
            out.flush();
            temporary.channel().force(true);
            temporary.become();
        }
        flushFolder(FileFaults.folder(target));
    }

    private static void flushFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
