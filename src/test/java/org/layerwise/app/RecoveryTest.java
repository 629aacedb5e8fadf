package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.Layout;

/** What becomes of unsaved edits when a process does not end properly. */
class RecoveryTest {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    private Path store;
    private Path table;
    private final List<String> complaints = new ArrayList<>();
    private final List<Leftover> found = new ArrayList<>();

    @BeforeEach
    void copyTheTable() throws IOException {
        store = folder.resolve("store");
        table = folder.resolve("iris.csv");
        Files.copy(Path.of("sample-data/iris.csv"), table);
    }

    private Workbench open() {
        return new Workbench(
                Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make(), WorkingFiles.in(store, Ticker.SYSTEM));
    }

    private void complain(List<Problem> problems) {
        problems.forEach(problem -> complaints.add(problem.describe()));
    }

    private List<Leftover> look(Workbench workbench) {
        found.clear();
        workbench.findLeftovers(found::addAll, this::complain);
        return found;
    }

    private List<Path> kept(String suffix) throws IOException {
        Path recovery = store.resolve("recovery");
        if (!Files.isDirectory(recovery)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(recovery)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private void awaitKept(int count) throws IOException {
        long began = Ticker.SYSTEM.nanos();
        while (kept(".json").size() != count) {
            assertTrue(Ticker.SYSTEM.nanos() - began < DEADLINE_NANOS, "nothing is kept");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void awaitText(String text) throws IOException {
        long began = Ticker.SYSTEM.nanos();
        while (!Files.readString(kept(".json").getFirst()).contains(text)) {
            assertTrue(Ticker.SYSTEM.nanos() - began < DEADLINE_NANOS, text + " is not kept");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }

    @Test
    void editsOfAProcessThatWasKilledComeBackWithTheirHistory() throws Exception {
        Process process = EditingProcess.start(
                store.toString(), table.toString(), "seed=7", "training.epochs=9", "move", "seed=8", "undo");
        awaitKept(1);
        awaitText("seed=8"); // what is kept first may be from between two edits
        Workbench next = open();
        assertEquals(List.of(), look(next), "its process lives");
        kill(process);
        assertEquals(
                List.of("iris.csv"), look(next).stream().map(Leftover::name).toList());
        Leftover leftover = found.getFirst();
        assertTrue(leftover.age().compareTo(Duration.ofMinutes(10)) < 0, leftover.age()::toString);
        Workbench other = open();
        List<Leftover> taken = List.copyOf(look(other));
        assertEquals(List.of(), taken, "another window has it in hand");
        List<String> restored = new ArrayList<>();
        next.restore(leftover, () -> restored.add("restored"), this::complain);
        assertEquals(List.of("restored"), restored);
        assertEquals(List.of(), complaints);
        ExperimentDocument document = next.document();
        Experiment now = next.experiment().orElseThrow();
        assertEquals(7, now.seed());
        assertEquals(9, now.training().epochs());
        assertEquals(Optional.of(new Layout.Position(30, 40)), now.layout().position("dense1"));
        assertEquals(table, next.table().orElseThrow().path());
        assertTrue(document.hasUnsavedEdits());
        assertEquals(Optional.of("seed=8"), document.redoDescription());
        document.redo();
        assertEquals(8, next.experiment().orElseThrow().seed());
        document.undo();
        assertEquals(Optional.of("Move"), document.undoDescription());
        document.undo();
        assertEquals(Layout.AUTOMATIC, next.experiment().orElseThrow().layout());
        document.undo();
        document.undo();
        Workbench fresh = open();
        fresh.openTable(table, this::complain);
        assertEquals(fresh.experiment(), next.experiment());
        assertEquals(Optional.empty(), document.undoDescription());
        next.close();
        assertEquals(List.of(), kept(".json"));
        assertEquals(List.of(), kept(".lock"));
        assertEquals(List.of(), look(other));
    }

    @Test
    void theExperimentsFileIsNotTouchedAndComesBackAsItsFile() throws Exception {
        Workbench first = open();
        first.openTable(table, this::complain);
        Path file = folder.resolve("mine.json");
        first.saveExperiment(file);
        first.close();
        String before = Files.readString(file);
        Process process = EditingProcess.start(store.toString(), file.toString(), "seed=7");
        awaitKept(1);
        kill(process);
        assertEquals(before, Files.readString(file));
        Workbench next = open();
        assertEquals("mine.json", look(next).getFirst().name());
        next.restore(found.getFirst(), () -> {}, this::complain);
        assertEquals(Optional.of(file), next.document().file());
        assertTrue(next.document().hasUnsavedEdits());
        next.saveExperiment(file);
        awaitKept(0);
        assertNotEquals(before, Files.readString(file));
        assertEquals(List.of(), complaints);
        next.close();
    }

    @Test
    void savingAndClosingLeaveNothingBehind() throws Exception {
        Workbench workbench = open();
        workbench.openTable(table, this::complain);
        workbench.document().edit("Seed", now -> now.withSeed(7));
        awaitKept(1);
        workbench.saveExperiment(folder.resolve("mine.json"));
        awaitKept(0);
        workbench.document().edit("Seed", now -> now.withSeed(8));
        awaitKept(1);
        workbench.document().undo();
        awaitKept(0);
        workbench.document().edit("Seed", now -> now.withSeed(9));
        workbench.close();
        assertEquals(List.of(), kept(".json"));
        assertEquals(List.of(), kept(".lock"));
    }

    @Test
    void whatIsLeftForLaterIsFoundAgainAndWhatIsDiscardedIsNot() throws Exception {
        kill(editing());
        Workbench next = open();
        look(next).getFirst().leave();
        assertEquals(1, look(next).size());
        found.getFirst().discard();
        assertEquals(List.of(), look(next));
        assertEquals(List.of(), kept(".json"));
    }

    private Process editing() throws IOException {
        Process process = EditingProcess.start(store.toString(), table.toString(), "seed=7");
        awaitKept(1);
        return process;
    }

    @Test
    void aTableThatIsGoneIsSaidAndTheEditsStay() throws Exception {
        kill(editing());
        Files.delete(table);
        Workbench next = open();
        next.restore(look(next).getFirst(), () -> complaints.add("restored"), this::complain);
        assertEquals(2, complaints.size(), complaints::toString);
        assertTrue(complaints.getFirst().contains("iris.csv"), complaints::toString);
        assertTrue(complaints.getLast().contains("still kept"), complaints::toString);
        assertEquals(1, kept(".json").size());
        Files.copy(Path.of("sample-data/iris.csv"), table);
        next.restore(found.getFirst(), () -> {}, this::complain);
        assertEquals(7, next.experiment().orElseThrow().seed());
        next.close();
    }

    @Test
    void aFileThatCannotBeReadIsPutAsideAndSaid() throws Exception {
        kill(editing());
        Path file = kept(".json").getFirst();
        String half = Files.readString(file).substring(0, 300);
        Files.writeString(file, half);
        Workbench next = open();
        assertEquals(List.of(), look(next));
        Problem said = next.notices().getFirst();
        assertTrue(said.describe().contains("cannot be read"), said::describe);
        assertFalse(Files.exists(file));
        assertEquals(half, Files.readString(Path.of(file + ".bad")));
        assertEquals(List.of(), look(next));
    }

    @Test
    void hundredsOfEditsTakeLittleRoomAndComeBack() {
        Workbench workbench = open();
        workbench.openTable(table, this::complain);
        for (int i = 1; i <= 600; i++) {
            String edit = "training.epochs=" + i;
            workbench.document().edit(edit, now -> ExperimentEdit.apply(now, edit));
        }
        ExperimentDocument.Snapshot all = workbench.document().snapshot().orElseThrow();
        assertEquals(500, all.undo().size());
        RecoveryFile file = new RecoveryFile(folder.resolve("kept.json"));
        UnsavedExperiment unsaved = new UnsavedExperiment(Ticker.SYSTEM.now(), table, "f", all);
        file.write(unsaved);
        assertEquals(unsaved, file.read());
        assertTrue(
                file.path().toFile().length() < 200_000,
                "bytes: " + file.path().toFile().length());
        workbench.close();
    }
}
