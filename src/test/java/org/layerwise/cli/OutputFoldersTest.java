package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that commands fill are held to what the commands read, and to the store. */
class OutputFoldersTest {
    @TempDir
    Path folder;

    private static void refused(Outcome outcome, String because) {
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(because), outcome.err());
    }

    private static long files(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.count();
        }
    }

    @Test
    void theDemoFillsNoFolderOfItsInput() throws IOException {
        Path samples = Path.of("sample-data");
        long before = files(samples);
        refused(Outcome.of("demo", "-o", samples), "this folder holds penguins.csv");
        Path link = Files.createSymbolicLink(folder.resolve("samples"), samples.toAbsolutePath());
        refused(Outcome.of("demo", "-o", link), "this folder holds penguins.csv");
        Files.delete(link);
        refused(Outcome.of("demo", "-o", samples.resolve("penguins.csv")), "this file is read here");
        assertEquals(before, files(samples));
    }

    @Test
    void aLogFolderIsNeitherInTheStoreNorWhatIsReadOrWritten() throws IOException {
        KeptRunsFolder kept = new KeptRunsFolder(folder.resolve("store"));
        Path table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        Path experiment = folder.resolve("iris.json");
        Outcome.done("new", table, "--target", "species", "--epochs", "1", "-o", experiment);
        kept.done("train", experiment, "--quiet");
        for (Path place : List.of(kept.store(), kept.store().resolve("runs"), kept.folderOf("last"))) {
            refused(kept.of("runs", "export", "last", "--tensorboard", place), "where the kept runs in");
        }
        refused(kept.of("runs", "export", "last", "--tensorboard", table), "this file is read here");
        Path both = folder.resolve("both");
        refused(
                kept.of("runs", "export", "last", "--tensorboard", both, "--csv", both),
                "the folder and the metrics cannot be the same file");
        assertFalse(Files.exists(both));
        kept.done("runs", "export", "last", "--tensorboard", folder.resolve("logs"));
        assertTrue(Files.isDirectory(folder.resolve("logs")));
    }
}
