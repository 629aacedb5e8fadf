package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.train.Part;
import org.layerwise.ui.chart.draw.StaticChart;

/** The Outcome page in the window. */
class OutcomeWindowTest extends WindowFixture {
    @TempDir
    Path folder;

    private void open(Path table) {
        dialogs.will(table);
        clickOn("#shell-open");
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
    }

    private void train(String... settings) {
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench.document().edit("settings", now -> {
            for (String setting : settings) {
                now = ExperimentEdit.apply(now, setting);
            }
            return now;
        }));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench.startRun(false, run -> {}, problems -> {}));
        await(() -> workbench.runs().shown().isPresent());
    }

    private void trainToTheEnd(String... settings) {
        train(settings);
        await(() -> !workbench.runs().isOpen());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        await(() -> isDrawn("#outcome-chart-0"));
    }

    private boolean isDrawn(String chart) {
        Node found = scene().lookup(chart);
        return found instanceof StaticChart card && card.isUpToDate();
    }

    private String words(String chart) {
        return find(chart).getAccessibleText();
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    @SuppressWarnings("unchecked")
    private void choose(String box, Object what) {
        interact(() -> ((ComboBox<Object>) find(box, ComboBox.class))
                .getSelectionModel()
                .select(what));
    }

    private TableView<?> rows() {
        return find("#outcome-rows", TableView.class);
    }

    @Test
    void classesAreShownAsMatrixAndCurvesAndTheRowsOfACellByAClick() {
        clickOn("#data-sample-penguins");
        trainToTheEnd("training.epochs=4");
        await(() -> isDrawn("#outcome-chart-3"));
        String matrix = words("#outcome-chart-0");
        Matcher right =
                Pattern.compile("Confusion matrix: (\\d+) of (\\d+) rows right").matcher(matrix);
        assertTrue(right.find(), matrix);
        assertTrue(text("#outcome-source").contains(right.group(2) + " rows"), text("#outcome-source"));
        assertTrue(words("#outcome-chart-1").startsWith("ROC curves, mean area"), words("#outcome-chart-1"));
        assertTrue(words("#outcome-chart-2").contains("Adelie"), words("#outcome-chart-2"));
        assertTrue(words("#outcome-chart-3").startsWith("Calibration"), words("#outcome-chart-3"));
        assertEquals(3, find("#outcome-figures", TableView.class).getItems().size());
        assertEquals("The least probable of their own class first", text("#outcome-rows-title"));
        picture("outcome-penguins", () -> isDrawn("#outcome-chart-0") && isDrawn("#outcome-chart-1"));
        // with the keyboard: the first cell of the matrix
        interact(() -> find("#outcome-chart-0").requestFocus());
        push(KeyCode.RIGHT);
        push(KeyCode.ENTER);
        await(() -> text("#outcome-rows-title").startsWith("Actual Adelie, predicted Adelie: "));
        int count = rows().getItems().size();
        assertTrue(count > 0 && count <= Integer.parseInt(right.group(1)), count + " rows");
        for (int i = 0; i < count; i++) {
            assertEquals("Adelie", rows().getColumns().get(1).getCellData(i));
            assertEquals("Adelie", rows().getColumns().get(2).getCellData(i));
        }
        clickOn("#outcome-worst");
        await(() -> text("#outcome-rows-title").startsWith("The least probable"));
    }

    @Test
    void anotherPartHasOtherRows() {
        clickOn("#data-sample-iris");
        trainToTheEnd("training.epochs=3");
        String before = text("#outcome-source");
        choose("#outcome-part", Part.TRAIN);
        await(() -> !text("#outcome-source").equals(before) && isDrawn("#outcome-chart-0"));
        int train = prepared().train().rows();
        assertTrue(text("#outcome-source").endsWith(train + " rows"), text("#outcome-source"));
    }

    @Test
    void numbersAreShownAsScatterAndResiduals() throws IOException {
        Path table = folder.resolve("line.csv");
        StringBuilder csv = new StringBuilder("a,b,y\n");
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            csv.append(a)
                    .append(',')
                    .append(b)
                    .append(',')
                    .append(3 * a - 2 * b + 0.3 * random.nextGaussian())
                    .append('\n');
        }
        Files.writeString(table, csv);
        open(table);
        trainToTheEnd("training.epochs=40");
        await(() -> isDrawn("#outcome-chart-2"));
        assertTrue(words("#outcome-chart-0").startsWith("Predicted and actual y"), words("#outcome-chart-0"));
        assertTrue(words("#outcome-chart-2").startsWith("Residuals: mean "), words("#outcome-chart-2"));
        assertEquals("The largest residuals first", text("#outcome-rows-title"));
        double first = residual(0);
        for (int i = 1; i < rows().getItems().size(); i++) {
            assertTrue(residual(i) <= first + 1e-3, i + " is worse than the first");
        }
        picture("outcome-numbers", () -> isDrawn("#outcome-chart-0") && isDrawn("#outcome-chart-2"));
        clickOn("#outcome-show-boundary");
        await(() -> isDrawn("#outcome-boundary-chart-0"));
        picture("outcome-plane", () -> isDrawn("#outcome-boundary-chart-0"));
    }

    private double residual(int line) {
        return Math.abs(
                Double.parseDouble(String.valueOf(rows().getColumns().get(3).getCellData(line))
                        .replace('−', '-')
                        .replace(",", "")));
    }

    @Test
    void theBoundaryIsDrawnOverTheChosenColumnsAndARow() {
        clickOn("#data-sample-penguins");
        trainToTheEnd("training.epochs=10");
        clickOn("#outcome-show-boundary");
        await(() -> isDrawn("#outcome-boundary-chart-0"));
        assertTrue(text("#outcome-boundary-others").startsWith("Other columns: "), text("#outcome-boundary-others"));
        choose("#outcome-boundary-x", "flipper_length_mm");
        await(() -> words("#outcome-boundary-chart-0").contains("flipper_length_mm"));
        interact(() -> find("#outcome-boundary-row", TextField.class).setText("12"));
        clickOn("#outcome-boundary-row").push(KeyCode.ENTER);
        await(() -> text("#outcome-boundary-others").startsWith("Other columns as in row 12"));
        picture("outcome-boundary", () -> isDrawn("#outcome-boundary-chart-0"));
        interact(() -> find("#outcome-boundary-row", TextField.class).setText("9999"));
        clickOn("#outcome-boundary-row").push(KeyCode.ENTER);
        assertTrue(text("#outcome-boundary-others").startsWith("Other columns as in row 12"), "there is no row 9999");
        clickOn("#outcome-boundary-typical");
        await(() -> text("#outcome-boundary-others").startsWith("Other columns: "));
        choose("#outcome-boundary-y", "flipper_length_mm");
        await(() -> text("#outcome-boundary-message").equals("Choose two different columns."));
    }

    @Test
    void whatMattersIsWorkedOutWhenAskedForAndAColumnIsChosenByAClick() {
        clickOn("#data-sample-penguins");
        trainToTheEnd("training.epochs=30");
        clickOn("#outcome-show-matters");
        clickOn("#outcome-matters-compute");
        await(() -> isDrawn("#outcome-importance-chart-0") && isDrawn("#outcome-dependence-chart-0"));
        assertTrue(text("#outcome-matters-source").startsWith("accuracy "), text("#outcome-matters-source"));
        String dependence = words("#outcome-dependence-chart-0");
        picture(
                "outcome-matters",
                () -> isDrawn("#outcome-importance-chart-0") && isDrawn("#outcome-dependence-chart-0"));
        interact(() -> find("#outcome-importance-chart-0").requestFocus());
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        await(() -> !words("#outcome-dependence-chart-0").equals(dependence));
    }

    @Test
    void aRunThatGoesOnIsFollowed() {
        clickOn("#data-sample-penguins");
        train("training.epochs=1000000", "training.stopping={\"kind\":\"none\"}");
        push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        await(() -> isDrawn("#outcome-chart-0"));
        String first = text("#outcome-source");
        await(() -> !text("#outcome-source").equals(first));
        assertFalse(text("#outcome-source").isEmpty());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        interact(() -> workbench.runs().putAway());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        await(() -> text("#outcome-message").startsWith("No run is shown"));
    }
}
