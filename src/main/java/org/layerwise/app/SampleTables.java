package org.layerwise.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.layerwise.base.ProblemException;
import org.layerwise.data.spec.Task;

/** The tables that come with Layerwise, where its folder has them. */
public final class SampleTables {
    private SampleTables() {}

    /** The tables beside this program, by name; empty where there are none. */
    public static List<Path> beside() {
        return in(Path.of(System.getProperty("layerwise.home", ".")).resolve("sample-data"));
    }

    /**
     * What a table is.
     *
     * @param rows how many
     * @param columns how many
     * @param task that its most likely target asks for
     * @param target that column
     */
    public record Facts(int rows, int columns, Task task, String target) {}

    /** What opening a table would come to; empty where it cannot be read. Takes as long as reading it. */
    public static Optional<Facts> facts(Path file) {
        try {
            OpenTable table = OpenTable.read(file);
            OpenedExperiment opened = OpenedExperiment.of(table);
            return Optional.of(new Facts(
                    table.table().rowCount(),
                    table.table().columnCount(),
                    opened.experiment().data().task(),
                    opened.experiment().data().target()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** The tables of a folder, by name; empty when it is not there. */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }
}
