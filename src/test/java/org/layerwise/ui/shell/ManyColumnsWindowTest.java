package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.TimeSplit;
import org.testfx.util.WaitForAsyncUtils;

/** The Data page with many columns: what is built of them, and several changed at once. */
class ManyColumnsWindowTest extends WindowFixture {
    private static final int ROWS = 200;

    @TempDir
    Path folder;

    private void open(int columns) throws IOException {
        String head = IntStream.range(0, columns).mapToObj(i -> "m" + i).collect(Collectors.joining(",")) + ",kind\n";
        StringBuilder text = new StringBuilder(head);
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < columns; i++) {
                text.append(i % 7 == 3 && row % 9 == 0 ? "" : row * 31 % (50 + i % 40))
                        .append(',');
            }
            text.append(row % 2 == 0 ? "even\n" : "odd\n");
        }
        Path file = folder.resolve("wide" + columns + ".csv");
        Files.writeString(file, text);
        interact(() -> workbench.openTable(file, problems -> {}));
        await(() -> workbench.prepared().isPresent() && grid().getColumns().size() > 2);
    }

    private TableView<?> grid() {
        return find("#data-grid", TableView.class);
    }

    private ListView<?> list() {
        return find("#data-columns", ListView.class);
    }

    private void select(int... places) {
        interact(() -> {
            list().getSelectionModel().clearSelection();
            for (int place : places) {
                list().getSelectionModel().select(place);
            }
        });
    }

    private void reachesAll(int columns) throws IOException {
        open(columns);
        assertEquals(columns + 1, list().getItems().size());
        assertTrue(
                grid().getColumns().size() <= 61,
                "headers built: " + grid().getColumns().size());
        assertTrue(
                list().lookupAll(".column-cell").size() < 40,
                "cells built: " + list().lookupAll(".column-cell").size());
        assertEquals("m0", grid().getColumns().get(1).getText());
        select(columns / 2);
        assertTrue(isInSight("m" + columns / 2));
        select(columns);
        assertTrue(isInSight("kind"));
        ScrollBar bar = from(grid().getParent()).lookup(".column-bar").queryAs(ScrollBar.class);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(bar.isVisible() && bar.getHeight() > 4, "the bar is " + bar.getHeight() + " high");
        double end = bar.localToScene(bar.getBoundsInLocal()).getMaxY();
        assertTrue(end <= find("#shell-problems").localToScene(0, 0).getY(), "the bar ends at " + end);
        interact(() -> bar.setValue(0));
        assertTrue(isInSight("m0"));
        interact(() -> bar.setValue(bar.getMax()));
        assertTrue(isInSight("kind"));
        assertTrue(grid().getColumns().size() <= 61);
    }

    private boolean isInSight(String column) {
        return grid().getColumns().stream().anyMatch(each -> each.getText().equals(column));
    }

    @Test
    void twoHundredColumnsAreReachedWithFewHeaders() throws IOException {
        reachesAll(200);
        select(3);
        picture("data-columns-200");
        select(3, 10, 11, 17);
        picture("data-columns-several");
    }

    @Test
    void fiveThousandColumnsAreReachedWithFewHeaders() throws IOException {
        reachesAll(5_000);
        interact(() -> find("#data-columns-search", TextField.class).setText("m4999"));
        assertEquals(List.of("m4999"), list().getItems());
        clickOn("#data-columns .column-name");
        assertTrue(isInSight("m4999"));
        assertEquals("Steps of m4999", find("#data-steps-title", Labeled.class).getText());
    }

    @Test
    void severalColumnsAreLeftOutTogetherAndCameBackByOneUndo() throws IOException {
        open(12);
        double target = find("#data-target").localToScene(0, 0).getY();
        clickOn("#data-use-m1"); // so that the row has the focus
        interact(() -> workbench.document().undo());
        interact(() -> list().requestFocus());
        push(KeyCode.SHORTCUT, KeyCode.A);
        assertEquals(13, list().getSelectionModel().getSelectedIndices().size());
        assertEquals("13 columns", find("#data-several-title", Labeled.class).getText());
        assertFalse(find("#data-steps").isVisible());
        clickOn("#data-several-ignore");
        assertTrue(experiment().data().columns().stream().allMatch(spec -> spec.use() == ColumnUse.IGNORED));
        assertEquals(13, list().getSelectionModel().getSelectedIndices().size());
        clickOn("#shell-undo");
        assertTrue(experiment().data().columns().stream().allMatch(spec -> spec.use() == ColumnUse.FEATURE));
        interact(() -> list().requestFocus());
        push(KeyCode.ESCAPE);
        assertEquals(0, list().getSelectionModel().getSelectedIndices().size());
        assertFalse(find("#data-several").isVisible());
        assertTrue(find("#data-steps-hint").isVisible());
        select(2);
        assertTrue(find("#data-steps").isVisible());
        assertEquals(target, find("#data-target").localToScene(0, 0).getY(), "the target stays in its place");
        clickOn("#data-steps-close");
        assertFalse(find("#data-steps").isVisible());
    }

    @Test
    void classSharesAreNotOfferedWhereTheyAreNotKept() throws IOException {
        open(5);
        CheckBox shares = find("#data-stratified", CheckBox.class);
        assertTrue(shares.isSelected() && !shares.isDisabled());
        interact(() -> workbench
                .document()
                .edit("divide", now -> now.withSplit(now.split().withBy(new TimeSplit("m1")))));
        assertFalse(shares.isSelected());
        assertTrue(shares.isDisabled());
        assertTrue(find("#data-stratified-why").isVisible());
        interact(() -> workbench.document().undo());
        assertTrue(shares.isSelected() && !shares.isDisabled());
        assertFalse(find("#data-stratified-why").isVisible());
    }

    @Test
    void categoriesAndDatesSayWhatTheirMissingValuesBecome() {
        interact(() -> workbench.openTable(Path.of("sample-data/penguins.csv"), problems -> {}));
        await(() -> workbench.prepared().isPresent());
        interact(() -> list().scrollTo(6));
        WaitForAsyncUtils.waitForFxEvents();
        await(() -> lookup("#data-missing-sex").tryQuery().isPresent());
        assertTrue(find("#data-missing-sex").isVisible());
        interact(() -> workbench
                .document()
                .edit(
                        "index",
                        now -> now.withPipeline(now.pipeline().withEncoding(org.layerwise.data.spec.Encoding.INDEX))));
        assertFalse(find("#data-missing-sex").isVisible());
        assertEquals("Index 0", find("#data-filled-sex", Label.class).getText());
        assertEquals("The rows are shown here in a moment.", ((Label) grid().getPlaceholder()).getText());
    }

    @Test
    void theSettingsOfADateAreNamedInOneLine() {
        interact(() -> workbench.openTable(Path.of("sample-data/seattle-weather.csv"), problems -> {}));
        await(() -> workbench.prepared().isPresent());
        select(0);
        WaitForAsyncUtils.waitForFxEvents();
        picture("data-steps-date");
        List<Label> names = find("#data-steps").lookupAll(".sheet-title").stream()
                .map(Label.class::cast)
                .toList();
        assertTrue(names.stream().anyMatch(name -> name.getText().equals("Weekday")), names.toString());
        for (Label name : names) {
            assertTrue(name.getHeight() < 24, name.getText() + " is " + name.getHeight() + " high");
        }
    }

    @Test
    void theListIsFilteredAndOrderedAboveIt() throws IOException {
        open(12);
        interact(() ->
                find("#data-columns-order", ComboBox.class).getSelectionModel().select(3));
        assertEquals("m3", list().getItems().getFirst());
        interact(() -> find("#data-columns-search", TextField.class).setText("nothing"));
        assertEquals(0, list().getItems().size());
        assertEquals(
                "0 of 13 columns", find("#data-columns-count", Labeled.class).getText());
        clickOn("#data-columns-search").push(KeyCode.ESCAPE);
        assertEquals(13, list().getItems().size());
        assertTrue(find("#data-columns-filter", ButtonBase.class).getText().equals("Filter"));
    }
}
