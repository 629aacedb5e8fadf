package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Decimal;
import org.layerwise.data.read.csv.CsvFormat.Header;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.experiment.Experiment;

/** The Reading panel of the Data screen: every guess is shown, and a wrong one is put right. */
class ReadingPanelTest extends WindowFixture {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text, StandardCharsets.UTF_8);
    }

    private void open(String text) throws IOException {
        dialogs.will(file(text));
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
        clickOn("#data-reading-toggle");
        await(() -> !shown("#data-reading-rows").isEmpty());
    }

    private static String body(String line) {
        return IntStream.range(0, 40)
                .mapToObj(i -> line.formatted(i, i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining());
    }

    @SuppressWarnings("unchecked") // rows are lists of cells
    private List<List<String>> shown(String id) {
        return ((TableView<List<String>>) find(id, TableView.class)).getItems();
    }

    private List<String> heads(String id) {
        return ((TableView<?>) find(id, TableView.class))
                .getColumns().stream().map(TableColumnBase::getText).toList();
    }

    @SuppressWarnings("unchecked") // the box holds such values
    private <T> void choose(String id, T value) {
        interact(() -> ((ComboBox<T>) find(id, ComboBox.class)).setValue(value));
    }

    private static String words(ComboBox<Object> box) {
        return box.getConverter().toString(box.getValue());
    }

    @SuppressWarnings("unchecked") // whatever the box holds
    private String words(String id) {
        return words((ComboBox<Object>) find(id, ComboBox.class));
    }

    @Test
    void showsEveryGuess() throws IOException {
        open("Station report\n\nn;x;y\n" + body("%d;1,5;%s\n"));
        assertEquals(
                "UTF-8 · semicolon · decimal comma · header · 2 lines skipped",
                find("#data-reading-summary", Labeled.class).getText());
        assertEquals("semicolon (automatic)", words("#data-reading-separator"));
        assertEquals("decimal comma (automatic)", words("#data-reading-decimal"));
        assertEquals("2 lines (automatic)", words("#data-reading-skip"));
        assertEquals("header (automatic)", words("#data-reading-header"));
        assertEquals(List.of("n", "x", "y"), heads("#data-reading-rows"));
        assertEquals(List.of("0", "1,5", "a"), shown("#data-reading-rows").getFirst());
    }

    @Test
    void aWrongGuessIsChangedAndThePreviewFollows() throws IOException {
        open("n;x;y\n" + body("%d;1,500;%s\n"));
        assertEquals(1.5, workbench.table().orElseThrow().table().number(0, 1), 0);
        choose("#data-reading-decimal", Decimal.POINT);
        choose("#data-reading-thousands", CsvFormat.Thousands.COMMA);
        await(() -> workbench.table().orElseThrow().table().number(0, 1) == 1500);
        assertEquals("1,000", words("#data-reading-thousands"));
        choose("#data-reading-header", Header.NO);
        await(() -> heads("#data-reading-rows").equals(List.of("column1", "column2", "column3"))
                && workbench.table().orElseThrow().table().rowCount() == 41);
        assertEquals(List.of("n", "x", "y"), shown("#data-reading-rows").getFirst());
        assertEquals(Header.NO, experiment().data().format().header());
        choose("#data-reading-header", Header.AUTO);
        await(() -> heads("#data-reading-rows").equals(List.of("n", "x", "y"))
                && workbench.table().orElseThrow().table().rowCount() == 40);
    }

    @Test
    void theNetworkAndTheTargetStayWhenTheTableIsReadAgain() throws IOException {
        open("n;x;y\n" + body("%d;1,5;%s\n"));
        interact(() -> workbench.chooseTargets("Choose n", List.of("n"), null));
        int nodes = experiment().network().expand().size();
        choose("#data-reading-decimal", Decimal.POINT);
        await(() -> experiment().data().column("x").orElseThrow().type() == ColumnType.CATEGORY);
        assertEquals("n", experiment().data().target());
        assertEquals(nodes, experiment().network().expand().size());
    }

    @Test
    void aLargeFileShowsHowFarItIsAndIsCancelled() throws IOException {
        Path large = folder.resolve("large.csv");
        try (Writer out = Files.newBufferedWriter(large)) {
            out.write("a,b,c,d\n");
            for (int row = 0; row < 3_000_000; row++) {
                out.write(row + ",0.25,some text " + row % 1000 + ",x\n");
            }
        }
        dialogs.will(large);
        clickOn("#data-open");
        await(() -> find("#data-opening-cancel").getParent().isVisible());
        assertTrue(find("#data-opening-progress", Labeled.class).getText().endsWith("s left"));
        clickOn("#data-opening-cancel");
        await(() -> !workbench.isBusy());
        assertTrue(workbench.table().isEmpty());
    }

    @Test
    void aFileThatCannotBeReadOffersItsRowsAndThePoliciesThatReadIt() throws IOException {
        dialogs.will(file("n,x,y\n" + body("%d,1.5,%s\n") + "1,2\n"));
        clickOn("#data-open");
        await(() ->
                find("#data-unread").isVisible() && !shown("#data-unread-rows").isEmpty());
        choose("#data-unread-ragged", Ragged.SKIP);
        await(() -> workbench.prepared().isPresent());
        assertFalse(find("#data-empty").isVisible());
        assertEquals(Ragged.SKIP, experiment().data().faults().ragged());
        assertTrue(find("#data-reading-summary", Labeled.class).getText().contains("41 records: 40 rows, 1 skipped"));
    }

    @Test
    void aChangeOfTheDecimalMarkIsAnEditThatUndoTakesBack() throws IOException {
        open("n;x;y\n" + body("%d;1,500;%s\n"));
        assertTrue(find("#shell-undo").isDisabled());
        Experiment before = experiment();
        choose("#data-reading-decimal", Decimal.POINT);
        await(() -> experiment().data().format().decimal() == Decimal.POINT);
        assertEquals(
                ColumnType.INTEGER,
                experiment().data().column("x").orElseThrow().type());
        assertTrue(workbench.document().hasUnsavedEdits());
        assertEquals(
                "Read the file: Decimal mark, decimal point",
                workbench.document().undoDescription().orElseThrow());
        clickOn("#shell-undo");
        await(() -> experiment().equals(before));
        assertEquals(1.5, workbench.table().orElseThrow().table().number(0, 1), 0);
        await(() -> words("#data-reading-decimal").equals("decimal comma (automatic)"));
        clickOn("#shell-redo");
        await(() -> experiment().data().format().decimal() == Decimal.POINT);
        assertEquals(1500, workbench.table().orElseThrow().table().number(0, 1), 0);
        await(() -> words("#data-reading-decimal").equals("decimal point"));
    }

    @Test
    void thePanelSaysThatColumnsHaveReadingsOfTheirOwn() throws IOException {
        StringBuilder text = new StringBuilder("n;x;y\n");
        for (int row = 0; row < 60; row++) {
            text.append(row).append(row == 7 ? ";broken;" : ";1,5;").append(row % 2 == 0 ? "a\n" : "b\n");
        }
        open(text.toString());
        assertEquals("Stop", words("#data-reading-text"));
        String own = find("#data-reading-own", Labeled.class).getText();
        assertTrue(
                own.startsWith("Text among numbers counts as missing in 1 column (x), whatever is chosen here."), own);
        assertTrue(own.contains("1 column has a reading of its own"), own);
        picture("page-reading-own");
    }
}
