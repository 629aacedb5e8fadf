package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.experiment.ExperimentEdit;

/** The Predict page in the window: the form in the table's own writing, and a table with its score. */
class PredictWindowTest extends WindowFixture {
    @TempDir
    Path folder;

    private void train(int epochs) {
        await(() -> workbench.prepared().isPresent());
        interact(() ->
                workbench.document().edit("short", now -> ExperimentEdit.apply(now, "training.epochs=" + epochs)));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench.startRun(false, run -> {}, problems -> {}));
        await(() -> workbench.runs().shown().isPresent() && !workbench.runs().isOpen());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        await(() -> !find("#predict-open").isDisabled());
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    private void predict(Path table) {
        dialogs.will(table);
        clickOn("#predict-open");
        await(() -> text("#predict-summary").startsWith(String.valueOf(table.getFileName())));
    }

    private List<String> titles() {
        return grid().getColumns().stream().map(column -> column.getText()).toList();
    }

    @SuppressWarnings("unchecked")
    private TableView<Integer> grid() {
        return find("#predict-grid", TableView.class);
    }

    private String cell(int line, int column) {
        return String.valueOf(grid().getColumns().get(column).getCellData(line));
    }

    @Test
    void anEmptyTableSaysWhatToDo() {
        interact(() -> window.show(Page.PREDICT));
        interact(() -> scene().getRoot().layout());
        assertTrue(text("#predict-hint").startsWith("Train a model first"), text("#predict-hint"));
        picture("predict-empty");
        interact(() -> window.show(Page.DATA));
        clickOn("#data-sample-penguins");
        train(1);
        assertTrue(text("#predict-hint").startsWith("Press \"Predict a table…\""), text("#predict-hint"));
    }

    @Test
    void theWrongOnesOfATableAreShownAlone() throws IOException {
        clickOn("#data-sample-penguins");
        train(1);
        await(() -> text("#predict-row").contains("row 1 "));
        assertFalse(find("#predict-score").isVisible()
                && find("#predict-score").getParent().isVisible());
        predict(Path.of("sample-data/penguins.csv"));
        assertTrue(
                text("#predict-score")
                        .matches(
                                "Accuracy [01][.\\d]*  ·  \\d+ of 344 rows wrong  ·  275 of the rows trained the model"),
                text("#predict-score"));
        assertEquals(List.of("Row", "Prediction", "Actual", "Probability"), titles().subList(0, 4));
        assertEquals(344, grid().getItems().size());
        assertEquals("Only wrong ones", text("#predict-worst"));
        clickOn("#predict-worst");
        int wrong = grid().getItems().size();
        assertTrue(text("#predict-score").contains("  " + wrong + " of 344"), text("#predict-score"));
        for (int line = 0; line < wrong; line++) {
            assertFalse(cell(line, 1).equals(cell(line, 2)), "row " + cell(line, 0));
            assertEquals(String.valueOf(grid().getItems().get(line) + 1), cell(line, 0));
        }
        picture("predict-wrong");
        List<String> lines = Files.readAllLines(Path.of("sample-data/penguins.csv"));
        predict(Files.write(
                folder.resolve("bare.csv"),
                lines.stream()
                        .map(line -> line.substring(line.indexOf(',') + 1))
                        .toList()));
        assertFalse(titles().contains("Actual"));
        assertEquals(344, grid().getItems().size());
        assertFalse(find("#predict-worst").isVisible());
    }

    @Test
    void numbersInTheWritingOfTheirTableAndTheLargestErrorsFirst() throws IOException {
        List<String> lines = new ArrayList<>(List.of("count,mass,day,y"));
        for (int i = 0; i < 80; i++) {
            lines.add(String.format(
                    java.util.Locale.US,
                    "\"%,d\",%.1f kg,%d/%d/2024,%.1f",
                    1271 + 153 * i,
                    40 + i * 1.7,
                    1 + i % 12,
                    1 + i % 28,
                    12_000 + i * 700 + i * 31 % 17 * 200.0));
        }
        Path table = Files.write(folder.resolve("weights.csv"), lines);
        interact(() -> window.open(table));
        train(20);
        await(() -> text("#predict-row").contains("row 1 "));
        assertEquals("1,271 … 13,358", text("#predict-range-0"));
        assertEquals("40 kg … 174.3 kg", text("#predict-range-1"));
        assertEquals("1/1/2024 … 12/24/2024", text("#predict-range-2"));
        clickOn("#predict-next");
        await(() -> text("#predict-row").contains("row 2 "));
        assertEquals("1,424", find("#predict-field-0", TextField.class).getText());
        await(() -> text("#predict-answer").matches("[\\d,.]+"));
        assertEquals(0, lookup(".fault").queryAll().size());
        predict(table);
        assertEquals(List.of("Row", "Prediction", "Actual", "Error"), titles().subList(0, 4));
        assertTrue(
                text("#predict-score")
                        .matches(
                                "RMSE [\\d,.]+  ·  MAE [\\d,.]+  ·  R² [−\\d,.]+  ·  80 rows with a target  ·  64 of the rows trained the model"),
                text("#predict-score"));
        assertEquals("Largest errors first", text("#predict-worst"));
        clickOn("#predict-worst");
        assertTrue(find("#predict-worst", CheckBox.class).isSelected());
        double last = Double.POSITIVE_INFINITY;
        for (int line = 0; line < 80; line++) {
            double error = Double.parseDouble(cell(line, 3).replace(",", ""));
            assertTrue(error <= last, "line " + line);
            last = error;
        }
        picture("predict-numbers");
    }

    @Test
    void aConstantTargetIsNamedWhereR2WouldBe() throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b,y"));
        for (int i = 0; i < 60; i++) {
            lines.add(i + "," + i * 7 % 13 + "," + (i % 5 == 0 ? 0.25 : 0.25 + i));
        }
        Path table = Files.write(folder.resolve("some.csv"), lines);
        interact(() -> window.open(table));
        train(2);
        Path same = Files.write(folder.resolve("same.csv"), List.of("a,b,y", "1,2,5.5", "2,3,5.5"));
        predict(same);
        assertTrue(
                text("#predict-score").contains("no R²: the target is constant in these rows"), text("#predict-score"));
    }

    @Test
    void aSliderMovesItsCellAndTheAnswer() {
        clickOn("#data-sample-penguins");
        train(30);
        await(() -> text("#predict-row").contains("row 1 "));
        String[] answers = new String[2];
        Slider slider = find("#predict-slide-1", Slider.class);
        TextField cell = find("#predict-field-1", TextField.class);
        assertEquals(Double.parseDouble(cell.getText()), slider.getValue(), 1e-9);
        for (int end = 0; end < 2; end++) {
            double at = end == 0 ? slider.getMin() : slider.getMax();
            String before = shares();
            interact(() -> slider.setValue(at));
            assertEquals(at, Double.parseDouble(cell.getText()), 1e-9);
            await(() -> !shares().equals(before));
            answers[end] = shares();
        }
        assertFalse(answers[0].equals(answers[1]), answers[0]);
        assertEquals("As filled in.", text("#predict-row"));
        interact(() -> cell.setText("40"));
        assertEquals(40, slider.getValue(), 1e-9);
        interact(slider::requestFocus);
        push(KeyCode.RIGHT);
        assertTrue(Double.parseDouble(cell.getText()) > 40, cell.getText());
        picture("predict-sliders");
    }

    /** The probabilities of all classes, as they stand. */
    private String shares() {
        return lookup("#predict-answers .progress-bar").queryAll().stream()
                .map(bar -> String.valueOf(((ProgressBar) bar).getProgress()))
                .toList()
                .toString();
    }
}
