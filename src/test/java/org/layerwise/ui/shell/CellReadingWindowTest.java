package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnReading.Letters;
import org.layerwise.data.table.ColumnType;
import org.layerwise.nn.layer.Dense;
import org.testfx.util.WaitForAsyncUtils;

/** How a column's cells are read, on the Data page: what is said, and the one action that changes it. */
class CellReadingWindowTest extends WindowFixture {
    @TempDir
    Path folder;

    private void open(String name) {
        Path file = Path.of("src/test/cases", name + ".csv").toAbsolutePath();
        interact(() -> workbench.openTable(file, problems -> {}));
        await(() -> workbench.prepared().isPresent() && !list().getItems().isEmpty());
    }

    private ListView<?> list() {
        return find("#data-columns", ListView.class);
    }

    private void choose(int place) {
        interact(() -> list().getSelectionModel().clearAndSelect(place));
    }

    private DataSpec data() {
        return workbench.experiment().orElseThrow().data();
    }

    private List<String> remarks() {
        return find("#data-cells-remarks", VBox.class).getChildren().stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private void act(int place, String title) {
        Button button = find("#data-cells-action-" + place, Button.class);
        assertEquals(title, button.getText());
        interact(button::fire);
        await(() -> workbench.prepared().isPresent());
    }

    @Test
    void aSentinelBecomesMissingByOneAction() {
        open("sent");
        choose(0);
        assertEquals(List.of("-999 is far outside all other values and is in 12 cells."), remarks());
        picture("data-cells-sentinel");
        act(0, "Count as missing");
        assertEquals(List.of("12 missing: \"-999\" 12"), remarks());
        assertTrue(data().reading("temp").missing().contains("-999"));
        assertTrue(workbench.notices().isEmpty(), workbench.notices()::toString);
        interact(() -> workbench.document().undo());
        assertEquals(List.of("-999 is far outside all other values and is in 12 cells."), remarks());
    }

    @Test
    void classesThatDifferByCaseAreMergedByOneActionAndTheNetworkFits() {
        open("caselab");
        choose(2);
        assertEquals(List.of("some values differ by case or blanks alone: \"yes\" / \"Yes\"."), remarks());
        act(0, "Merge them");
        assertEquals(Letters.IGNORE_CASE, data().reading("y").letters());
        Dense output = (Dense) workbench
                .experiment()
                .orElseThrow()
                .network()
                .find("output")
                .orElseThrow()
                .layer();
        assertEquals(1, output.units());
    }

    @Test
    void rowNumbersAreTakenBackByOneTick() {
        open("noiseid");
        assertEquals(ColumnUse.IGNORED, data().column("Id").orElseThrow().use());
        interact(() -> find("#data-use-Id", CheckBox.class).fire());
        ColumnSpec taken = data().column("Id").orElseThrow();
        assertEquals(ColumnUse.FEATURE, taken.use());
        assertEquals(ColumnType.INTEGER, taken.type());
    }

    @Test
    void numbersBecomeDatesByOneAction() {
        open("epoch");
        choose(0);
        act(0, "Take for dates");
        assertEquals(ColumnType.DATE, data().column("t").orElseThrow().type());
        assertEquals(DateOrder.UNIX_SECONDS, data().reading("t").dates());
        picture("data-cells-dates");
    }

    @Test
    void theMissingValuesOfOneColumnAreTyped() {
        open("namibia");
        choose(0);
        TextField missing = find("#data-cells-missing", TextField.class);
        interact(() -> {
            missing.setText(", NA");
            missing.fireEvent(new javafx.event.ActionEvent());
        });
        assertEquals(List.of("", "NA"), data().reading("country").missing());
        assertEquals(List.of("21 missing: \"NA\" 21"), remarks().subList(0, 1));
    }

    private static final List<String> MEASURES = List.of("a", "b", "c", "d", "e");

    /** Five columns of measurements with −999 in some cells, and a sixth with none. */
    private void openSentinels() throws IOException {
        StringBuilder text = new StringBuilder("a,b,c,d,e,f,y\n");
        for (int row = 0; row < 120; row++) {
            for (int column = 0; column < 6; column++) {
                boolean gap = column < 5 && (row + column) % 12 == 0;
                text.append(gap ? "-999" : String.valueOf(10 + (row * 7 + column * 3) % 41 + 0.5))
                        .append(',');
            }
            text.append(row % 2 == 0 ? "yes\n" : "no\n");
        }
        Path file = Files.writeString(folder.resolve("station.csv"), text);
        interact(() -> workbench.openTable(file, problems -> {}));
        await(() -> workbench.prepared().isPresent() && !list().getItems().isEmpty());
    }

    private List<String> withSentinelMissing() {
        return data().columns().stream()
                .map(ColumnSpec::name)
                .filter(name -> data().reading(name).missing().contains("-999"))
                .toList();
    }

    @Test
    void aRemarkOfSeveralColumnsIsSettledInAllOfThemByOneEdit() throws IOException {
        openSentinels();
        choose(1);
        Button all = find("#data-cells-all-0", Button.class);
        assertEquals("In all 5 columns", all.getText());
        assertTrue(all.getTooltip().getText().contains("a, b, c, d, e"), all.getTooltip()::getText);
        picture("data-cells-all");
        interact(all::fire);
        assertEquals(MEASURES, withSentinelMissing());
        assertEquals(
                "Read 5 columns: Count as missing",
                workbench.document().undoDescription().orElseThrow());
        assertEquals(List.of("10 missing: \"-999\" 10"), remarks());
        interact(() -> workbench.document().undo());
        assertEquals(List.of(), withSentinelMissing());
        assertEquals(List.of("-999 is far outside all other values and is in 10 cells."), remarks());
    }

    @Test
    void severalSelectedColumnsTakeATextForMissingInOneEdit() throws IOException {
        openSentinels();
        interact(() -> {
            list().getSelectionModel().clearSelection();
            list().getSelectionModel().selectRange(0, 6);
        });
        ComboBox<?> text = find("#data-several-missing", ComboBox.class);
        assertEquals("-999", text.getEditor().getText());
        assertEquals(
                "In 5 of 6 columns.",
                find("#data-several-missing-where", Labeled.class).getText());
        picture("data-several-missing");
        interact(() -> text.getEditor().setText("10.5"));
        assertFalse(find("#data-several-missing-where").isVisible());
        interact(() -> text.getEditor().setText("-999"));
        interact(find("#data-several-missing-take", Button.class)::fire);
        assertEquals(List.of("a", "b", "c", "d", "e", "f"), withSentinelMissing());
        assertEquals(
                "Count as missing in 6 columns: -999",
                workbench.document().undoDescription().orElseThrow());
        assertEquals("", text.getEditor().getText());
        interact(() -> workbench.document().undo());
        assertEquals(List.of(), withSentinelMissing());
        assertTrue(workbench.document().undoDescription().isEmpty());
    }

    @Test
    void manyCellsAreLookedThroughAgainAsideAndThenShown() throws IOException {
        StringBuilder text = new StringBuilder("a,y\n");
        for (int row = 0; row < 60_000; row++) {
            text.append(row % 100 == 0 ? "-999" : String.valueOf(row % 41 + 0.5))
                    .append(row % 2 == 0 ? ",yes\n" : ",no\n");
        }
        Path file = Files.writeString(folder.resolve("long.csv"), text);
        interact(() -> workbench.openTable(file, problems -> {}));
        await(() -> workbench.prepared().isPresent() && !list().getItems().isEmpty());
        choose(0);
        interact(find("#data-cells-action-0", Button.class)::fire);
        await(() -> remarks().equals(List.of("600 missing: \"-999\" 600")));
    }

    @Test
    void cellsInTheGridAreAlignedAsTheirColumnIsTaken() throws IOException {
        openSentinels();
        await(() -> !shown("17.5").isEmpty());
        assertTrue(shown("17.5").stream().allMatch(cell -> cell.getStyleClass().contains("number")));
        interact(() -> workbench.document().edit("f", now -> now)); // nothing changes
        interact(() -> list().getSelectionModel().clearAndSelect(0));
        interact(() -> {
            DataSpec data = data();
            workbench
                    .document()
                    .edit(
                            "categories",
                            now -> now.withData(data.withColumns(data.columns().stream()
                                    .map(column -> column.withType(ColumnType.CATEGORY))
                                    .toList())));
        });
        assertTrue(shown("17.5").stream().noneMatch(cell -> cell.getStyleClass().contains("number")));
        interact(() -> workbench.document().undo());
        assertTrue(shown("17.5").stream().allMatch(cell -> cell.getStyleClass().contains("number")));
    }

    /** The grid's cells with this text. */
    private List<Labeled> shown(String text) {
        return find("#data-grid").lookupAll(".table-cell").stream()
                .map(Labeled.class::cast)
                .filter(cell -> text.equals(cell.getText()))
                .toList();
    }

    @Test
    void textsForMissingAreShownInQuotesAndChoicesAreNotCut() throws IOException {
        openSentinels();
        choose(6);
        String missing = find("#data-cells-missing", TextField.class).getText();
        assertTrue(missing.startsWith("\"\", \"NA\", "), missing);
        ComboBox<?> letters = find("#data-cells-letters", ComboBox.class);
        interact(() -> letters.getSelectionModel().select(1));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Letters.IGNORE_CASE, data().reading("y").letters());
        interact(() -> scene().getRoot().layout());
        assertTrue(
                letters.getWidth() >= letters.prefWidth(-1) && letters.prefWidth(-1) > 90,
                () -> letters.getWidth() + " of " + letters.prefWidth(-1));
        for (double width : new double[] {1024, 1440}) {
            interact(() -> {
                stage.setWidth(width);
                stage.setHeight(width < 1100 ? 700 : 900);
            });
            picture("data-cells-letters-" + (int) width);
        }
    }
}
