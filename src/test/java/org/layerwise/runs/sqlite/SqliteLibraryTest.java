package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {
    @TempDir
    Path folder;

    @Test
    void goesBesideTheStoreWhereTheTemporaryFolderCannotTakeIt() throws Exception {
        Path missing = folder.resolve("missing");
        Path library = SqliteLibrary.extract(List.of(missing, folder));
        assertEquals(folder, library.getParent().getParent());
        assertTrue(Files.isExecutable(library) && Files.size(library) > 100_000);
    }

    @Test
    void whereNoFolderTakesItEachIsNamedWithItsReason() throws Exception {
        Path missing = folder.resolve("missing");
        Path file = Files.writeString(folder.resolve("file"), "");
        SQLException refused = assertThrows(SQLException.class, () -> SqliteLibrary.extract(List.of(missing, file)));
        assertEquals(
                "the database needs a folder for its library for a moment, and none can take it: " + missing
                        + " (there is no such folder), " + file + " (Not a directory)",
                refused.getMessage());
    }

    /** A killed process has no time to clean up: what it has loaded must not be in the way of that. */
    @Test
    void nothingIsLeftInTheTemporaryFolderWhenTheProcessIsKilled() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (Stream<Path> left = Files.list(killed(temporary))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aStoreOpensWhereTheTemporaryFolderIsGone() throws Exception {
        killed(folder.resolve("gone"));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(
                    List.of("out.txt", "runs.db"),
                    all.map(each -> each.getFileName().toString())
                            .filter(name -> !name.startsWith("runs.db-"))
                            .sorted()
                            .toList());
        }
    }

    /** Opens a database in a process, and kills that. */
    private Path killed(Path temporary) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                SqliteLibraryTest.class.getName(),
                folder.resolve("runs.db").toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (!Files.readString(out).contains("opened")) {
                assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(out));
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return temporary;
    }

    /** Opens a database, and waits for its end. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Database.forWriting(Path.of(arguments[0]), false);
        System.out.println("opened");
        new CountDownLatch(1).await();
    }
}
