package org.layerwise.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** What the file system says, in words for people. */
final class FileFaults {
    private FileFaults() {}

    /** @throws ProblemException unless {@code file} is a regular file that this user may read */
    static void requireReadable(Path file) {
        if (Files.isDirectory(file)) {
            throw error(file, Message.of("files/is-folder"));
        }
        if (!Files.exists(file)) {
            if (file.toString().indexOf('\uFFFD') >= 0) {
                throw error(file, Message.of("files/name-no-utf-8"));
            }
            Path folder = file.toAbsolutePath().getParent();
            throw error(
                    file,
                    Message.of("files/no-such-file")
                            .hinted(
                                    folder == null || Files.isDirectory(folder)
                                            ? Message.of("files/check-name")
                                            : Message.of("files/no-such-folder-either", folder)));
        }
        if (!Files.isReadable(file)) {
            throw error(file, Message.of("files/may-not-be-read"));
        }
        if (!Files.isRegularFile(file)) {
            throw error(file, Message.of("files/not-regular"));
        }
    }

    static ProblemException unreadable(Path file, IOException e) {
        return because(file, Message.of("files/unreadable", reason(e)), e);
    }

    static ProblemException unwritable(Path file, IOException e) {
        if (e instanceof FileSystemLoopException) {
            return because(file, Message.of("files/unwritable-circle"), e);
        }
        Path folder = folder(file);
        if (e instanceof NoSuchFileException && !Files.exists(folder)) {
            return because(file, Message.of("files/unwritable-no-folder", folder), e);
        }
        if (e instanceof AccessDeniedException || e instanceof NoSuchFileException) {
            return because(file, Message.of("files/unwritable-not-allowed", folder), e);
        }
        return because(file, Message.of("files/unwritable", reason(e)), e);
    }

    /** What to say of a file that this user may not change, though perhaps its folder. */
    static ProblemException protectedFile(Path file, IOException e) {
        return because(file, Message.of("files/unwritable-protected"), e);
    }

    static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    static ProblemException error(Path file, Message text) {
        return Problem.error(Location.file(file.toString()), text).toException();
    }

    private static ProblemException because(Path file, Message text, IOException e) {
        return new ProblemException(Problem.error(Location.file(file.toString()), text), e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException fault && fault.getReason() != null) {
            return fault.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
