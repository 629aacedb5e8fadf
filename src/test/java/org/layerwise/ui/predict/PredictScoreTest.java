package org.layerwise.ui.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.PredictedTable;
import org.layerwise.app.ShownRun;
import org.layerwise.app.TableScore;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Part;
import org.layerwise.train.Predictions;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.shell.AnsweredDialogs;
import org.layerwise.ui.shell.TrainedPenguins;

/** A predicted table that has the target gets the score that {@code evaluate} gives it. */
class PredictScoreTest {
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv");

    @TempDir
    Path folder;

    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final List<Problem> reported = new ArrayList<>();
    private final PredictViewModel predict =
            new PredictViewModel(workbench, new AnsweredDialogs(), Runnable::run, Runnable::run, reported::addAll);

    private PredictedTable predicted(Path table) {
        predict.predictTable(table);
        assertEquals(List.of(), reported);
        return Objects.requireNonNull(predict.predictedProperty().get());
    }

    private static TableScore score(PredictedTable table) {
        return Objects.requireNonNull(table.score());
    }

    private Evaluation evaluation(PredictedTable table) {
        ShownRun run = workbench.runs().shown().orElseThrow();
        return Evaluation.of(run.model(run.choice()), table.table(), Part.ALL);
    }

    private static double known(Evaluation evaluation, String metric) {
        return Objects.requireNonNull(evaluation.metrics().get(metric)).orElse(Double.NaN);
    }

    @Test
    void classesAreCountedAndTheWrongOnesFound() throws InterruptedException {
        TrainedPenguins.on(workbench, 1, reported::addAll);
        predict.takeModel();
        PredictedTable all = predicted(PENGUINS);
        TableScore score = score(all);
        Predictions.Classes said = (Predictions.Classes) all.predictions();
        int target = all.table().column("species");
        int[] wrong = IntStream.range(0, 344)
                .filter(row ->
                        !all.table().cell(row, target).equals(said.classes().get(said.best(row))))
                .toArray();
        assertTrue(wrong.length > 0 && wrong.length < 344, "one epoch gets some right");
        assertEquals("Adelie", score.text(0, 0));
        double accuracy = known(evaluation(all), "accuracy");
        assertEquals(1 - wrong.length / 344.0, accuracy, 1e-12);
        assertEquals(
                "Accuracy " + Numbers.number(accuracy) + "  ·  " + wrong.length
                        + " of 344 rows wrong  ·  275 of the rows trained the model",
                predict.scoreProperty().get());
        assertNull(predict.worstRows(), "all rows are shown at first");
        predict.worstOnlyProperty().set(true);
        assertArrayEquals(wrong, predict.worstRows());
        assertFalse(predict.isOfNumbers());
    }

    @Test
    void aTableWithoutTheTargetIsPredictedAsItIs() throws InterruptedException, IOException {
        TrainedPenguins.on(workbench, 1, reported::addAll);
        predict.takeModel();
        predict.worstOnlyProperty().set(true);
        List<String> lines = Files.readAllLines(PENGUINS);
        Path bare = Files.write(
                folder.resolve("bare.csv"),
                lines.stream()
                        .map(line -> line.substring(line.indexOf(',') + 1))
                        .toList());
        assertNull(predicted(bare).score());
        assertEquals("", predict.scoreProperty().get());
        assertFalse(predict.isScored());
        assertNull(predict.worstRows());
        Path empty = Files.write(
                folder.resolve("empty.csv"),
                IntStream.range(0, lines.size())
                        .mapToObj(i -> i == 0 ? lines.get(i) : lines.get(i).replaceFirst("^[^,]*", ""))
                        .toList());
        assertNull(predicted(empty).score());
        assertEquals("", predict.scoreProperty().get());
    }

    @Test
    void aClassThatTrainingNeverSawIsSaid() throws InterruptedException, IOException {
        TrainedPenguins.on(workbench, 1, reported::addAll);
        predict.takeModel();
        Path other = Files.writeString(
                folder.resolve("other.csv"), Files.readString(PENGUINS).replaceFirst("\nAdelie", "\nEmperor"));
        assertNull(predicted(other).score());
        assertTrue(
                predict.scoreProperty().get().startsWith("Not scored: ")
                        && predict.scoreProperty().get().contains("Emperor"),
                predict.scoreProperty()::get);
    }

    private void trainNumbers() throws InterruptedException, IOException {
        List<String> lines = new ArrayList<>(List.of("a,b,y"));
        for (int i = 0; i < 80; i++) {
            lines.add(i + "," + i * 7 % 13 + "," + (3 * i + i * 7 % 13 + 0.5));
        }
        TrainedPenguins.open(workbench, Files.write(folder.resolve("numbers.csv"), lines), 5, reported::addAll);
        predict.takeModel();
    }

    @Test
    void numbersAreSortedByTheirError() throws InterruptedException, IOException {
        trainNumbers();
        PredictedTable all = predicted(folder.resolve("numbers.csv"));
        Evaluation evaluation = evaluation(all);
        assertEquals(
                "RMSE " + Numbers.number(known(evaluation, "rmse")) + "  ·  MAE "
                        + Numbers.number(known(evaluation, "mae")) + "  ·  R² "
                        + Numbers.number(known(evaluation, "r2"))
                        + "  ·  80 rows with a target  ·  64 of the rows trained the model",
                predict.scoreProperty().get());
        predict.worstOnlyProperty().set(true);
        int[] rows = Objects.requireNonNull(predict.worstRows());
        assertEquals(80, rows.length);
        Predictions.Values said = (Predictions.Values) all.predictions();
        double last = Double.POSITIVE_INFINITY;
        for (int row : rows) {
            double error = Math.abs(said.values()[row] - (3 * row + row * 7 % 13 + 0.5));
            assertEquals(error, score(all).error(row), 1e-9);
            assertTrue(error <= last, "largest first");
            last = error;
        }
        assertTrue(predict.isOfNumbers());
    }

    @Test
    void aConstantTargetHasNoR2AndRowsWithoutATargetAreCounted() throws InterruptedException, IOException {
        trainNumbers();
        Path same = Files.writeString(folder.resolve("same.csv"), "a,b,y\n1,2,5.5\n2,3,5.5\n3,4,\n4,5,5.5\n");
        TableScore score = score(predicted(same));
        assertTrue(
                predict.scoreProperty()
                        .get()
                        .endsWith("  ·  no R²: the target is constant in these rows  ·  3 rows with a target"
                                + "  ·  rows without a target: 1"),
                predict.scoreProperty()::get);
        assertTrue(Double.isNaN(score.number(2, 0)));
        predict.worstOnlyProperty().set(true);
        int[] rows = Objects.requireNonNull(predict.worstRows());
        assertArrayEquals(new int[] {0, 1, 3}, IntStream.of(rows).sorted().toArray());
    }
}
