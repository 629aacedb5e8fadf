package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.SplitSpec;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.Run;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.train.Model;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunState;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/** The workbench and its runs, without a toolkit. */
class WorkbenchRunTest {
    @TempDir
    Path folder;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<String> complaints = new ArrayList<>();
    private final Workbench workbench = new Workbench(background::add, Runnable::run, Ticker.SYSTEM);

    private void complain(List<Problem> problems) {
        problems.forEach(problem -> complaints.add(problem.message()));
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    private static Run start(Table table, boolean paused, CountDownLatch ended, String... changes) {
        Experiment experiment = Runs.experiment(table, changes);
        Run[] session = new Run[1];
        session[0] = Run.start(experiment, Runs.prepare(table, experiment), paused, Ticker.SYSTEM, () -> {
            if (session[0] != null && session[0].state() == RunState.ENDED) {
                ended.countDown();
            }
        });
        return session[0];
    }

    @Test
    void ofTwoTablesTheOneOpenedLastStands() {
        Path first = folder.resolve(Path.of(Runs.classes(folder, 40).file()).getFileName());
        Path second = folder.resolve(Path.of(Runs.numbers(folder, 40).file()).getFileName());
        workbench.openTable(first, this::complain);
        workbench.openTable(second, this::complain);
        Runnable slow = background.poll();
        work();
        slow.run();
        work();
        assertEquals(second, workbench.table().orElseThrow().path());
        assertFalse(workbench.isBusy());
    }

    @Test
    void aRunBegunBeforeTheDataAreWorkedOutAnewHasTheNewOnes() {
        Runs.classes(folder, 40);
        workbench.openTable(folder.resolve("classes.csv"), this::complain);
        work();
        assertEquals(32, workbench.prepared().orElseThrow().train().rows());
        workbench.document().edit("Split", experiment -> experiment.withSplit(new SplitSpec(0.5, 0, true)));
        workbench.startRun(true, session -> {}, this::complain);
        work();
        assertEquals(20, workbench.run().orElseThrow().data().train().rows());
        assertEquals(20, workbench.prepared().orElseThrow().train().rows());
        workbench.closeRun();
        assertEquals(List.of(), complaints);
    }

    @Test
    void nothingToTrainOnIsSaid() {
        workbench.startRun(false, session -> {}, this::complain);
        assertEquals(List.of("no table is ready to train on."), complaints);
    }

    @Test
    void metricsOfASessionAreThoseOfTheTrainerByteForByte() throws IOException, InterruptedException {
        Table table = Runs.classes(folder, 50);
        String[] changes = {"training.epochs=7", "training.batch=8", "telemetry.every=3"};
        StringWriter direct = new StringWriter();
        Trainer trainer = Runs.trainer(table, changes);
        Runs.run(trainer, new MetricsWriter(direct, trainer.layout()));
        CountDownLatch ended = new CountDownLatch(1);
        Run session = start(table, true, ended, changes);
        session.control().stepBatch();
        session.control().run();
        assertTrue(ended.await(30, TimeUnit.SECONDS));
        Path file = folder.resolve("METRICS.csv");
        session.writeMetrics(file);
        assertEquals(direct.toString(), Files.readString(file));
        assertEquals(RunEnd.COMPLETED, session.end());
        assertEquals(1.0, session.progress().fraction());
        assertNull(session.problem());
        assertNull(session.recordProblem());
        session.discard();
    }

    @Test
    void aListenerThatThrowsDoesNotEndTheRun() throws Exception {
        Table table = Runs.classes(folder, 50);
        Experiment experiment = Runs.experiment(table, "training.epochs=3");
        CountDownLatch ended = new CountDownLatch(1);
        Run session = Run.start(experiment, Runs.prepare(table, experiment), true, Ticker.SYSTEM, () -> {
            ended.countDown();
            throw new IllegalStateException("a view");
        });
        session.control().run();
        assertTrue(ended.await(30, TimeUnit.SECONDS));
        Model model = session.model().get(30, TimeUnit.SECONDS);
        assertNotNull(model);
        session.control().stop();
        session.discard();
        assertNull(session.problem());
    }

    @Test
    void aLossThatIsNotFiniteIsTheSessionsProblem() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Run session = start(
                Runs.numbers(folder, 40),
                true,
                ended,
                "optimizer=sgd",
                "optimizer.learningRate=1e30",
                "network.activation1.function=linear",
                "network.activation2.function=linear");
        session.control().run();
        assertTrue(ended.await(30, TimeUnit.SECONDS));
        assertEquals(RunEnd.NOT_FINITE, session.end());
        assertNotNull(session.problem());
        session.discard();
    }
}
