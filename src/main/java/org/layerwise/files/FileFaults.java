package org.layerwise.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** What the file system says, in words for people. */
final class FileFaults {
    private FileFaults() {}

    /** @throws ProblemException unless {@code file} is a regular file that this user may read */
    static void requireReadable(Path file) {
        if (Files.isDirectory(file)) {
            throw error(file, "is a folder; a file is expected.", "Name a file in it.");
        }
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            boolean folderExists = folder == null || Files.isDirectory(folder);
            throw error(
                    file,
                    "there is no such file.",
                    folderExists
                            ? "Check its name."
                            : "The folder " + folder + " does not exist either; check the path.");
        }
        if (!Files.isReadable(file)) {
            throw error(file, "may not be read by this user.", "Change the file's permissions.");
        }
        if (!Files.isRegularFile(file)) {
            throw error(file, "is not a regular file.", "Copy what it holds to a file first.");
        }
    }

    static ProblemException unreadable(Path file, IOException e) {
        return because(file, "cannot be read: " + reason(e) + ".", "Check the disk and the file's permissions.", e);
    }

    static ProblemException unwritable(Path file, IOException e) {
        Path folder = folder(file);
        if (e instanceof NoSuchFileException && !Files.exists(folder)) {
            return because(
                    file,
                    "cannot be written: the folder " + folder + " does not exist.",
                    "Make the folder, or choose another.",
                    e);
        }
        if (e instanceof AccessDeniedException) {
            return because(
                    file,
                    "cannot be written: this user may not write in the folder " + folder + ".",
                    "Change the folder's permissions, or choose another folder.",
                    e);
        }
        return because(
                file,
                "cannot be written: " + reason(e) + ".",
                "Make room or choose another folder. What stood there before is unchanged.",
                e);
    }

    static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    static ProblemException error(Path file, String message, String hint) {
        return Problem.error(Location.file(file.toString()), message, hint).toException();
    }

    private static ProblemException because(Path file, String message, String hint, IOException e) {
        return new ProblemException(Problem.error(Location.file(file.toString()), message, hint), e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException fault && fault.getReason() != null) {
            return fault.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
