package org.layerwise.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tables that come with Layerwise, where its folder has them. */
public final class SampleTables {
    private SampleTables() {}

    /** The tables beside this program, by name; empty where there are none. */
    public static List<Path> beside() {
        return in(Path.of(System.getProperty("layerwise.home", ".")).resolve("sample-data"));
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
