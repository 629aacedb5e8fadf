package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the store's files are: {@code runs.db}, and beside it {@code runs/ID/} with what is too large for it. */
record RunFiles(Path folder) {

    private static final String RUNS = "runs";

    Path database() {
        return folder.resolve("runs.db");
    }

    /** The folder of a run. */
    Path of(String id) {
        return folder.resolve(RUNS).resolve(id);
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

    /** Copies the files of all runs, those that are there, but for locks and what is being written. */
    void copyTo(RunFiles other) throws IOException {
        Path from = folder.resolve(RUNS);
        if (!Files.isDirectory(from)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.filter(Files::isRegularFile).toList();
        }
        for (Path each : all) {
            String name = String.valueOf(each.getFileName());
            if (!name.startsWith(".") && !name.equals(RunLock.FILE)) {
                Path to = other.folder.resolve(folder.relativize(each));
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(each, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The runs that have folders; empty where there are none. */
    List<String> ids() throws IOException {
        Path runs = folder.resolve(RUNS);
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(Files::isDirectory)
                    .map(each -> String.valueOf(each.getFileName()))
                    .toList();
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
