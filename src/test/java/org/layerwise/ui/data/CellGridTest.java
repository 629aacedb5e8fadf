package org.layerwise.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Cells;
import org.layerwise.math.Allocation;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The grid reads what is on screen and nothing else, however many rows there are. */
class CellGridTest extends ApplicationTest {
    private TableView<Integer> view;
    private VBox pane;

    /** Every cell tells where it is; reading is counted. */
    private static final class Synthetic implements Cells {
        private final List<String> columns =
                IntStream.range(0, 5).mapToObj(i -> "column" + i).toList();
        private final int rows;
        private long read;

        Synthetic(int rows) {
            this.rows = rows;
        }

        @Override
        public List<String> columns() {
            return columns;
        }

        @Override
        public int rowCount() {
            return rows;
        }

        @Override
        public String cell(int row, int column) {
            read++;
            return row + "/" + column;
        }
    }

    @Override
    public void start(Stage stage) {
        view = new TableView<>();
        view.setFixedCellSize(26);
        pane = new VBox(view);
        VBox.setVgrow(view, Priority.ALWAYS);
        stage.setScene(new Scene(pane));
        stage.setWidth(900); // tests before this one may have left another size
        stage.setHeight(500);
        stage.show();
    }

    @Test
    void tenMillionRowsScrollWithoutBeingMade() throws Exception {
        CellGrid grid = onFx(() -> new CellGrid(
                view,
                pane,
                new DataViewModel(new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make()))));
        Synthetic few = new Synthetic(1_000);
        Synthetic many = new Synthetic(10_000_000);
        long forFew = showAndScroll(grid, few);
        long forMany = showAndScroll(grid, many);
        assertTrue(
                many.read < 2 * few.read + 1_000,
                "cells read: " + few.read + " of few rows, " + many.read + " of many");
        // JavaFX keeps a list of sizes up to the furthest row shown, 4 bytes a row, about 16 with the lists it grows
        // out of;
        // an object for each row would take as much again.
        assertTrue(
                forMany - forFew < 20L * many.rows,
                "bytes allocated: " + forFew + " for few rows, " + forMany + " for many");
    }

    /** The bytes allocated for it, laying the grid out each time. */
    private long showAndScroll(CellGrid grid, Synthetic cells) throws Exception {
        long bytes = laidOut(() -> grid.show(cells));
        assertEquals(cells.rows, view.getItems().size());
        assertShown(0);
        RandomStream random = new RandomStream(1);
        for (int i = 0; i < 10; i++) {
            int row = i == 0 ? cells.rows - 1 : random.nextInt(cells.rows);
            bytes += laidOut(() -> view.scrollTo(row));
            assertShown(row);
        }
        return bytes;
    }

    private long laidOut(Runnable change) throws Exception {
        return onFx(() -> Allocation.bytes(
                () -> {
                    change.run();
                    view.applyCss();
                    view.layout();
                },
                1));
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    }

    /** Waits until the row's first cell is on screen, with its own text. */
    private void assertShown(int row) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> onFx(() -> view.lookupAll(".table-cell").stream()
                        .map(node -> (IndexedCell<?>) node)
                        .anyMatch(cell -> cell.isVisible() && (row + "/0").equals(cell.getText()))));
    }
}
