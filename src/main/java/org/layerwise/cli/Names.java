package org.layerwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;

/** Names of files that follow from others, and whether they can be written. */
final class Names {
    private Names() {}

    /** {@code folder/iris.json} with another ending: {@code folder/iris.layerwise}. */
    static Path withEnding(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + ending);
    }

    /** Refuses before any work is done a place that cannot be written. */
    static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Problem.error(
                            Where.file(file.toString()),
                            "the folder " + folder + " does not exist.",
                            "Make it, or choose another place.")
                    .toException();
        }
        if (Files.isDirectory(file)) {
            throw Problem.error(Where.file(file.toString()), "this is a folder.", "Name a file in it.")
                    .toException();
        }
        if (!Files.isWritable(folder)) {
            throw Problem.error(
                            Where.file(file.toString()),
                            "the folder " + folder + " cannot be written.",
                            "Choose another place, or change its permissions.")
                    .toException();
        }
    }
}
