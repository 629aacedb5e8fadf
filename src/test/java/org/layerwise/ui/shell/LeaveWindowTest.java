package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Run;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredState;
import org.layerwise.train.RunState;

/** What is asked before the window closes or another file is opened, and what each answer does. */
class LeaveWindowTest extends WindowFixture {
    private static final Path IRIS = Path.of("sample-data/iris.csv").toAbsolutePath();
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv").toAbsolutePath();

    @TempDir
    Path folder;

    private final CountDownLatch gate = new CountDownLatch(1);

    @Override
    RunStore store() {
        return SlowStore.until(gate);
    }

    @AfterEach
    void letGo() {
        gate.countDown();
    }

    private void openIris() {
        interact(() -> window.open(IRIS));
        await(() -> workbench.prepared().isPresent());
    }

    private void edit() {
        interact(() -> workbench.document().edit("Seed 7", experiment -> experiment.withSeed(7)));
    }

    /** A run that would go on for very long. */
    private Run train() {
        interact(
                () -> workbench.document().edit("Epochs", now -> ExperimentEdit.apply(now, "training.epochs=1000000")));
        interact(() -> workbench.saveExperiment(folder.resolve("iris.json")));
        await(() -> !workbench.isBusy() && workbench.prepared().isPresent());
        interact(() -> workbench.startRun(false, run -> {}, window::report));
        await(() -> workbench.runs().isOpen());
        return workbench.runs().shown().orElseThrow().run().orElseThrow();
    }

    private List<String> answers() {
        return lookup(node ->
                        node instanceof Button && String.valueOf(node.getId()).startsWith("question-"))
                .queryAllAs(Button.class)
                .stream()
                .map(Button::getText)
                .toList();
    }

    private String title() {
        return lookup("#shell-question .title-4").queryAs(Labeled.class).getText();
    }

    private boolean isAsked() {
        return find("#shell-question").isVisible();
    }

    private String usual() {
        return String.valueOf(scene().getFocusOwner().getId());
    }

    @Test
    void aRunThatEndedAndASavedExperimentAreNotAskedAbout() {
        gate.countDown();
        openIris();
        Run run = train();
        run.control().stop();
        run.await();
        closeRequest();
        assertFalse(stage.isShowing());
    }

    @Test
    void anExperimentThatNoFileHasIsNamedAsWhatItIs() {
        openIris();
        edit();
        closeRequest();
        assertEquals("Save the experiment (network and settings made for iris.csv)?", title());
        assertEquals("question-save", usual());
        picture("leave-save");
        dialogs.will(folder.resolve("mine"));
        clickOn("#question-save");
        assertTrue(Files.exists(folder.resolve("mine.json")));
        assertFalse(stage.isShowing());
    }

    @Test
    void anExperimentWithAFileIsNamedByIt() {
        openIris();
        interact(() -> workbench.saveExperiment(folder.resolve("iris.json")));
        edit();
        closeRequest();
        assertEquals("Save the experiment iris.json?", title());
        clickOn("#question-save");
        assertFalse(workbench.document().isModified());
        assertFalse(stage.isShowing());
    }

    @Test
    void editsAreDiscardedOnlyWhenThatIsSaid() {
        openIris();
        edit();
        closeRequest();
        push(KeyCode.ESCAPE);
        assertTrue(stage.isShowing() && workbench.document().isModified());
        closeRequest();
        clickOn("#question-save"); // nobody chooses a file
        assertTrue(stage.isShowing() && workbench.document().isModified());
        closeRequest();
        clickOn("#question-discard");
        assertFalse(stage.isShowing());
    }

    @Test
    void closingWaitsUntilTheRunHasWrittenItsLastCheckpoint() {
        openIris();
        Run run = train();
        closeRequest();
        assertTrue(title().startsWith("Training of \"iris 1\" goes on."), title());
        assertEquals(List.of("Cancel", "Stop the run"), answers());
        assertEquals("question-stop", usual());
        picture("leave-run");
        clickOn("#question-stop");
        await(() -> run.state() == RunState.ENDED);
        assertEquals("Stopping the run …", title());
        picture("leave-stopping");
        push(KeyCode.ESCAPE);
        closeRequest();
        assertTrue(stage.isShowing() && isAsked());
        gate.countDown();
        await(() -> !stage.isShowing());
        assertTrue(run.isOver());
        assertEquals(
                StoredState.STOPPED, workbench.runs().store().list().getFirst().state());
        assertTrue(new CheckpointFile(checkpoint()).standing().isPresent());
    }

    private Path checkpoint() {
        return workbench.runs().shown().orElseThrow().record().checkpoint().orElseThrow();
    }

    @Test
    void cancelLeavesTheRunAndTheEditsAsTheyWere() {
        openIris();
        Run run = train();
        edit();
        closeRequest();
        assertTrue(title().contains("Stop it, and save the experiment iris.json?"), title());
        assertEquals(List.of("Cancel", "Stop the run, don't save", "Stop the run and save"), answers());
        assertEquals("question-save", usual());
        picture("leave-both");
        clickOn("#question-cancel");
        assertTrue(stage.isShowing() && !isAsked());
        assertFalse(run.control().isStopRequested());
        assertTrue(workbench.document().isModified());
    }

    @Test
    void aRunGoesOnWhereSavingComesToNothing() {
        openIris();
        Run run = train();
        interact(() -> workbench.openTable(IRIS, problems -> {}));
        await(() -> !workbench.isBusy());
        edit();
        interact(() -> workbench.startRun(true, begun -> {}, window::report));
        await(() -> workbench.runs().isOpen());
        Run second = workbench.runs().shown().orElseThrow().run().orElseThrow();
        assertTrue(run.control().isStopRequested());
        closeRequest();
        clickOn("#question-save"); // nobody chooses a file
        assertTrue(stage.isShowing() && !isAsked());
        assertFalse(second.control().isStopRequested());
        closeRequest();
        dialogs.will(folder.resolve("no/such/folder/mine.json"));
        clickOn("#question-save");
        assertTrue(stage.isShowing() && find("#shell-problem-panel").isVisible());
        assertFalse(second.control().isStopRequested());
    }

    @Test
    void oneAnswerStopsTheRunAndSaves() {
        gate.countDown();
        openIris();
        Run run = train();
        edit();
        closeRequest();
        clickOn("#question-save");
        await(() -> !stage.isShowing());
        assertTrue(run.isOver());
        assertFalse(workbench.document().isModified());
    }

    @Test
    void oneAnswerStopsTheRunWithoutSaving() {
        gate.countDown();
        openIris();
        Run run = train();
        edit();
        closeRequest();
        clickOn("#question-discard");
        await(() -> !stage.isShowing());
        assertTrue(run.isOver());
        assertTrue(workbench.document().isModified());
    }

    @Test
    void whatCannotBeOpenedStopsNothing() {
        openIris();
        Run run = train();
        interact(() -> window.open(folder.resolve("nowhere.csv")));
        clickOn("#question-stop");
        await(() -> find("#shell-problem-panel").isVisible());
        assertFalse(run.control().isStopRequested());
        interact(() -> window.open(PENGUINS));
        clickOn("#question-cancel");
        assertFalse(run.control().isStopRequested());
        interact(() -> window.open(PENGUINS));
        clickOn("#question-stop");
        await(() -> workbench.table().orElseThrow().path().equals(PENGUINS));
        assertTrue(run.control().isStopRequested());
    }
}
