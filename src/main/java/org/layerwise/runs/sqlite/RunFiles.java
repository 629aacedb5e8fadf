package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the store's files are: {@code runs.db}, and beside it {@code runs/ID/} with what is too large for it. */
record RunFiles(Path folder) {

    Path database() {
        return folder.resolve("runs.db");
    }

    /** The folder of a run. */
    Path of(String id) {
        return folder.resolve("runs").resolve(id);
    }

    /** Bytes that a run's files take. */
    long size(String id) {
        try (Stream<Path> files = Files.list(of(id))) {
            long size = 0;
            for (Path each : files.toList()) {
                size += Files.size(each);
            }
            return size;
        } catch (IOException e) {
            return 0; // it has none
        }
    }

    /** Deletes a run's files. */
    void delete(String id) throws IOException {
        deleteAll(of(id));
    }

    /** Deletes a folder with all that is in it, where it is there. */
    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
