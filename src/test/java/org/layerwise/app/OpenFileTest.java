package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.files.ExperimentFile;

/** Two windows, in two processes or in one, and one experiment's file. */
class OpenFileTest {
    @TempDir
    Path folder;

    private final List<Workbench> windows = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private Path store;
    private Path file;

    @BeforeEach
    void makeAnExperiment() throws IOException {
        store = folder.resolve("store");
        file = folder.resolve("mine.json");
        Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        Workbench first = window();
        first.openTable(folder.resolve("iris.csv"), OpenFileTest::fail);
        first.saveExperiment(file);
        first.close();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        windows.forEach(Workbench::close);
    }

    private static void fail(List<Problem> problems) {
        throw new AssertionError(problems.toString());
    }

    private Workbench window() {
        Workbench made = new Workbench(
                Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make(), WorkingFiles.in(store, Ticker.SYSTEM));
        windows.add(made);
        return made;
    }

    private Workbench opened() {
        Workbench made = window();
        made.open(file, OpenFileTest::fail);
        made.document().edit("Seed", now -> now.withSeed(42));
        return made;
    }

    private Process process(String... edits) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(store.toString(), file.toString()));
        arguments.addAll(List.of(edits));
        Process process = EditingProcess.start(arguments.toArray(String[]::new));
        processes.add(process);
        return process;
    }

    private static String text(Optional<Problem> problem) {
        return problem.map(Problem::describe).orElse("");
    }

    private long seed() {
        return new ExperimentFile(file).load().seed();
    }

    @Test
    void theSecondProcessSaysWhereTheFirstIsAndMayNotWrite() throws IOException {
        Process first = process();
        Workbench second = opened();
        String why = text(second.readOnly(false));
        assertTrue(why.startsWith("mine.json is open in another window (process " + first.pid() + " on "), why);
        ProblemException refused = assertThrows(ProblemException.class, () -> second.saveExperiment(file));
        assertTrue(refused.problems().getFirst().describe().contains("process " + first.pid()));
        assertEquals(1, seed());
        assertEquals(why, text(second.readOnly(true)));
        EditingProcess.end(first);
        assertEquals("", text(second.readOnly(true)));
        second.saveExperiment(file);
        assertEquals(42, seed());
    }

    @Test
    void aProcessThatWasKilledLetsGo() throws IOException {
        Process first = process();
        Workbench second = opened();
        assertTrue(second.readOnly(true).isPresent());
        first.destroyForcibly().onExit().join();
        assertEquals("", text(second.readOnly(true)));
        second.saveExperiment(file);
        Workbench third = opened();
        assertTrue(third.readOnly(false).isPresent(), "the second has it now");
    }

    @Test
    void whatAKilledProcessLeftBehindIsSweptAtTheNextStart() throws IOException {
        process().destroyForcibly().onExit().join();
        Workbench other = window();
        other.openTable(folder.resolve("iris.csv"), OpenFileTest::fail);
        other.saveExperiment(folder.resolve("other.json"));
        assertEquals(3, names(store.resolve("open")).size());
        window().findLeftovers(found -> assertEquals(List.of(), found), OpenFileTest::fail);
        assertEquals(2, names(store.resolve("open")).size());
        Workbench third = window();
        third.open(folder.resolve("other.json"), OpenFileTest::fail);
        assertTrue(third.readOnly(false).isPresent(), "who lives is left alone");
    }

    @Test
    void savingAsAnotherFileMovesTheLock() throws IOException {
        Process first = process();
        Workbench second = opened();
        Path other = folder.resolve("other.json");
        second.saveExperiment(other);
        assertEquals("", text(second.readOnly(false)));
        Workbench third = window();
        third.open(other, OpenFileTest::fail);
        assertTrue(text(third.readOnly(false)).startsWith("other.json is open in another window"));
        EditingProcess.end(first);
        Workbench fourth = opened();
        assertEquals("", text(fourth.readOnly(false)));
        fourth.openTable(folder.resolve("iris.csv"), OpenFileTest::fail);
        assertEquals("", text(opened().readOnly(false)), "another table is open there");
    }

    @Test
    void whatTheFirstWroteMeanwhileIsNotWrittenOverWithoutAWord() throws IOException {
        Process first = process("seed=7");
        Workbench second = opened();
        EditingProcess.save(first);
        EditingProcess.end(first);
        for (int i = 0; i < 2; i++) {
            assertTrue(text(second.readOnly(true)).startsWith("mine.json was changed in another window"));
        }
        assertEquals(7, seed());
        second.saveExperiment(file); // chosen once more, in a dialog
        assertEquals("", text(second.readOnly(true)));
        assertEquals(42, seed());
    }

    @Test
    void twoPathsToOneFileAreOne() throws IOException {
        process();
        Path link = Files.createDirectory(folder.resolve("elsewhere")).resolve("link.json");
        Files.createSymbolicLink(link, file);
        Files.copy(folder.resolve("iris.csv"), folder.resolve("elsewhere/iris.csv"));
        Workbench second = window();
        second.open(link, OpenFileTest::fail);
        assertTrue(second.readOnly(false).isPresent());
    }

    @Test
    void nothingIsLeftBesideTheFileOrInTheStore() throws IOException {
        Workbench first = opened();
        Workbench second = opened();
        second.readOnly(true);
        second.close();
        assertEquals("", text(first.readOnly(true)));
        first.close();
        assertEquals(List.of("iris.csv", "mine.json", "store"), names(folder));
        assertEquals(List.of(".guard"), names(store.resolve("open")));
        assertFalse(Files.exists(folder.resolve(".guard")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
