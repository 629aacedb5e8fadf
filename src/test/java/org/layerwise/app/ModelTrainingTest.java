package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.Run;
import org.layerwise.run.RunStart;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredState;
import org.layerwise.train.Model;
import org.layerwise.train.RunState;
import org.layerwise.train.Runs;

/** Runs that go on from a file that was opened. */
class ModelTrainingTest {
    @TempDir
    Path folder;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final RunStore store = TestStore.make();
    private final Workbench workbench = new Workbench(background::add, Runnable::run, Ticker.SYSTEM, store);
    private final List<String> complaints = new ArrayList<>();

    private void complain(List<Problem> problems) {
        problems.forEach(problem -> complaints.add(problem.message()));
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    private void open(Path file) {
        workbench.open(file, this::complain);
        work();
    }

    private ShownRun shown() {
        return workbench.runs().shown().orElseThrow();
    }

    private Run resume(long epochs) {
        workbench.restarts().resumeShown(epochs, false, run -> {}, this::complain);
        work();
        Run run = shown().run().orElseThrow();
        run.await();
        return run;
    }

    /** A run of three epochs. @return its id */
    private String train() {
        Runs.classes(folder, 60);
        open(folder.resolve("classes.csv"));
        workbench
                .document()
                .edit("Epochs", now -> ExperimentEdit.apply(now, List.of("training.epochs=3", "training.batch=8")));
        workbench.startRun(false, run -> {}, this::complain);
        work();
        shown().run().orElseThrow().await();
        return shown().id();
    }

    private static float[][] weights(Model model) {
        float[][] values = model.weights().emptyCopy();
        model.weights().save(values);
        return values;
    }

    /** So deep that no relative path leads back. */
    private Path copyOf(Path file, String name) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("a/b/c/d/e/f/g/h/i/j/k/elsewhere"));
        return Files.copy(file, elsewhere.resolve(name));
    }

    @Test
    void aCheckpointGoesOnInANewRunAsItWouldHaveInItsOwn() throws IOException {
        String id = train();
        Path checkpoint = copyOf(store.open(id).checkpoint().orElseThrow(), "any.name");
        Model own = resume(5).model().join();
        open(checkpoint);
        assertFalse(workbench.table().isPresent(), "the checkpoint was moved, its table was not");
        workbench.locateTable(
                folder.resolve("classes.csv"), problem -> complaints.add(problem.message()), this::complain);
        work();
        Run run = resume(5);
        assertEquals(5, run.wholeEpochs());
        assertArrayEquals(weights(own), weights(run.model().join()));
        assertNotEquals(id, shown().id());
        assertEquals(2, store.list().size());
        RunInfo kept = store.find("last");
        assertEquals(shown().id(), kept.id());
        assertEquals(StoredState.COMPLETED, kept.state());
        assertEquals(5, kept.progress().epochs());
        assertEquals(id, kept.origin().parent());
        assertEquals(
                folder.resolve("classes.csv").toAbsolutePath(), run.tables().table());
        assertEquals(List.of(), complaints);
    }

    @Test
    void aModelsWeightsAreThoseThatANewRunBeginsWith() throws IOException {
        String id = train();
        Path file = copyOf(store.open(id).model().orElseThrow(), "trained.layerwise");
        open(file);
        workbench.locateTable(
                folder.resolve("classes.csv"), problem -> complaints.add(problem.message()), this::complain);
        work();
        workbench.restarts().resumeShown(3 + 4, true, run -> {}, this::complain);
        work();
        Run run = shown().run().orElseThrow();
        assertEquals(RunState.PAUSED, run.state());
        assertEquals(0, run.progress().step());
        assertEquals(4, run.experiment().training().epochs());
        assertEquals(
                new RunStart.ModelWeights(file.toAbsolutePath()), run.recipe().start());
        assertArrayEquals(weights(ModelFile.load(file)), weights(run.model().join()));
        run.control().run();
        run.await();
        assertEquals(4, run.wholeEpochs());
        assertEquals(
                new RunStart.ModelWeights(file.toAbsolutePath()),
                store.open(shown().id()).recipe().start());
        assertEquals(List.of(), complaints);
    }

    @Test
    void aModelOfOtherFeaturesIsNoBeginning() throws IOException {
        String id = train();
        open(copyOf(store.open(id).model().orElseThrow(), "trained.layerwise"));
        workbench.locateTable(
                folder.resolve("classes.csv"), problem -> complaints.add(problem.message()), this::complain);
        work();
        Experiment now = workbench.experiment().orElseThrow();
        String first = now.data().features().getFirst().name();
        workbench
                .document()
                .edit(
                        "Less",
                        each -> each.withData(each.data()
                                .with(each.data().column(first).orElseThrow().withUse(ColumnUse.IGNORED))));
        work();
        workbench.restarts().resumeShown(9, false, run -> {}, this::complain);
        work();
        assertTrue(
                complaints
                        .getFirst()
                        .contains("the model's features are others than those that the run would have: they"
                                + " differ at \"" + first),
                complaints::toString);
        assertTrue(shown().file().isPresent(), "the model is still shown");
    }

    @Test
    void withoutItsTableNothingGoesOn() throws IOException {
        String id = train();
        Path model = copyOf(store.open(id).model().orElseThrow(), "m.layerwise");
        Path checkpoint = copyOf(store.open(id).checkpoint().orElseThrow(), "c.checkpoint");
        Files.delete(folder.resolve("classes.csv"));
        for (Path file : List.of(model, checkpoint)) {
            complaints.clear();
            open(file);
            workbench.restarts().resumeShown(9, false, run -> {}, this::complain);
            work();
            assertEquals(List.of("the table that the run was trained on is not there any more."), complaints);
        }
    }

    @Test
    void aCheckpointDoesNotGoOnWithAnotherTable() throws IOException {
        String id = train();
        CheckpointFile.Found found =
                new CheckpointFile(store.open(id).checkpoint().orElseThrow()).load();
        Path checkpoint = folder.resolve("beside.checkpoint");
        new CheckpointFile(checkpoint, id).save(found.checkpoint(), found.table(), null);
        Files.writeString(
                folder.resolve("classes.csv"),
                Files.readString(folder.resolve("classes.csv")).replaceFirst("\n", "\n\n"));
        open(checkpoint);
        workbench.restarts().resumeShown(9, false, run -> {}, this::complain);
        work();
        assertEquals(1, complaints.size());
        assertTrue(complaints.getFirst().contains("has changed"), complaints::toString);
    }

    @Test
    void aFileOfTheStoreIsTheKeptRun() {
        String id = train();
        Path model = store.open(id).model().orElseThrow();
        Path checkpoint = store.open(id).checkpoint().orElseThrow();
        for (Path file : List.of(model, checkpoint)) {
            open(Path.of("sample-data/penguins.csv"));
            open(file);
            assertEquals(id, shown().id());
            assertTrue(shown().hasFrames());
            assertTrue(shown().file().isEmpty());
            assertEquals(
                    folder.resolve("classes.csv").toAbsolutePath(),
                    workbench.table().orElseThrow().path().toAbsolutePath());
            assertEquals(3, workbench.experiment().orElseThrow().training().epochs());
        }
        Run run = resume(4);
        assertEquals(4, run.wholeEpochs());
        assertEquals(id, shown().id());
        assertEquals(1, store.list().size());
        assertEquals(List.of(), complaints);
    }

    @Test
    void aKeptRunGoesOnWithItsTableWhereverThatIsOpen() throws IOException {
        String id = train();
        Path model = store.open(id).model().orElseThrow();
        Path moved = Files.move(folder.resolve("classes.csv"), folder.resolve("moved.csv"));
        open(model);
        assertTrue(workbench.table().isEmpty());
        workbench.restarts().resumeShown(4, false, run -> {}, this::complain);
        work();
        assertEquals(List.of("the table that the run was trained on is not there any more."), complaints);
        complaints.clear();
        workbench.locateTable(moved, problem -> complaints.add(problem.message()), this::complain);
        work();
        Run run = resume(4);
        assertEquals(4, run.wholeEpochs());
        assertEquals(moved.toAbsolutePath(), run.tables().table().toAbsolutePath());
        assertEquals(id, shown().id());
        assertEquals(List.of(), complaints);
    }
}
