package org.layerwise.ui.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.layerwise.app.RowForm;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.table.FaultPolicy;
import org.testfx.framework.junit5.ApplicationTest;

/** The form of a model of thousands of columns makes few controls at a time, and loses nothing of what was typed. */
class LongFormTest extends ApplicationTest {
    private static final int COLUMNS = 5_000;

    private final GridPane grid = new GridPane();
    private final List<List<String>> asked = new ArrayList<>();
    private FormPane form = FormPane.EMPTY;
    private FormBar bar;

    @Override
    public void start(Stage stage) {
        bar = new FormBar();
        stage.setScene(new Scene(new VBox(bar, grid)));
        stage.show();
    }

    private void show(int columns) {
        List<RowForm.Field> fields = IntStream.range(0, columns)
                .mapToObj(i -> new RowForm.Field("m" + i, i % 3 == 0 ? List.of("a", "b") : List.of(), "0 … 1", "0"))
                .toList();
        RowForm asks = new RowForm(fields, null, NumberFormat.PLAIN, FaultPolicy.STOP);
        interact(() -> {
            form = new FormPane(grid, asks, () -> asked.add(form.cells()));
            bar.show(form);
            form.fill(IntStream.range(0, columns).mapToObj(i -> "v" + i).toList());
        });
    }

    private TextField field(int index) {
        return lookup("#predict-field-" + index).queryAs(TextField.class);
    }

    private String place() {
        return lookup("#predict-form-place").queryAs(Labeled.class).getText();
    }

    private void press(String id) {
        interact(lookup(id).queryAs(Button.class)::fire);
    }

    @Test
    void fewFieldsAreMadeAndAllAreReached() {
        show(COLUMNS);
        assertTrue(grid.getChildren().size() <= 3 * FormPane.SHOWN);
        assertEquals(List.of(), asked);
        assertEquals("1–40 of 5,000", place());
        assertTrue(lookup("#predict-form-before").query().isDisabled());
        interact(() -> field(1).setText("7"));
        assertEquals(1, asked.size());
        assertEquals("7", asked.getFirst().get(1));
        press("#predict-form-after");
        assertEquals("41–80 of 5,000", place());
        assertEquals("v41", field(41).getText());
        assertEquals(1, asked.size(), "turning changes nothing");
        interact(() -> field(41).setText(" 8 "));
        press("#predict-form-before");
        assertEquals("7", field(1).getText());
        interact(() -> lookup("#predict-form-search").queryAs(TextField.class).setText("M4999"));
        assertEquals("1–1 of 1", place());
        assertEquals("v4999", field(4999).getText());
        interact(() -> field(4999).setText("9"));
        List<String> cells = asked.getLast();
        assertEquals(COLUMNS, cells.size());
        assertEquals(
                List.of("v0", "7", "v2", "8", "9"),
                List.of(cells.get(0), cells.get(1), cells.get(2), cells.get(41), cells.get(4999)));
        interact(() ->
                form.fill(IntStream.range(0, COLUMNS).mapToObj(i -> "w" + i).toList()));
        assertEquals("w4999", field(4999).getText());
        assertEquals(3, asked.size(), "filling in asks nothing");
    }

    @Test
    void aFewColumnsHaveNoBar() {
        show(40);
        assertFalse(lookup("#predict-form-bar").query().isVisible());
        show(41);
        assertTrue(lookup("#predict-form-bar").query().isVisible());
    }
}
