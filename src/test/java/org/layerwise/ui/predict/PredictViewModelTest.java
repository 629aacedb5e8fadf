package org.layerwise.ui.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.PredictedTable;
import org.layerwise.app.RowForm;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.train.Predictions;
import org.layerwise.ui.shell.AnsweredDialogs;
import org.layerwise.ui.shell.TrainedPenguins;

class PredictViewModelTest {
    @TempDir
    Path folder;

    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final List<Problem> reported = new ArrayList<>();
    private final PredictViewModel predict =
            new PredictViewModel(workbench, dialogs, Runnable::run, Runnable::run, reported::addAll);

    private RowForm train() throws InterruptedException {
        TrainedPenguins.on(workbench, 5, reported::addAll);
        predict.takeModel();
        return form();
    }

    private RowForm form() {
        return Objects.requireNonNull(predict.formProperty().get());
    }

    private PredictedTable predicted() {
        return Objects.requireNonNull(predict.predictedProperty().get());
    }

    private Path penguins(int drop) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("sample-data/penguins.csv")).stream()
                .map(line -> String.join(",", new ArrayList<>(List.of(line.split(",", -1))).subList(drop, 7)))
                .toList();
        return Files.write(folder.resolve("other.csv"), lines);
    }

    @Test
    void saysWhatToDoWhileThereIsNoModel() {
        assertNull(predict.formProperty().get());
        assertTrue(predict.sourceProperty().get().contains("Watch"));
        assertFalse(predict.takeDropped(Path.of("sample-data/penguins.csv")));
    }

    @Test
    void aRowInTheFormIsPredictedAsInATable() throws InterruptedException {
        RowForm form = train();
        assertEquals(
                List.of("island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"),
                form.fields().stream().map(RowForm.Field::column).toList());
        predict.predictTable(Path.of("sample-data/penguins.csv"));
        Predictions.Classes all =
                assertInstanceOf(Predictions.Classes.class, predicted().predictions());
        assertEquals(344, all.rows());
        for (int row : new int[] {0, 3, 200, 343}) {
            predict.predictRow(form.cellsOf(row));
            Predictions.Classes one = assertInstanceOf(
                    Predictions.Classes.class, predict.answerProperty().get().predictions());
            for (int c = 0; c < 3; c++) {
                assertEquals(all.probabilities()[row][c], one.probabilities()[0][c], 1e-6);
            }
        }
        assertEquals(List.of(), reported);
    }

    @Test
    void whatCannotBePredictedIsSaidAndWhatIsUnknownIsFlagged() throws InterruptedException {
        RowForm form = train();
        List<String> cells = new ArrayList<>(form.cellsOf(0));
        cells.set(1, "long");
        predict.predictRow(cells);
        RowAnswer answer = predict.answerProperty().get();
        assertNull(answer.predictions());
        assertTrue(answer.problems().getFirst().message().contains("\"long\" is not a number"));
        cells.set(1, "");
        cells.set(0, "Atlantis");
        predict.predictRow(cells);
        answer = predict.answerProperty().get();
        assertEquals(1, Objects.requireNonNull(answer.predictions()).rows());
        assertTrue(answer.problems().getFirst().message().contains("\"Atlantis\" did not occur in training"));
    }

    @Test
    void aTableIsSavedWithItsPredictions() throws InterruptedException, IOException {
        train();
        dialogs.will(penguins(1)).will(folder.resolve("out"));
        predict.chooseTable();
        predict.save();
        List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
        assertEquals(345, lines.size());
        assertEquals(
                "island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,"
                        + "prediction,probability:Adelie,probability:Chinstrap,probability:Gentoo,flags",
                lines.getFirst());
        assertTrue(lines.get(1).startsWith("Torgersen,39.1,18.7,181,3750,MALE,Adelie,"), lines.get(1));
    }

    @Test
    void aTableThatLacksAColumnIsAProblem() throws InterruptedException, IOException {
        train();
        assertTrue(predict.takeDropped(penguins(2)));
        assertNull(predict.predictedProperty().get());
        assertEquals(1, reported.size());
        assertTrue(
                reported.getFirst().message().contains("no column \"island\""),
                reported.getFirst().message());
        assertFalse(predict.busyProperty().get());
    }
}
