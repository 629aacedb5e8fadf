package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.run.Run;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.train.RunEnd;
import org.layerwise.train.Runs;

/** Several processes, or several stores in one, on one folder. */
class StoreSharingTest {
    private static final String[] CHANGES = {"training.epochs=25", "training.batch=4", "telemetry.every=1"};

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void processesThatTrainAtOnceLoseNothing(boolean network) throws Exception {
        Run alone = run(CHANGES);
        Path csv = folder.resolve("alone.csv");
        alone.outputs().writeMetrics(csv, problems -> {});
        alone.start();
        alone.await();
        List<Process> others = new ArrayList<>();
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM, network)) {
            assertEquals(
                    network,
                    store.findings().stream()
                            .anyMatch(problem -> problem.message().contains("several machines share")));
            for (int i = 0; i < 2; i++) {
                others.add(KeptVictim.start(
                        place, network, Path.of(table.file()), folder.resolve("out" + i), 500_000, CHANGES));
            }
            int trained = 0;
            while (others.stream().anyMatch(Process::isAlive) || trained < 3) {
                Run run = run(CHANGES);
                StoredRun kept = KeptRunsFixture.train(store, run);
                assertEquals(List.of(), run.outputs().unwritten());
                assertEquals(StoredState.COMPLETED, store.find(kept.id()).state());
                trained++;
            }
            for (int i = 0; i < 2; i++) {
                assertTrue(Files.readString(folder.resolve("out" + i)).contains("ended"));
            }
            List<RunInfo> all = store.list();
            assertEquals(trained + 2, all.size());
            assertEquals(all.size(), all.stream().map(RunInfo::name).distinct().count(), "names are not given twice");
            String expected = Files.readString(csv);
            for (RunInfo info : all) {
                assertEquals(StoredState.COMPLETED, info.state());
                assertEquals(expected, KeptRunsFixture.metrics(store.open(info.id())));
            }
            assertEquals(
                    network ? "delete" : "wal",
                    store.read(connection -> Database.text(connection, "PRAGMA journal_mode")));
        } finally {
            others.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void aRunThatAnotherProcessTrainsIsNeitherDeletedNorBegunAgain() throws Exception {
        Path out = folder.resolve("out");
        Process process = KeptVictim.start(
                place, Path.of(table.file()), out, 300_000, "training.epochs=1000000", "telemetry.every=1");
        try {
            KeptVictim.await(process, out, "step 100 ");
            try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
                String id = store.find("last").id();
                for (int i = 0; i < 20; i++) { // to look does not let go of its lock
                    assertEquals(StoredState.RUNNING, store.find(id).state());
                }
                ProblemException kept = assertThrows(ProblemException.class, () -> store.delete(List.of(id)));
                assertTrue(kept.getMessage().contains("process " + process.pid()), kept.getMessage());
                RunBeginning more = RunBeginning.of(run("training.epochs=2"));
                ProblemException refused = assertThrows(
                        ProblemException.class, () -> store.resume(id, more, List.of(), KeptRunsFixture.TEST));
                assertTrue(refused.getMessage().contains("process " + process.pid()), refused.getMessage());
                assertTrue(process.isAlive());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void ofTwoThatGoOnWithARunOneIsRefused() {
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
                SqliteRunStore other = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.train(store, run("training.epochs=2"));
            RunInfo seen = other.find(kept.id());
            Run more = KeptRunsFixture.resumed(kept.checkpoint(), 4);
            StoredRun again = store.resume(kept.id(), RunBeginning.of(more), List.of(), KeptRunsFixture.TEST);
            assertFalse(seen.goesOn(), "it looked free a moment ago");
            assertThrows(
                    ProblemException.class,
                    () -> other.resume(kept.id(), RunBeginning.of(more), List.of(), KeptRunsFixture.TEST));
            assertThrows(ProblemException.class, () -> other.delete(List.of(kept.id())));
            again.ended(RunEnd.STOPPED, java.util.Optional.empty());
            other.delete(List.of(kept.id()));
            assertThrows(
                    ProblemException.class,
                    () -> store.resume(kept.id(), RunBeginning.of(more), List.of(), KeptRunsFixture.TEST));
        }
    }

    @Test
    void aRunWithOtherMeasuresDoesNotGoOnInTheRecord() {
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.train(store, run("training.epochs=2"));
            String before = KeptRunsFixture.metrics(kept.record());
            RunBeginning other = RunBeginning.of(run("telemetry.measures=[\"activation/max\"]"));
            ProblemException refused = assertThrows(
                    ProblemException.class, () -> store.resume(kept.id(), other, List.of(), KeptRunsFixture.TEST));
            assertTrue(refused.getMessage().contains("other measures"), refused.getMessage());
            assertEquals(before, KeptRunsFixture.metrics(kept.record()));
            assertEquals(StoredState.COMPLETED, store.find(kept.id()).state());
        }
    }

    @Test
    void aRunThatIsThrownAwayWhileAnotherReadsItEndsThere() {
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
                SqliteRunStore other = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.train(store, run(CHANGES));
            RunRecord open = other.open(kept.id());
            var follower = open.follow();
            follower.drain(frame -> {}, frame -> {});
            store.delete(List.of(kept.id()));
            store.purgeAll();
            assertEquals("epoch,step,metric,layer,value\n", KeptRunsFixture.metrics(open));
            follower.drain(frame -> {}, frame -> {});
            assertEquals(List.of(), open.epochs());
            assertThrows(ProblemException.class, () -> other.open(kept.id()));
            assertTrue(other.findings().isEmpty(), "nothing is taken for damage");
        }
    }

    @Test
    void roomOfWhatWasThrownAwayIsGivenBack() throws IOException {
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            StoredRun kept =
                    KeptRunsFixture.train(store, run("training.epochs=800", "training.batch=2", "telemetry.every=1"));
            StoredRun small = KeptRunsFixture.train(store, run("training.epochs=2"));
            store.delete(List.of(kept.id()));
            store.purgeAll();
            long free = store.read(connection -> Database.number(connection, "PRAGMA freelist_count"));
            assertEquals(0, free);
            assertEquals(2, small.record().epochs().size());
        }
        long size = Files.size(place.resolve("runs.db"));
        assertTrue(size < 400_000, size + " bytes");
    }

    /** The run's lock is one, by whatever path its folder is reached. */
    @Test
    void aFolderIsReachedThroughALinkToo() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectories(place));
        Run run = run("training.epochs=100000000", "telemetry.every=1");
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
                SqliteRunStore linked = SqliteRunStore.open(link, Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.begin(store, run);
            run.start();
            for (int i = 0; i < 3; i++) {
                assertEquals(StoredState.RUNNING, linked.find(kept.id()).state());
            }
            Path out = folder.resolve("out"); // another process finds it locked still
            Process process = KeptVictim.start(place, Path.of(table.file()), out, 0, "training.epochs=1");
            assertEquals(0, process.waitFor());
            assertEquals(StoredState.RUNNING, store.find(kept.id()).state(), Files.readString(out));
            assertTrue(run.stop(30));
            assertEquals(StoredState.STOPPED, linked.find(kept.id()).state());
        }
    }

    /** A clock that is set. */
    private static final class SetTicker implements Ticker {
        private volatile long shiftMillis;
        private volatile long shiftNanos;

        @Override
        public long nanos() {
            return Ticker.SYSTEM.nanos() + shiftNanos;
        }

        @Override
        public Instant now() {
            return Ticker.SYSTEM.now().plusMillis(shiftMillis);
        }
    }

    @Test
    void aClockThatJumpsChangesNoDurationAndEndsNoRun() {
        SetTicker ticker = new SetTicker();
        Run run = run("training.epochs=100000000", "telemetry.every=1");
        try (SqliteRunStore store = SqliteRunStore.open(place, ticker)) {
            StoredRun kept = KeptRunsFixture.begin(store, run);
            run.start();
            KeptRunsFixture.await("it trains", () -> run.progress().step() > 1_000);
            ticker.shiftMillis = -7_200_000;
            long then = store.find(kept.id()).progress().steps();
            KeptRunsFixture.await(
                    "it goes on", () -> store.find(kept.id()).progress().steps() > then + 1_000);
            ticker.shiftMillis = 7_200_000;
            assertEquals(StoredState.RUNNING, store.find(kept.id()).state());
            assertTrue(run.stop(30));
            assertTrue(store.find(kept.id()).seconds() < 60, "seconds are of the monotonic clock");
        }
    }

    /** Of a process on another machine nothing is known but its heartbeat, by a clock of its own. */
    @Test
    void aProcessElsewhereIsThereAsLongAsItsHeartbeatChanges() throws Exception {
        SetTicker ticker = new SetTicker();
        RunOwner elsewhere = new RunOwner("window", 7, "elsewhere");
        SqliteRunStore store = SqliteRunStore.open(place, ticker);
        StoredRun kept = store.begin(RunBeginning.of(run()), RunHeading.PLAIN, elsewhere);
        store.close();
        Files.delete(store.files().of(kept.id()).resolve(RunLock.FILE));
        try (SqliteRunStore here = SqliteRunStore.open(place, ticker)) {
            here.restore(List.of());
            assertEquals(StoredState.RUNNING, here.find(kept.id()).state());
            ticker.shiftNanos = 40_000_000_000L;
            assertEquals(StoredState.INTERRUPTED, here.find(kept.id()).state());
            try (Connection connection = Database.forWriting(here.files().database(), false)) {
                // its clock is an hour behind
                Database.update(connection, "UPDATE run SET heartbeat = heartbeat - 3600000");
            }
            assertEquals(StoredState.RUNNING, here.find(kept.id()).state(), "it is heard of");
            ticker.shiftNanos = 80_000_000_000L;
            assertEquals(StoredState.INTERRUPTED, here.find(kept.id()).state());
        }
    }

    static Stream<String> places() {
        return Stream.of("a b", "what?", "#1", "100%", "%41", "Läufe ∂", "it's \"here\"", "a;b&c=d", "📁");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("places")
    void foldersHaveAnyName(String name) throws IOException {
        Path odd = folder.resolve(name).resolve("store");
        try (SqliteRunStore store = SqliteRunStore.open(odd, Ticker.SYSTEM)) {
            KeptRunsFixture.train(store, run("training.epochs=1"));
            store.redirect(folder.resolve(name).resolve("more"));
            assertEquals(1, store.list().size());
        }
        assertEquals(List.of("more", "store"), KeptRunsFixture.names(folder.resolve(name)));
        assertTrue(Files.exists(folder.resolve(name).resolve("more/runs.db")));
    }

    @Test
    void runsHaveAnyNameOfOneLine() {
        List<String> names = List.of(
                "it's", "\"quoted\"", "'; DROP TABLE run; --", "😀 emoji", "Lauf ∂ é", "%", "_", "x".repeat(10_000));
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.train(store, run("training.epochs=1"));
            for (String name : names) {
                store.rename(kept.id(), "  " + name + " ");
                assertEquals(name, store.find(name).name());
                store.label(kept.id(), before -> new RunInfo.Label(List.of(name), name + "\nand more", true));
                assertEquals(
                        new RunInfo.Label(List.of(name), name + "\nand more", true),
                        store.find(name).label());
            }
            for (String wrong : List.of("", " ", "last", "two\nlines", "a\u0000b", "tab\there")) {
                assertThrows(ProblemException.class, () -> store.rename(kept.id(), wrong), wrong);
            }
            assertThrows(ProblemException.class, () -> new RunHeading("two\nlines", "", "", null));
            Table odd = Runs.table(folder, "😀 it's.csv", "x,class\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n7,a\n8,b\n9,a\n1,b");
            for (int i = 1; i <= 2; i++) {
                KeptRunsFixture.train(store, KeptRunsFixture.run(odd, "training.epochs=1"));
                assertEquals("😀 it's " + i, store.find("last").name());
            }
        }
    }
}
