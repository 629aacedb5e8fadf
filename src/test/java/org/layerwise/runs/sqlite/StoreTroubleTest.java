package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.Run;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.RunEnd;
import org.layerwise.train.Runs;

/** The store's folder vanishes, is locked, or cannot be used: runs go on, and it is said. */
class StoreTroubleTest {
    private static final String[] LONG = {"training.epochs=100000000", "training.batch=4", "telemetry.every=1"};

    @TempDir
    Path folder;

    private Path place;
    private Table table;

    @BeforeEach
    void makeTable() {
        place = folder.resolve("store");
        table = Runs.classes(folder, 60);
    }

    private Run run(String... changes) {
        return KeptRunsFixture.run(table, changes);
    }

    private Path live(Run run) {
        Path csv = folder.resolve("live.csv");
        run.outputs().writeMetrics(csv, problems -> {});
        return csv;
    }

    @Test
    void aFolderThatVanishesDoesNotEndTheRunAndItGoesOnElsewhere() throws IOException {
        Run run = run(LONG);
        Path live = live(run);
        Path elsewhere = folder.resolve("else where?");
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            KeptRunsFixture.train(store, run("training.epochs=2"));
            StoredRun kept = KeptRunsFixture.begin(store, run);
            run.outputs().writeCheckpoints(kept::checkpoint, CheckpointPace.everyEpochs(500), problems -> {});
            run.start();
            KeptRunsFixture.await("it trains", () -> run.progress().step() > 3_000);
            RunFiles.deleteAll(place);
            long then = run.progress().step();
            KeptRunsFixture.await("it is said", () -> store.trouble().isPresent());
            KeptRunsFixture.await("it goes on", () -> run.progress().step() > then + 3_000);
            assertTrue(store.trouble().orElseThrow().message().contains("the file is gone"), store.trouble()::toString);
            store.redirect(elsewhere);
            assertEquals(elsewhere, store.folder());
            assertTrue(store.trouble().isEmpty());
            assertEquals(StoredState.RUNNING, store.find(kept.id()).state());
            assertEquals(elsewhere.resolve("runs").resolve(kept.id()).resolve(RunRecord.CHECKPOINT), kept.checkpoint());
            KeptRunsFixture.await("checkpoints are written there", () -> Files.exists(kept.checkpoint()));
            assertTrue(run.stop(30));
            assertEquals(0, kept.record().missing());
        }
        assertFalse(Files.exists(place.resolve("runs.db")));
        try (SqliteRunStore store = SqliteRunStore.open(elsewhere, Ticker.SYSTEM)) {
            assertEquals(
                    List.of("classes 2", "classes 1"),
                    store.list().stream().map(RunInfo::name).toList());
            RunRecord record = store.open(store.find("classes 2").id());
            assertEquals(StoredState.STOPPED, record.info().state());
            record.exportMetrics(folder.resolve("later.csv"));
            assertEquals(-1, Files.mismatch(live, folder.resolve("later.csv")));
            assertEquals(
                    run.progress().step(),
                    new CheckpointFile(record.checkpoint().orElseThrow())
                            .standing()
                            .orElseThrow()
                            .step());
            assertEquals(
                    RunEnd.STOPPED,
                    ModelFile.load(record.model().orElseThrow()).provenance().ended());
        }
    }

    @Test
    void aStoreIsNotRedirectedOverAnother() {
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
                SqliteRunStore other = SqliteRunStore.open(folder.resolve("other"), Ticker.SYSTEM)) {
            KeptRunsFixture.train(other, run("training.epochs=1"));
            ProblemException refused = assertThrows(ProblemException.class, () -> store.redirect(other.folder()));
            assertTrue(refused.getMessage().contains("store of runs already"), refused.getMessage());
            assertEquals(place, store.folder());
            assertEquals(1, other.list().size());
            KeptRunsFixture.train(store, run("training.epochs=1"));
            assertEquals(1, store.list().size());
        }
    }

    @Test
    void aRunBeginsWithinTwoSecondsThoughAnotherProcessHasTheStoreLocked() throws SQLException {
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
                Connection other = Database.forWriting(store.files().database(), false)) {
            store.restore(List.of());
            Database.execute(other, "BEGIN IMMEDIATE");
            Run run = run("training.epochs=3");
            long began = System.nanoTime();
            StoredRun kept = KeptRunsFixture.begin(store, run);
            double seconds = (System.nanoTime() - began) / 1e9;
            assertTrue(seconds < 3, seconds + " s");
            assertTrue(store.trouble().isPresent());
            run.start();
            run.await();
            assertEquals(
                    List.of(true),
                    run.outputs().unwritten().stream()
                            .map(problem -> problem.message().contains("not whole there yet"))
                            .toList());
            Database.execute(other, "ROLLBACK");
            KeptRunsFixture.await(
                    "it is written",
                    () -> store.list().stream().anyMatch(info -> info.state() == StoredState.COMPLETED));
            assertEquals(3, kept.record().epochs().size());
        }
    }

    @Test
    void whatFindsNoRoomIsCountedAndSaidAndTheRunEndsSoon() throws IOException {
        Run run = run(LONG);
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.begin(store, run);
            run.start();
            KeptRunsFixture.await("it trains", () -> run.progress().step() > 1_000);
            RunFiles.deleteAll(place);
            KeptRunsFixture.await(
                    "there is no more room", () -> !run.outputs().missing().isEmpty());
            assertTrue(
                    run.outputs().missing().getFirst().message().contains("could not be kept"),
                    run.outputs().missing()::toString);
            long began = System.nanoTime();
            assertTrue(run.stop(60));
            double seconds = (System.nanoTime() - began) / 1e9;
            assertTrue(seconds < 8, seconds + " s");
            store.redirect(folder.resolve("elsewhere"));
            KeptRunsFixture.await(
                    "its end is written", () -> store.find(kept.id()).state() == StoredState.STOPPED);
            RunRecord record = kept.record();
            int[] frames = {0};
            long[] last = {0};
            record.replay(new org.layerwise.telemetry.FrameSink() {
                @Override
                public void step(StepFrame frame) {
                    assertTrue(frame.step() > last[0]);
                    last[0] = frame.step();
                    frames[0]++;
                }

                @Override
                public void epoch(EpochFrame frame) {
                    frames[0]++;
                }

                @Override
                public void close() {}
            });
            assertTrue(record.missing() > 0);
            assertEquals(run.progress().step() + run.wholeEpochs(), frames[0] + record.missing());
        }
    }

    @Test
    void aStoreThatCannotBeOpenedYetTakesWhatWaitedWhenItCan() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file, where a folder is to be");
        Run run = run("training.epochs=40", "training.batch=4", "telemetry.every=1");
        Path live = live(run);
        try (SqliteRunStore store = SqliteRunStore.openLater(blocked.resolve("store"), Ticker.SYSTEM)) {
            long began = System.nanoTime();
            StoredRun kept = KeptRunsFixture.begin(store, run);
            assertTrue(System.nanoTime() - began < 3_000_000_000L);
            run.start();
            run.await();
            assertTrue(store.trouble().isPresent());
            assertFalse(run.outputs().unwritten().isEmpty());
            Files.delete(blocked);
            KeptRunsFixture.await("it is written", () -> store.trouble().isEmpty());
            assertEquals(StoredState.COMPLETED, store.find(kept.id()).state());
            kept.record().exportMetrics(folder.resolve("later.csv"));
            assertEquals(-1, Files.mismatch(live, folder.resolve("later.csv")));
        }
    }

    @Test
    void aStoreOfANewerVersionIsLeftAloneAndRunsGoToATemporaryOne() throws Exception {
        SqliteRunStore.open(place, Ticker.SYSTEM).close();
        Path file = place.resolve("runs.db");
        for (String mode : List.of("DELETE", "WAL")) {
            try (Connection newer = Database.forWriting(file, mode.equals("DELETE"))) {
                Database.execute(newer, "PRAGMA user_version = 99");
            }
            byte[] before = Files.readAllBytes(file);
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> SqliteRunStore.open(place, Ticker.SYSTEM));
            assertTrue(refused.getMessage().contains("newer version of Layerwise (99"), refused.getMessage());
            try (LazyRunStore lazy = new LazyRunStore(place, Ticker.SYSTEM)) {
                KeptRunsFixture.train(lazy, run("training.epochs=1"));
                assertEquals(1, lazy.list().size());
                assertTrue(
                        lazy.findings().getFirst().message().contains("temporary folder"), lazy.findings()::toString);
            }
            assertEquals(-1, Files.mismatch(file, Files.write(folder.resolve("before"), before)), mode);
            assertEquals(
                    List.of("runs.db"),
                    KeptRunsFixture.names(place).stream()
                            .filter(name -> name.startsWith("runs.db"))
                            .toList());
        }
    }

    /** Its version is only in what a killed process had not yet brought into the file. */
    @Test
    void aNewerVersionIsFoundInTheLogBesideTheFileToo() throws Exception {
        Path original = folder.resolve("original");
        SqliteRunStore.open(original, Ticker.SYSTEM).close();
        Files.createDirectories(place);
        try (Connection newer = Database.forWriting(original.resolve("runs.db"), false)) {
            Database.execute(newer, "PRAGMA user_version = 99");
            for (String name : List.of("runs.db", "runs.db-wal")) { // as they are when the process is killed now
                Files.copy(original.resolve(name), place.resolve(name));
            }
        }
        byte[] before = Files.readAllBytes(place.resolve("runs.db"));
        byte[] log = Files.readAllBytes(place.resolve("runs.db-wal"));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> SqliteRunStore.open(place, Ticker.SYSTEM));
        assertTrue(refused.getMessage().contains("newer version of Layerwise (99"), refused.getMessage());
        assertEquals(
                List.of(-1L, -1L),
                List.of(
                        Files.mismatch(place.resolve("runs.db"), Files.write(folder.resolve("a"), before)),
                        Files.mismatch(place.resolve("runs.db-wal"), Files.write(folder.resolve("b"), log))));
    }

    @Test
    void closingWhileARunGoesOnLeavesItInterruptedAndNothingBehind() {
        Run run = run(LONG);
        long threads = storeThreads();
        SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
        StoredRun kept = KeptRunsFixture.begin(store, run);
        run.start();
        KeptRunsFixture.await("it trains", () -> run.progress().step() > 1_000);
        store.close();
        assertEquals(threads, storeThreads());
        long then = run.progress().step();
        KeptRunsFixture.await("it goes on", () -> run.progress().step() > then + 1_000);
        assertTrue(run.stop(30));
        assertEquals(RunEnd.STOPPED, run.end());
        assertFalse(kept.missing().isEmpty());
        try (SqliteRunStore again = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            assertEquals(StoredState.INTERRUPTED, again.find(kept.id()).state());
            assertEquals(Optional.empty(), again.trouble());
        }
    }

    private static long storeThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("layerwise-store"))
                .count();
    }
}
