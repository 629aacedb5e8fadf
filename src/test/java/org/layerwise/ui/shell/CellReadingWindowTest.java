package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnReading.Letters;
import org.layerwise.data.table.ColumnType;
import org.layerwise.nn.layer.Dense;

/** How a column's cells are read, on the Data page: what is said, and the one action that changes it. */
class CellReadingWindowTest extends WindowFixture {
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
}
