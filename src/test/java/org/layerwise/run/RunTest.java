package org.layerwise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.TestStore;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.ModelFile;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.RunState;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/** A run from its recipe to what it leaves, whatever happens on the way. */
class RunTest {
    @TempDir
    Path folder;

    private static Run run(Table table, boolean paused, String... changes) {
        Experiment experiment = Runs.experiment(table, changes);
        return new Run(
                Runs.prepared(experiment, Runs.prepare(table, experiment)),
                Resources.ofMachine(),
                Ticker.SYSTEM,
                paused);
    }

    @Test
    void whatIsRecordedIsWhatTheTrainerReportsByteForByte() throws IOException {
        Table table = Runs.classes(folder, 50);
        String[] changes = {"training.epochs=7", "training.batch=8", "telemetry.every=3"};
        StringWriter direct = new StringWriter();
        Trainer trainer = Runs.trainer(table, changes);
        Runs.run(trainer, new MetricsWriter(direct, trainer.layout()));
        Run run = run(table, true, changes);
        RunStore store = TestStore.make();
        StoredRun kept = store.begin(RunBeginning.of(run), RunHeading.PLAIN, RunOwner.here("test"));
        run.outputs().write(kept);
        Path live = folder.resolve("live.csv");
        run.outputs().writeMetrics(live, problems -> {});
        run.start();
        run.control().stepBatch();
        run.control().run();
        run.await();
        Path later = folder.resolve("METRICS.csv");
        kept.record().exportMetrics(later);
        assertEquals(direct.toString(), Files.readString(live));
        assertEquals(direct.toString(), Files.readString(later));
        assertEquals(RunEnd.COMPLETED, run.end());
        assertEquals(1.0, run.progress().fraction());
        assertNotNull(run.progress().started());
        assertNull(run.problem());
        assertEquals(List.of(), run.outputs().unwritten());
        assertEquals(StoredState.COMPLETED, store.list().getFirst().state());
    }

    @Test
    void everyUpdatesLossIsReportedSampledOrNot() {
        Table table = Runs.classes(folder, 50);
        Run run = run(table, false, "training.epochs=2", "training.batch=8", "telemetry.every=100");
        List<Double> losses = new ArrayList<>();
        run.follow(new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                assertEquals(losses.size() + 1, step);
                losses.add(loss);
            }
        });
        Runs.Told told = new Runs.Told();
        Runs.run(Runs.trainer(table, "training.epochs=2", "training.batch=8", "telemetry.every=1"), told);
        run.start();
        run.await();
        assertEquals(
                told.steps.stream()
                        .map(line -> Double.valueOf(line.replaceAll("^\\d+ \\d+ \\[([^,]+),.*$", "$1")))
                        .toList(),
                losses);
        assertEquals(losses.getLast(), run.progress().loss());
    }

    @Test
    void somebodyWhoFollowsAndThrowsDoesNotEndTheRun() {
        Run run = run(Runs.classes(folder, 50), true, "training.epochs=3");
        CountDownLatch called = new CountDownLatch(3);
        run.onChange(() -> {
            called.countDown();
            throw new IllegalStateException("planted by a test: a view");
        });
        int[] updates = new int[2];
        run.follow(new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                updates[0]++;
                throw new IllegalStateException("planted by a test: a follower");
            }
        });
        run.follow(new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                updates[1]++;
            }
        });
        run.start();
        run.control().run();
        run.await();
        assertEquals(RunEnd.COMPLETED, run.end());
        assertNull(run.problem());
        assertArrayEquals(new int[] {1, 6}, updates);
    }

    /** A writer that fails at its fourth frame. */
    private static final class Failing implements RunWriter {
        private int frames;
        private RunEnd end = RunEnd.UNFINISHED;

        @Override
        public void step(StepFrame frame) {
            if (++frames == 4) {
                throw new IllegalStateException("planted by a test");
            }
        }

        @Override
        public void epoch(EpochFrame frame) {
            frames++;
        }

        @Override
        public void ended(RunEnd reason, Optional<Problem> problem) {
            end = reason;
        }

        @Override
        public void close() {}

        @Override
        public Problem incomplete(Throwable cause, long missing) {
            return Problem.error(Location.NOWHERE, Message.verbatim(missing + " frames: " + cause.getMessage()));
        }
    }

    @Test
    void aWriterThatFailsIsCountedAndTheOthersGoOn() throws IOException {
        Run run = run(Runs.classes(folder, 50), false, "training.epochs=3", "training.batch=20", "telemetry.every=1");
        Failing failing = new Failing();
        run.outputs().write(failing);
        Path csv = folder.resolve("m.csv");
        run.outputs().writeMetrics(csv, problems -> {});
        Path model = folder.resolve("m.layerwise");
        run.outputs().writeModel(model);
        run.start();
        run.await();
        assertEquals(RunEnd.COMPLETED, failing.end);
        assertEquals(4, failing.frames);
        // Two updates an epoch and the epoch itself, three times, less the three that were taken.
        assertEquals(
                List.of("6 frames: planted by a test"),
                run.outputs().unwritten().stream().map(Problem::message).toList());
        assertTrue(Files.readString(csv).contains("3,6,loss/batch,,"));
        assertEquals(RunEnd.COMPLETED, ModelFile.load(model).provenance().ended());
    }

    @Test
    void aModelThatCannotBeWrittenIsReportedAndTheRunStands() {
        Run run = run(Runs.classes(folder, 50), false, "training.epochs=1");
        run.outputs().writeModel(folder.resolve("no such folder").resolve("m.layerwise"));
        run.start();
        run.await();
        assertEquals(RunEnd.COMPLETED, run.end());
        assertNull(run.problem());
        assertEquals(1, run.outputs().unwritten().size());
    }

    @Test
    void aLossThatIsNotFiniteIsTheRunsProblem() {
        Run run = run(
                Runs.numbers(folder, 40),
                false,
                "optimizer=sgd",
                "optimizer.learningRate=1e30",
                "network.activation1.function=linear",
                "network.activation2.function=linear");
        run.start();
        run.await();
        assertEquals(RunEnd.NOT_FINITE, run.end());
        assertNotNull(run.problem());
    }

    @Test
    void stoppingWaitsUntilEverythingIsWritten() {
        Run run = run(Runs.classes(folder, 50), true, "training.epochs=100000");
        Path model = folder.resolve("m.layerwise");
        run.outputs().writeModel(model);
        run.start();
        run.control().stepEpoch();
        assertTrue(run.stop(30));
        assertEquals(RunEnd.STOPPED, run.end());
        assertEquals(RunState.ENDED, run.state());
        assertEquals(RunEnd.STOPPED, ModelFile.load(model).provenance().ended());
    }

    @Test
    void aRunKeepsToTheMemoryItIsGranted() {
        Table table = Runs.classes(folder, 50);
        Experiment experiment = Runs.experiment(table);
        PreparedRun prepared = Runs.prepared(experiment, Runs.prepare(table, experiment));
        ProblemException refused = assertThrows(
                ProblemException.class, () -> new Run(prepared, new Resources(1, 10_000), Ticker.SYSTEM, false));
        assertTrue(refused.getMessage().contains("but Java may use 10.0 kB"), refused.getMessage());
    }

    @Test
    void aRecipeNamesEverythingThatIsWrongWarningsFirst() {
        Table table = Runs.classes(folder, 50);
        Experiment experiment = Runs.experiment(table, "network.output.units=3");
        Experiment other = experiment.withData(experiment.data().withTable("classes.csv", "sha256:0"));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Runs.prepared(other, Runs.prepare(table, other)));
        assertFalse(refused.problems().getFirst().isError());
        assertTrue(refused.problems().getFirst().message().startsWith("the file has changed"));
        assertTrue(refused.problems().getLast().isError());
    }

    @Test
    void aRunUsesAsManyThreadsAsItAsksForAndIsGranted() throws Exception {
        assertEquals(2, new Resources(4, 1).threadsFor(2));
        assertEquals(4, new Resources(4, 1).threadsFor(0));
        assertEquals(1, new Resources(1, 1).threadsFor(8));
        CountDownLatch done = new CountDownLatch(1);
        Run run = run(Runs.classes(folder, 50), false, "training.epochs=1");
        run.follow(new RunListener() {
            @Override
            public void ended(RunEnd end) {
                done.countDown();
            }
        });
        run.start();
        assertTrue(done.await(30, TimeUnit.SECONDS));
        run.await();
    }
}
