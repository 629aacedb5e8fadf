package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.ShownRun;
import org.layerwise.files.ModelFile;
import org.testfx.util.WaitForAsyncUtils;

/** Models and checkpoints opened in the window. */
class ModelWindowTest extends WindowFixture {
    private static final Path GOLDEN = Path.of("src/test/golden/files/v1");

    @TempDir
    Path folder;

    private Path copy(String name, String as) throws IOException {
        return Files.copy(GOLDEN.resolve(name), folder.resolve(as));
    }

    private ShownRun shown() {
        return workbench.runs().shown().orElseThrow();
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    private void drop(Path file, String at) {
        File dragged = file.toFile();
        Dragboard board = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> FileDragboard.of(dragged));
        for (EventType<DragEvent> type : List.of(DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED)) {
            interact(() -> Event.fireEvent(
                    find(at), new DragEvent(type, board, 10, 10, 10, 10, TransferMode.COPY, null, find(at), null)));
        }
    }

    private boolean isIdle() {
        return !workbench.isBusy() && workbench.runs().shown().isPresent();
    }

    /** Predict and Export are ready. */
    private void assertModelIsUsed(String name) throws IOException {
        push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        await(() -> find("#predict-answer", Labeled.class).getText().startsWith("Iris-")
                || find("#predict-answer", Labeled.class).getText().matches("setosa|versicolor|virginica"));
        assertTrue(text("#predict-source").contains("With the model in " + name), text("#predict-source"));
        push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        assertTrue(text("#export-source").contains("The model in " + name), text("#export-source"));
        assertTrue(find("#export-metrics-write").isDisabled(), "nothing that was measured is in it");
        dialogs.will(folder.resolve("exported.layerwise"));
        clickOn("#export-model-write");
        await(() -> scene().lookup("#export-model-check") != null);
        assertEquals(
                shown().model(shown().choice()).provenance(),
                ModelFile.load(folder.resolve("exported.layerwise")).provenance());
    }

    @Test
    void aModelIsOpenedByTheDialogWithItsTable() throws IOException {
        copy("iris.csv", "iris.csv");
        dialogs.will(copy("01-iris.layerwise", "mine.layerwise"));
        clickOn("#shell-open");
        await(() -> workbench.prepared().isPresent() && isIdle());
        assertEquals("iris.csv", text("#data-name"));
        assertFalse(find("#data-missing").isVisible());
        assertEquals("mine.layerwise", text("#shell-title"));
        assertFalse(find("#shell-modified").isVisible());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        assertNotNull(scene().lookup("#design-node-output"), "the network is shown");
        assertModelIsUsed("mine.layerwise");
        assertTrue(text("#export-model-check").startsWith("Read back: 100 rows"), text("#export-model-check"));
    }

    @Test
    void aDroppedCheckpointWithoutItsTableIsUsedAndItsTableFound() throws IOException {
        drop(copy("01-iris.checkpoint", "half.way"), "#data-empty");
        await(this::isIdle);
        assertTrue(find("#data-missing").isVisible());
        assertFalse(find("#data-empty").isVisible());
        assertFalse(find("#data-full").isVisible());
        assertEquals("The table was at " + folder.resolve("iris.csv") + ".", text("#data-missing-where"));
        picture("data-missing");
        push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        assertNotNull(scene().lookup("#design-node-output"), "the network is shown");
        assertModelIsUsed("half.way");
        assertTrue(
                text("#export-model-check").endsWith("Not compared: the table is not here"),
                text("#export-model-check"));
        picture("export-model-alone");
        push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        assertTrue(find("#predict-next").isDisabled());
        picture("predict-model-alone");
        push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        dialogs.will(copy("iris-a.csv", "other.csv"));
        clickOn("#data-missing-locate");
        await(() -> find("#data-missing-refused").isVisible());
        assertTrue(
                text("#data-missing-refused").startsWith("other.csv is not the table that this model was trained on"),
                text("#data-missing-refused"));
        assertEquals("Open other.csv as a new experiment", text("#data-missing-open"));
        picture("data-missing-refused");
        drop(copy("iris.csv", "moved.csv"), "#data-missing");
        await(() -> workbench.prepared().isPresent());
        assertEquals("moved.csv", text("#data-name"));
        assertFalse(find("#data-missing").isVisible());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        await(() -> !find("#predict-next").isDisabled());
        assertTrue(text("#predict-row").contains("row 1"), text("#predict-row"));
    }

    @Test
    void theTableThatWasRefusedIsOpenedByItself() throws IOException {
        interact(() -> window.open(folder.resolve("alone.layerwise")));
        await(() -> find("#shell-problem-panel").isVisible());
        Path model = copy("01-iris.layerwise", "alone.layerwise");
        interact(() -> window.open(model));
        await(this::isIdle);
        drop(copy("iris-a.csv", "other.csv"), "#data-missing");
        await(() -> find("#data-missing-open").isVisible());
        clickOn("#data-missing-open");
        await(() -> workbench.prepared().isPresent());
        assertEquals("other.csv", text("#data-name"));
        assertFalse(find("#data-missing").isVisible());
        assertTrue(workbench.runs().shown().isEmpty());
    }

    @Test
    void trainingGoesOnFromTheModel() throws IOException {
        copy("iris.csv", "iris.csv");
        Path model = copy("01-iris.layerwise", "mine.layerwise");
        interact(() -> window.open(model));
        await(() -> workbench.prepared().isPresent() && isIdle());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        await(() -> find("#watch-empty-title", Label.class).getText().equals("A trained model from a file"));
        assertTrue(find("#watch-empty").isVisible());
        picture("watch-model");
        interact(() -> workbench
                .restarts()
                .resumeShown(shown().info().progress().epochs() + 2, false, run -> {}, problems -> {}));
        await(() -> shown().file().isEmpty() && !shown().goesOn());
        assertEquals(2, shown().run().orElseThrow().wholeEpochs());
    }

    @Test
    void unsavedEditsAreAskedAboutFirst() throws IOException {
        clickOn("#data-sample-iris");
        await(() -> workbench.prepared().isPresent());
        interact(() -> workbench.document().edit("Seed 7", now -> now.withSeed(7)));
        Path model = copy("01-iris.layerwise", "mine.layerwise");
        drop(model, "#data-full");
        assertTrue(find("#shell-question").isVisible());
        clickOn("#question-cancel");
        assertTrue(workbench.runs().shown().isEmpty());
        assertEquals(7, experiment().seed());
        drop(model, "#data-full");
        clickOn("#question-discard");
        await(this::isIdle);
        assertEquals("mine.layerwise", text("#shell-title"));
    }

    @Test
    void aModelDroppedOnPredictIsOpenedAndATableIsPredicted() throws IOException {
        copy("iris.csv", "iris.csv");
        Path first = copy("01-iris.layerwise", "first.layerwise");
        interact(() -> window.open(first));
        await(() -> workbench.prepared().isPresent() && isIdle());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        await(() -> !find("#predict-open").isDisabled());
        drop(folder.resolve("iris.csv"), "#predict-open");
        await(() -> text("#predict-summary").startsWith("iris.csv"));
        drop(copy("02-iris-regular.layerwise", "second.data"), "#predict-open");
        await(() -> shown().name().equals("second.data"));
    }

    @Test
    void theSamplesAreInReachWhateverIsOpen() throws IOException {
        Path model = copy("01-iris.layerwise", "mine.layerwise");
        interact(() -> window.open(model));
        await(this::isIdle);
        clickOn("#shell-samples");
        clickOn("#shell-sample-penguins");
        await(() -> workbench.prepared().isPresent());
        assertEquals("penguins.csv", text("#data-name"));
        interact(() -> find("#shell-samples").requestFocus());
        push(KeyCode.SPACE);
        picture("samples-menu");
        push(KeyCode.ESCAPE);
        assertEquals("penguins.csv", text("#data-name"));
    }
}
