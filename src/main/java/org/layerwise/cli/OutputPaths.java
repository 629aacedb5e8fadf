package org.layerwise.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.LinkedFile;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.files.AtomicFile;

/** Names of files that follow from others, and whether they can be written, or are the same. */
final class OutputPaths {
    private OutputPaths() {}

    /** {@code folder/iris.json} with another ending: {@code folder/iris.layerwise}. */
    static Path withEnding(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + ending);
    }

    /** A path as a shell takes it: in quotes where it has other characters than usual ones. */
    static String shell(Path file) {
        String text = file.toString();
        boolean plain = !text.isEmpty()
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "/._-+:@%,=\\".indexOf(c) >= 0);
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Refuses a place that cannot be written, before any work is done. Nothing that is there is changed. */
    static void requireWritable(Path file) {
        Path folder = folder(file);
        if (folder == null || !Files.isDirectory(folder)) {
            throw Problem.error(Location.file(file.toString()), Message.of("cli/no-folder", String.valueOf(folder)))
                    .toException();
        }
        if (Files.isDirectory(file)) {
            throw Problem.error(Location.file(file.toString()), Message.of("cli/output-is-folder"))
                    .toException();
        }
        AtomicFile.requireWritable(file);
    }

    private static @Nullable Path folder(Path file) {
        try {
            return followed(file).getParent();
        } catch (IOException e) {
            return file.toAbsolutePath().getParent(); // writing says what is wrong
        }
    }

    /** The same, where a device or a pipe will do too. */
    static void requireWritableOrDevice(Path file) {
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            requireWritable(file);
        }
    }

    /**
     * Whether two paths are of one file, or would be once it is there: through links and however they are spelled.
     *
     * @throws ProblemException when one of them cannot be looked at
     */
    static boolean isSame(Path one, Path other) {
        try {
            return place(one).equals(place(other))
                    || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.file(one.toString()),
                            Message.of("cli/output-not-compared", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** Whether a file is or would be in a folder, or below it. */
    static boolean isInside(Path file, Path folder) {
        try {
            return Files.isDirectory(folder) && place(file).startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false; // it is no place for files
        }
    }

    /** Where a file is or would be, by its one true path; a link that leads nowhere yet is followed too. */
    private static Path place(Path file) throws IOException {
        Path at = followed(file);
        Path folder = at.getParent();
        return folder != null && Files.isDirectory(folder)
                ? folder.toRealPath().resolve(at.getFileName()).normalize()
                : at.normalize();
    }

    /** The file that a link leads to; the link itself where it leads in a circle, which is refused when it is written. */
    private static Path followed(Path file) throws IOException {
        try {
            return LinkedFile.of(file);
        } catch (FileSystemLoopException e) {
            return file.toAbsolutePath();
        }
    }
}
