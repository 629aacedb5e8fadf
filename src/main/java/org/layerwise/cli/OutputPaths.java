package org.layerwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** Names of files that follow from others, and whether they can and may be written. */
final class OutputPaths {
    private OutputPaths() {}

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
            throw Problem.error(Location.file(file.toString()), Message.of("cli/no-folder", String.valueOf(folder)))
                    .toException();
        }
        if (Files.isDirectory(file)) {
            throw Problem.error(Location.file(file.toString()), Message.of("cli/output-is-folder"))
                    .toException();
        }
        try {
            Files.delete(Files.createTempFile(folder, ".layerwise", ".tmp"));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(Location.file(file.toString()), Message.of("cli/folder-not-writable", folder)), e);
        }
    }

    /** Refuses to write over a file that is read: a table, an experiment, a model. */
    static void requireApart(Path output, Path... inputs) {
        for (Path input : inputs) {
            try {
                if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
                    throw Problem.error(Location.file(output.toString()), Message.of("cli/output-is-input"))
                            .toException();
                }
            } catch (IOException e) {
                throw new ProblemException(
                        Problem.error(
                                Location.file(output.toString()),
                                Message.of("cli/output-not-compared", String.valueOf(e.getMessage()))),
                        e);
            }
        }
    }
}
