package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.Task;
import org.layerwise.data.step.MinMax;
import org.layerwise.data.table.ColumnType;
import org.testfx.util.WaitForAsyncUtils;

/** The Data screen by mouse and keys, in the whole window. */
class DataScreenTest extends WindowFixture {
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv").toAbsolutePath();

    private void open() {
        dialogs.will(PENGUINS);
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
    }

    @Test
    void opensATableByDialog() {
        open();
        assertEquals("penguins.csv", find("#data-name", Labeled.class).getText());
        assertEquals(
                "344 rows × 7 columns · separated by comma",
                find("#data-facts", Labeled.class).getText());
        assertEquals(344, find("#data-grid", TableView.class).getItems().size());
        assertEquals(7, find("#data-columns", ListView.class).getItems().size());
        assertFalse(find("#data-empty").isVisible());
    }

    @Test
    void opensASampleByOneClick() {
        clickOn("#data-sample-iris");
        await(() -> workbench.prepared().isPresent());
        assertEquals("iris.csv", find("#data-name", Labeled.class).getText());
    }

    @Test
    void opensAFileDroppedOnTheWindow() {
        Dragboard board = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> FileDragboard.of(PENGUINS.toFile()));
        for (EventType<DragEvent> type : List.of(DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED)) {
            interact(() -> Event.fireEvent(
                    find("#data-empty"),
                    new DragEvent(type, board, 10, 10, 10, 10, TransferMode.COPY, null, find("#data-empty"), null)));
        }
        await(() -> workbench.prepared().isPresent());
        assertEquals("penguins.csv", find("#data-name", Labeled.class).getText());
    }

    @Test
    void aColumnIsLeftOutAndReadDifferentlyAndBothAreUndone() {
        open();
        int width = prepared().pipeline().layout().width();
        clickOn("#data-use-island");
        await(() -> workbench.preparation().orElseThrow().data() != null
                && !prepared().pipeline().layout().contains("island"));
        assertTrue(prepared().pipeline().layout().width() < width);
        interact(() -> type("body_mass_g").setValue(ColumnType.CATEGORY));
        assertEquals(
                ColumnType.CATEGORY,
                experiment().data().column("body_mass_g").orElseThrow().type());
        clickOn("#shell-undo");
        assertEquals(
                ColumnType.INTEGER,
                experiment().data().column("body_mass_g").orElseThrow().type());
        assertEquals(ColumnType.INTEGER, type("body_mass_g").getValue());
        push(KeyCode.SHORTCUT, KeyCode.Z);
        assertTrue(experiment().data().features().stream()
                .anyMatch(column -> column.name().equals("island")));
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        assertFalse(experiment().data().features().stream()
                .anyMatch(column -> column.name().equals("island")));
    }

    @Test
    void rowsAreWeighedByAColumn() {
        open();
        choose("#data-weights", "body_mass_g");
        assertEquals("body_mass_g", experiment().data().weights());
        assertFalse(find("#data-use-body_mass_g").isVisible());
        clickOn("#shell-undo");
        assertEquals("", experiment().data().weights());
        assertEquals("", find("#data-weights", ComboBox.class).getValue());
    }

    @Test
    void categoriesBecomeAnIndex() {
        open();
        int oneHot = prepared().pipeline().layout().width();
        choose("#data-encoding", Encoding.INDEX);
        assertEquals(Encoding.INDEX, experiment().pipeline().encoding());
        await(() -> workbench.preparation().orElseThrow().data() != null
                && prepared().pipeline().layout().width() < oneHot);
        clickOn("#shell-undo");
        assertEquals(Encoding.ONE_HOT, experiment().pipeline().encoding());
        assertEquals(Encoding.ONE_HOT, find("#data-encoding", ComboBox.class).getValue());
    }

    @Test
    void targetTaskScalingAndSplitFollowTheControls() {
        open();
        choose("#data-target", "body_mass_g");
        assertEquals(Task.REGRESSION, experiment().data().task());
        choose("#data-target", "species");
        assertEquals(Task.CLASSIFICATION, experiment().data().task());
        clickOn("#data-task-regression");
        assertEquals(Task.CLASSIFICATION, experiment().data().task());
        assertTrue(find("#data-refused").isVisible());
        interact(() -> {
            ComboBox<?> scaling = (ComboBox<?>) find("#data-scaling");
            scaling.getSelectionModel().select(1);
        });
        assertEquals(new MinMax(0, 1), experiment().pipeline().scaling());
        doubleClickOn("#data-validation").write("30").push(KeyCode.ENTER);
        assertEquals(0.3, experiment().split().validation());
        doubleClickOn("#data-test").write("10").push(KeyCode.ENTER);
        doubleClickOn("#data-seed").write("42").push(KeyCode.ENTER);
        clickOn("#data-stratified");
        assertEquals(0.1, experiment().split().test());
        assertEquals(42, experiment().seed());
        assertFalse(experiment().split().stratified());
        await(() -> prepared().test().rows() == 34);
        assertEquals(103, prepared().validation().rows());
    }

    @Test
    void theListOfColumnsWorksByKeys() {
        open();
        ListView<?> columns = (ListView<?>) find("#data-columns");
        interact(() -> {
            columns.getSelectionModel().select(1);
            columns.requestFocus();
        });
        push(KeyCode.SPACE);
        assertFalse(experiment().data().features().stream()
                .anyMatch(column -> column.name().equals("island")));
        push(KeyCode.TAB);
        assertEquals("data-use-island", scene().getFocusOwner().getId());
        push(KeyCode.SPACE);
        assertTrue(find("#data-use-island", ButtonBase.class).isVisible());
        assertTrue(experiment().data().features().stream()
                .anyMatch(column -> column.name().equals("island")));
        push(KeyCode.TAB);
        assertEquals("data-type-island", scene().getFocusOwner().getId());
    }

    @SuppressWarnings("unchecked") // the box holds column types
    private ChoiceBox<ColumnType> type(String column) {
        return find("#data-type-" + column, ChoiceBox.class);
    }

    @SuppressWarnings("unchecked") // the control's values are the test's own
    private <T> void choose(String id, T value) {
        ComboBox<T> box = (ComboBox<T>) find(id);
        interact(() -> box.setValue(value));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
