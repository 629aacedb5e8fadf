package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Change;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.Run;
import org.layerwise.runs.JournalEntry;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunFigure;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunKeeping;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunSeries;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.RunEnd;
import org.layerwise.train.Runs;

/** Runs are kept: listed, opened, followed, gone on with, renamed, thrown away. */
class SqliteRunStoreTest {
    @TempDir
    Path folder;

    private SqliteRunStore store;
    private Table table;

    @BeforeEach
    void makeStore() {
        store = SqliteRunStore.open(folder.resolve("store"), new HandTicker());
        table = Runs.classes(folder, 60);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** Every look at the clock is a millisecond later. */
    private static final class HandTicker implements Ticker {
        private long millis;

        @Override
        public long nanos() {
            return Ticker.SYSTEM.nanos();
        }

        @Override
        public synchronized Instant now() {
            return Instant.parse("2026-11-28T12:00:00Z").plusMillis(millis++);
        }
    }

    private Run run(String... changes) {
        return KeptRunsFixture.run(table, changes);
    }

    private StoredRun train(Run run) {
        StoredRun kept = KeptRunsFixture.train(store, run);
        assertEquals(List.of(), run.outputs().unwritten());
        return kept;
    }

    @Test
    void aRunIsKeptWithEverythingThatItLeaves() throws IOException {
        Run run = run("training.epochs=30", "training.batch=2", "telemetry.every=1");
        Path live = folder.resolve("live.csv");
        run.outputs().writeMetrics(live, problems -> {});
        StoredRun kept = train(run);
        try (SqliteRunStore again = SqliteRunStore.open(folder.resolve("store"), Ticker.SYSTEM)) {
            RunInfo info = again.list().getFirst();
            assertEquals(kept.id(), info.id());
            assertEquals("classes 1", info.name());
            assertEquals(StoredState.COMPLETED, info.state());
            assertEquals("", info.reason());
            assertEquals(new RunInfo.Progress(30, 30, run.progress().step()), info.progress());
            assertEquals(new RunInfo.Data(table.file(), table.fingerprint(), "", "classification"), info.data());
            assertEquals(
                    List.of("loss/train", "accuracy/train", "loss/validation", "accuracy/validation"),
                    List.copyOf(info.figures().keySet()));
            assertTrue(info.bytes() > 10_000, "its size is known");
            assertTrue(info.curve().size() > 10, "its curve is drawn");
            RunRecord record = again.open(info.id());
            record.exportMetrics(folder.resolve("later.csv"));
            assertEquals(Files.readString(live), Files.readString(folder.resolve("later.csv")));
            assertEquals(run.layout(), record.layout());
            assertEquals(
                    RunEnd.COMPLETED,
                    ModelFile.load(record.model().orElseThrow()).provenance().ended());
            assertEquals(
                    30,
                    new CheckpointFile(record.checkpoint().orElseThrow())
                            .load()
                            .checkpoint()
                            .standing()
                            .epoch());
            assertEquals(run.recipe().withExperiment(run.experiment()), record.recipe());
            assertEquals(run.experiment(), record.experiment());
            assertEquals(0, record.missing());
        }
    }

    @Test
    void whatIsNoFolderIsSaidToBeNone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        ProblemException refused = assertThrows(ProblemException.class, () -> SqliteRunStore.open(file, Ticker.SYSTEM));
        assertEquals("runs/no-folder", refused.problems().getFirst().text().key());
        assertEquals("x", Files.readString(file));
    }

    @Test
    void figuresAreTheLastAndTheBestOfAllEpochs() {
        Run run = run("training.epochs=9");
        StoredRun kept = train(run);
        RunRecord record = kept.record();
        List<EpochFrame> epochs = record.epochs();
        assertEquals(9, epochs.size());
        int place = record.layout().epochPlace("loss/validation");
        EpochFrame best = epochs.getFirst();
        for (EpochFrame each : epochs) {
            best = each.values()[place] < best.values()[place] ? each : best;
        }
        assertEquals(
                new RunFigure(epochs.getLast().values()[place], best.values()[place], best.epoch()),
                record.info().figures().get("loss/validation"));
    }

    @Test
    void oneNumberIsReadByItself() {
        Run run = run("training.epochs=60", "training.batch=1", "telemetry.every=1");
        RunRecord record = train(run).record();
        RunSeries series = record.series("loss/batch", "").orElseThrow();
        List<Double> expected = new ArrayList<>();
        record.replay(new org.layerwise.telemetry.FrameSink() {
            @Override
            public void step(StepFrame frame) {
                expected.add(frame.numbers()[record.layout().stepPlace("loss/batch", "")]);
            }

            @Override
            public void epoch(EpochFrame frame) {}

            @Override
            public void close() {}
        });
        assertEquals(expected.size(), series.size());
        assertTrue(expected.size() > 2 * FrameBlock.FULL, "several blocks");
        for (int i = 0; i < series.size(); i++) {
            assertEquals(expected.get(i), series.values()[i]);
            assertEquals(i + 1, series.steps()[i]);
        }
        assertTrue(record.series("no/such", "").isEmpty());
    }

    @Test
    void aRunIsFollowedWhileItGoesOn() {
        Run run = run("training.epochs=1000000", "telemetry.every=1");
        StoredRun kept = KeptRunsFixture.begin(store, run);
        run.start();
        try (RunStore other = SqliteRunStore.open(folder.resolve("store"), Ticker.SYSTEM)) {
            long version = other.version();
            FrameSource source = other.open(kept.id()).follow();
            long[] last = {0};
            int[] epochs = {0};
            KeptRunsFixture.await("it does not happen", () -> {
                source.drain(
                        frame -> {
                            assertEquals(last[0] + 1, frame.step());
                            last[0] = frame.step();
                        },
                        frame -> assertEquals(++epochs[0], frame.epoch()));
                return last[0] > 5_000 && epochs[0] > 100;
            });
            assertTrue(other.version() != version, "others see that something was written");
            RunInfo info = other.list().getFirst();
            assertEquals(StoredState.RUNNING, info.state());
            assertTrue(info.progress().steps() > 0);
            assertNull(info.ended());
            run.control().pause();
            KeptRunsFixture.await(
                    "it does not happen", () -> other.list().getFirst().state() == StoredState.PAUSED);
            ProblemException refused = assertThrows(ProblemException.class, () -> other.delete(List.of(kept.id())));
            assertTrue(
                    refused.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.getMessage());
            RunBeginning more = RunBeginning.of(run("training.epochs=2"));
            assertThrows(ProblemException.class, () -> other.resume(kept.id(), more, List.of(), KeptRunsFixture.TEST));
        } finally {
            run.stop(30);
        }
        assertEquals(StoredState.STOPPED, store.list().getFirst().state());
    }

    @Test
    void aRunGoesOnInItsRecordAsIfItHadNeverStopped() {
        Run whole = run("training.epochs=12", "training.batch=2", "telemetry.every=1");
        String expected = KeptRunsFixture.metrics(train(whole).record());
        Run first = run("training.epochs=12", "training.batch=2", "telemetry.every=1");
        StoredRun kept = KeptRunsFixture.begin(store, first);
        first.follow(new org.layerwise.train.RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                if (step == 111) {
                    first.control().stop();
                }
            }
        });
        first.start();
        first.await();
        assertEquals(StoredState.STOPPED, store.find(kept.id()).state());
        Run second = KeptRunsFixture.resumed(kept.checkpoint(), 12);
        List<Change> changes = List.of(new Change("training.epochs", "12", "12.0"));
        StoredRun more = store.resume(kept.id(), RunBeginning.of(second), changes, KeptRunsFixture.TEST);
        RunKeeping.attach(second, more, problems -> {});
        second.start();
        second.await();
        RunRecord record = store.open(kept.id());
        assertEquals(expected, KeptRunsFixture.metrics(record));
        assertEquals(StoredState.COMPLETED, record.info().state());
        assertEquals(12, record.info().progress().epochs());
        JournalEntry entry = record.journal().getFirst();
        assertEquals(JournalEntry.RESUMED, entry.what());
        assertEquals(111, entry.step());
        assertEquals(changes, entry.changes());
        assertEquals(
                store.find("classes 1").figures().get("loss/validation"),
                record.info().figures().get("loss/validation"));
    }

    @Test
    void whatWasRecordedAfterTheCheckpointIsDroppedWhenARunGoesOn() {
        Run run = run("training.epochs=40", "training.batch=2", "telemetry.every=1");
        Path early = folder.resolve("early");
        run.outputs().writeCheckpoints(early, CheckpointPace.everyEpochs(1), problems -> {});
        StoredRun kept = store.begin(RunBeginning.of(run), RunHeading.PLAIN, KeptRunsFixture.TEST);
        run.outputs().write(kept);
        byte[][] at = new byte[1][];
        run.follow(new org.layerwise.train.RunListener() {
            @Override
            public void betweenUpdates(boolean epochEnded) {
                if (epochEnded && run.progress().epoch() == 33) {
                    try {
                        at[0] = Files.readAllBytes(early);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
        });
        run.start();
        run.await();
        String expected = KeptRunsFixture.metrics(kept.record());
        Path checkpoint = folder.resolve("middle");
        try {
            Files.write(checkpoint, at[0]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Run second = KeptRunsFixture.resumed(checkpoint, 40);
        StoredRun more = store.resume(kept.id(), RunBeginning.of(second), List.of(), KeptRunsFixture.TEST);
        RunRecord cut = store.open(kept.id());
        List<EpochFrame> left = cut.epochs();
        assertTrue(left.size() == 32 || left.size() == 33, () -> left.size() + " epochs are left");
        RunKeeping.attach(second, more, problems -> {});
        second.start();
        second.await();
        assertEquals(expected, KeptRunsFixture.metrics(store.open(kept.id())));
    }

    @Test
    void histogramsAreThinnedEvenly() {
        Run run = run("training.epochs=60", "training.batch=1", "telemetry.every=1");
        RunRecord record = train(run).record();
        List<Long> kept = new ArrayList<>();
        record.replay(new org.layerwise.telemetry.FrameSink() {
            @Override
            public boolean takesArrays() {
                return true;
            }

            @Override
            public void step(StepFrame frame) {
                if (frame.hasArrays()) {
                    kept.add(frame.step());
                }
            }

            @Override
            public void epoch(EpochFrame frame) {}

            @Override
            public void close() {}
        });
        assertTrue(kept.size() > ShotPlan.MOST / 3 && kept.size() <= ShotPlan.MOST, kept::toString);
        long stride = kept.get(2) - kept.get(1);
        for (int i = 2; i < kept.size(); i++) {
            assertEquals(stride, kept.get(i) - kept.get(i - 1));
        }
    }

    @Test
    void namesCountOnForEachTable() {
        train(run("training.epochs=1"));
        StoredRun named = KeptRunsFixture.begin(
                store, run("training.epochs=1"), new RunHeading("classes 41", "", "", folder.resolve("m")));
        named.ended(RunEnd.STOPPED, java.util.Optional.empty());
        train(run("training.epochs=1"));
        assertEquals(
                List.of("classes 42", "classes 41", "classes 1"),
                store.list().stream().map(RunInfo::name).toList());
        assertEquals(
                folder.resolve("m").toString(),
                store.find("classes 41").origin().model());
    }

    @Test
    void aRunIsFoundByLastIdNameOrTheBeginningOfItsId() {
        ProblemException none = assertThrows(ProblemException.class, () -> store.find("last"));
        assertTrue(none.getMessage().contains("no run is kept yet"), none.getMessage());
        StoredRun first = train(run("training.epochs=1"));
        StoredRun second = train(run("training.epochs=1"));
        assertEquals(second.id(), store.find("last").id());
        assertEquals(first.id(), store.find(first.id()).id());
        assertEquals(first.id(), store.find("classes 1").id());
        assertEquals(first.id(), store.find(first.id().substring(0, 9)).id());
        store.rename(second.id(), "classes 1");
        ProblemException several = assertThrows(ProblemException.class, () -> store.find("classes 1"));
        assertTrue(several.getMessage().contains(first.id()), several.getMessage());
        assertTrue(several.getMessage().contains(second.id()), several.getMessage());
        assertThrows(ProblemException.class, () -> store.find("nothing"));
        assertThrows(ProblemException.class, () -> store.rename(first.id(), "last"));
        assertThrows(ProblemException.class, () -> store.rename(first.id(), " "));
    }

    @Test
    void peopleWriteToRuns() {
        StoredRun run = train(run("training.epochs=1"));
        RunInfo.Label label = new RunInfo.Label(List.of("baseline", "paper"), "two\nlines", true);
        store.label(run.id(), before -> label);
        assertEquals(label, store.list().getFirst().label());
        store.label(run.id(), before -> RunInfo.Label.NONE);
        assertEquals(RunInfo.Label.NONE, store.list().getFirst().label());
    }

    @Test
    void whatIsDeletedComesBackOrIsGoneForGood() {
        StoredRun first = train(run("training.epochs=40", "training.batch=2", "telemetry.every=1"));
        StoredRun second = train(run("training.epochs=1"));
        String expected = KeptRunsFixture.metrics(first.record());
        store.delete(List.of(first.id(), second.id()));
        assertEquals(List.of(), store.list());
        store.restore(List.of(first.id()));
        assertEquals(expected, KeptRunsFixture.metrics(store.open(first.id())));
        store.purgeAll();
        store.restore(List.of(second.id()));
        assertEquals(List.of(first.id()), store.list().stream().map(RunInfo::id).toList());
        assertFalse(Files.exists(store.files().of(second.id())));
        store.delete(List.of(first.id()));
        store.purgeAll();
        for (String each : List.of("run", "recipe", "epoch", "block", "chunk", "tail", "shot", "figure")) {
            long rows = store.read(connection -> Database.number(connection, "SELECT count(*) FROM " + each));
            assertEquals(0, rows, each);
        }
        assertThrows(ProblemException.class, () -> store.delete(List.of(first.id())));
    }

    @Test
    void settingsAreFoundByThePathOrItsEnd() {
        Run run = run("training.epochs=1", "training.batch=7");
        RunInfo info = train(run).record().info();
        assertEquals("7", info.settings().value("batch").orElseThrow());
        assertEquals("7", info.settings().value("training.batch").orElseThrow());
        assertTrue(
                info.settings().value("optimizer").isPresent(), info.settings().text());
        assertTrue(info.settings().value("nothing").isEmpty());
    }
}
