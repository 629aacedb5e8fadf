package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.app.RunRegistry.Happening;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.ModelFile;
import org.layerwise.run.FailingTicker;
import org.layerwise.run.Run;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.StoredState;
import org.layerwise.runs.sqlite.LazyRunStore;
import org.layerwise.runs.sqlite.SqliteRunStore;
import org.layerwise.train.Model;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunState;
import org.layerwise.train.Runs;

/** The workbench and its runs, without a toolkit. */
class WorkbenchRunTest {
    @TempDir
    Path folder;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<String> complaints = new ArrayList<>();
    private final Workbench workbench = new Workbench(background::add, Runnable::run, Ticker.SYSTEM, TestStore.make());

    private void complain(List<Problem> problems) {
        problems.forEach(problem -> complaints.add(problem.message()));
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
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
        assertEquals(
                20,
                workbench
                        .runs()
                        .shown()
                        .orElseThrow()
                        .run()
                        .orElseThrow()
                        .data()
                        .train()
                        .rows());
        assertEquals(20, workbench.prepared().orElseThrow().train().rows());
        workbench.runs().putAway();
        assertEquals(List.of(), complaints);
    }

    @Test
    void nothingToTrainOnIsSaid() {
        workbench.startRun(false, session -> {}, this::complain);
        assertEquals(List.of("no table is ready to train on."), complaints);
    }

    @ParameterizedTest
    @MethodSource("org.layerwise.run.FailingTicker#failures")
    void aRunThatFailsInTheMiddleOfAnEpochLeavesItsModelAndAReason(Throwable planted, String reason) throws Exception {
        Workbench failing = new Workbench(background::add, Runnable::run, new FailingTicker(planted), TestStore.make());
        Runs.classes(folder, 200);
        failing.openTable(folder.resolve("classes.csv"), this::complain);
        work();
        failing.document().edit("Batch", experiment -> ExperimentEdit.apply(experiment, "training.batch=2"));
        failing.startRun(false, session -> {}, this::complain);
        work();
        Run run = failing.runs().shown().orElseThrow().run().orElseThrow();
        run.await();
        assertEquals(RunEnd.FAILED, run.end());
        assertEquals(RunState.ENDED, run.state());
        Problem problem = run.problem();
        assertNotNull(problem);
        assertTrue(problem.message().startsWith(reason), problem.message());
        assertTrue(run.progress().step() > 1, "it had begun");
        Model model = run.model().get(30, TimeUnit.SECONDS);
        assertEquals(RunEnd.FAILED, model.provenance().ended());
        assertEquals(run.progress().step() + 1, model.provenance().steps());
        Path file = folder.resolve("left.layerwise");
        new RunArtifact.SavedModel()
                .write(model, failing.runs().shown().orElseThrow(), run.data().table(), file);
        assertEquals(RunEnd.FAILED, ModelFile.load(file).provenance().ended());
        assertEquals(List.of(), complaints);
        failing.runs().putAway();
    }

    @Test
    void openingAnotherTableKeepsTheRunsRecordAndSaysWhichRunChanged() throws IOException {
        Runs.classes(folder, 40);
        Runs.numbers(folder, 40);
        List<RunRegistry.Happened> changes = new CopyOnWriteArrayList<>(); // also from the run's thread here
        workbench.runs().onChange(changes::add);
        workbench.openTable(folder.resolve("classes.csv"), this::complain);
        work();
        workbench.document().edit("Epochs", now -> ExperimentEdit.apply(now, "training.epochs=2"));
        workbench.startRun(false, session -> {}, this::complain);
        work();
        Run run = workbench.runs().shown().orElseThrow().run().orElseThrow();
        run.await();
        String id = workbench.runs().shown().orElseThrow().record().info().id();
        assertFalse(workbench.runs().isOpen());
        workbench.openTable(folder.resolve("numbers.csv"), this::complain);
        work();
        assertTrue(workbench.runs().shown().isEmpty());
        assertEquals(
                List.of(id),
                workbench.runs().store().list().stream().map(RunInfo::id).toList());
        RunRecord kept = workbench.runs().store().open(id);
        assertEquals(StoredState.COMPLETED, kept.info().state());
        assertEquals("classes 1", kept.info().name());
        kept.exportMetrics(folder.resolve("kept.csv"));
        assertTrue(Files.readString(folder.resolve("kept.csv")).contains("2,2,loss/train,,"));
        assertEquals(
                RunEnd.COMPLETED,
                ModelFile.load(kept.model().orElseThrow()).provenance().ended());
        assertEquals(new RunRegistry.Happened("", Happening.STARTING), changes.getFirst());
        assertTrue(changes.contains(new RunRegistry.Happened(id, Happening.BEGUN)), changes::toString);
        assertTrue(changes.contains(new RunRegistry.Happened(id, Happening.STATE)), changes::toString);
        assertEquals(new RunRegistry.Happened(id, Happening.PUT_AWAY), changes.getLast());
        assertEquals(List.of(), complaints);
    }

    @Test
    void aStoreThatCannotBeUsedDoesNotKeepARunFromTraining() throws IOException {
        Runs.classes(folder, 40);
        Path file = Files.writeString(folder.resolve("file"), "");
        Workbench elsewhere =
                new Workbench(background::add, Runnable::run, Ticker.SYSTEM, new LazyRunStore(file, Ticker.SYSTEM));
        elsewhere.openTable(folder.resolve("classes.csv"), this::complain);
        work();
        elsewhere.startRun(false, session -> {}, this::complain);
        work();
        elsewhere.runs().shown().orElseThrow().run().orElseThrow().await();
        elsewhere.runs().shown().orElseThrow().record().exportMetrics(folder.resolve("m.csv"));
        assertTrue(Files.size(folder.resolve("m.csv")) > 1000);
        Problem said = elsewhere.notices().getLast();
        assertTrue(
                said.message().contains("Runs of this window are kept in a temporary folder, until it is closed."),
                said::describe);
        assertEquals(List.of(), complaints);
    }

    @Test
    void aRunBeginsThoughItsStoreCannotBeWritten() throws IOException {
        Runs.classes(folder, 40);
        Path place = folder.resolve("store");
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            Workbench elsewhere = new Workbench(background::add, Runnable::run, Ticker.SYSTEM, store);
            elsewhere.openTable(folder.resolve("classes.csv"), this::complain);
            work();
            Path gone = folder.resolve("gone");
            Files.move(place, gone);
            elsewhere.startRun(false, session -> {}, this::complain);
            work();
            ShownRun shown = elsewhere.runs().shown().orElseThrow();
            shown.run().orElseThrow().await();
            assertEquals(RunEnd.COMPLETED, shown.run().orElseThrow().end());
            assertEquals(List.of(), complaints);
            assertTrue(store.trouble().isPresent());
            elsewhere.runs().putAway();
        }
    }
}
