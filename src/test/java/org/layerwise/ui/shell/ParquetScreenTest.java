package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** A Parquet file in the whole window. A picture is left in {@code target/pictures}. */
class ParquetScreenTest extends WindowFixture {
    private static final Path GOLDEN = Path.of("src/test/golden/parquet").toAbsolutePath();

    private void drop(Path file) {
        Dragboard board = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> FileDragboard.of(file.toFile()));
        Node target = find("#data-empty");
        for (EventType<DragEvent> type : List.of(DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED)) {
            interact(() -> Event.fireEvent(
                    target, new DragEvent(type, board, 10, 10, 10, 10, TransferMode.COPY, null, target, null)));
        }
    }

    @Test
    void droppedItIsShownAndHasNoFormatToChoose() throws IOException {
        drop(GOLDEN.resolve("penguins-snappy.parquet"));
        await(() -> workbench.prepared().isPresent());
        assertEquals(
                "344 rows × 7 columns · Parquet",
                find("#data-facts", Labeled.class).getText());
        assertEquals(344, find("#data-grid", TableView.class).getItems().size());
        assertEquals(7, find("#data-columns", ListView.class).getItems().size());
        clickOn("#data-reading-toggle");
        await(() -> !find("#data-reading-rows", TableView.class).getItems().isEmpty());
        assertEquals(
                "Parquet, which says itself how it is written",
                find("#data-reading-summary", Labeled.class).getText());
        assertFalse(isShown("#data-reading-separator"));
        assertFalse(isShown("#data-reading-ragged"));
        assertTrue(isShown("#data-reading-not-finite"));
        assertEquals(
                List.of("Adelie", "Torgersen", "39.1", "18.7", "181", "3750", "MALE"),
                find("#data-reading-rows", TableView.class).getItems().getFirst());
        picture("parquet");
    }

    private boolean isShown(String id) {
        for (Node node = find(id); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aDamagedOneIsRefusedWithWhatToDo() throws IOException {
        dialogs.will(GOLDEN.resolve("penguins-brotli.parquet"));
        clickOn("#data-open");
        await(() -> lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().contains("is a Parquet file compressed with BROTLI")));
        assertTrue(workbench.table().isEmpty());
    }
}
