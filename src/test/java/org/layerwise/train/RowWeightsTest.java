package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;

/** A weight of 2 is a row twice, in training and in what is told of it; a weight of 0 is no row. */
class RowWeightsTest {
    private static final int ROWS = 24;
    private static final String[] WHOLE_BATCHES = {
        "data.weights=w",
        "split.validation=0",
        "training.batch=1000",
        "training.epochs=5",
        "pipeline.scaling=none",
        "pipeline.targetScaling=none",
        "network.dense1.units=4"
    };

    @TempDir
    Path folder;

    private static int weight(int row) {
        return row % 4;
    }

    private static String cells(int row, String weight, boolean classes) {
        double x = Math.sin(row);
        double z = Math.cos(2.5 * row);
        return x + "," + z + "," + weight + "," + (classes ? (x + z > 0 ? "up" : "down") : 2 * x - z + "");
    }

    /** Every row once, with its weight. */
    private Table weighted(boolean classes) {
        List<String> lines = new ArrayList<>(List.of("x,z,w,y"));
        for (int row = 0; row < ROWS; row++) {
            lines.add(cells(row, Integer.toString(weight(row)), classes));
        }
        return Runs.table(folder, "weighted.csv", String.join("\n", lines));
    }

    /** Every row as often as it weighs, all weighing the same. */
    private Table repeated(boolean classes) {
        List<String> lines = new ArrayList<>(List.of("x,z,w,y"));
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < weight(row); i++) {
                lines.add(cells(row, "0.5", classes));
            }
        }
        return Runs.table(folder, "repeated.csv", String.join("\n", lines));
    }

    private static void assertSame(Table weighted, Table repeated, String... changes) {
        List<String> all = new ArrayList<>(List.of(WHOLE_BATCHES));
        all.addAll(List.of(changes));
        Runs.Told told = new Runs.Told();
        Trainer byWeight = Runs.trainer(weighted, all.toArray(String[]::new));
        Runs.run(byWeight, told);
        Runs.Told expected = new Runs.Told();
        Trainer byRepetition = Runs.trainer(repeated, all.toArray(String[]::new));
        Runs.run(byRepetition, expected);
        for (int epoch = 0; epoch < 5; epoch++) {
            double loss = expected.epochs(0).get(epoch);
            assertEquals(loss, told.epochs(0).get(epoch), 1e-5 * loss, "loss/train of epoch " + epoch);
        }
        List<Float> weights = Runs.weights(byWeight);
        for (int i = 0; i < weights.size(); i++) {
            assertEquals(Runs.weights(byRepetition).get(i), weights.get(i), 2e-4f, "weight " + i);
        }
        double loss = Evaluation.of(byRepetition.model(), repeated, Part.ALL).loss();
        assertEquals(loss, Evaluation.of(byWeight.model(), weighted, Part.ALL).loss(), 1e-4 * loss);
    }

    @Test
    void countsARowAsOftenAsItWeighs() {
        for (String loss : List.of("mse", "mae", "huber", "log-cosh")) {
            assertSame(weighted(false), repeated(false), "loss=" + loss, "optimizer=sgd");
        }
        for (String loss : List.of("binary-cross-entropy", "binary-focal", "hinge")) {
            assertSame(weighted(true), repeated(true), "loss=" + loss, "optimizer=sgd");
        }
        assertSame(weighted(true), repeated(true), "loss.classWeights=[3,0.5]", "optimizer.learningRate=0.01");
    }

    /** Whatever the batches: at a rate that changes nothing, the epoch's loss is Σwℓ/Σw by hand. */
    @Test
    void lossesOfAnEpochAreWeighted() {
        Table table = weighted(false);
        Experiment experiment = Runs.experiment(
                table,
                "data.weights=w",
                "split.validation=0.25",
                "training.batch=5",
                "training.epochs=1",
                "optimizer=sgd",
                "optimizer.learningRate=1e-12");
        PreparedData data = Runs.prepare(table, experiment);
        Trainer trainer = Runs.trainer(experiment, data);
        Runs.Told told = new Runs.Told();
        Runs.run(trainer, told);
        Model model = trainer.model();
        double[] predicted = ((Predictions.Values) new Predictor(model).predict(table, table.allRows())).values();
        double scale =
                ((org.layerwise.data.pipeline.RegressionTarget) data.pipeline().target()).scale();
        assertEquals(
                byHand(table, predicted, scale, data.split().train()),
                told.epochs(0).getFirst(),
                1e-5);
        assertEquals(
                byHand(table, predicted, scale, data.split().validation()),
                told.epochs(3).getFirst(),
                1e-5);
        assertEquals(
                told.epochs(3).getFirst(),
                Evaluation.of(model, table, Part.VALIDATION).loss(),
                1e-12);
    }

    private static double byHand(Table table, double[] predicted, double scale, int... rows) {
        double sum = 0;
        double weights = 0;
        for (int row : rows) {
            double error = (predicted[row] - Double.parseDouble(table.cell(row, 3))) / scale;
            sum += weight(row) * error * error;
            weights += weight(row);
        }
        return sum / weights;
    }

    @Test
    void theNetworkDoesNotSeeThem() {
        Experiment experiment = Runs.experiment(weighted(true), "data.weights=w");
        assertEquals(
                List.of("x", "z"),
                Runs.prepare(weighted(true), experiment).pipeline().featureNames());
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> Runs.trainer(weighted(true), "data.weights=w", "network.input.columns=[\"w\"]"));
        assertTrue(refused.getMessage().contains("\"w\" is not a feature"), refused.getMessage());
    }

    private String complaint(String weight) {
        Table table = Runs.table(folder, "bad.csv", "x,w,y\n1,1,a\n2,1,b\n3," + weight + ",a\n4,1,b\n5,1,a\n6,1,b");
        Experiment experiment = Runs.experiment(table, "data.weights=w", "split.validation=0");
        ProblemException refused = assertThrows(ProblemException.class, () -> Runs.prepare(table, experiment));
        return refused.problems().stream()
                .map(Problem::describe)
                .toList()
                .toString()
                .replace(folder + "/", "");
    }

    @Test
    void whatIsNoWeightIsSaid() {
        assertEquals(
                "[bad.csv, line 4, column 2 (w): the row's weight is missing. "
                        + "Fill it in: 1 counts a row once, 0 not at all.]",
                complaint(""));
        assertEquals(
                "[bad.csv, line 4, column 2 (w): the row's weight is -1; weights are not negative. "
                        + "Correct the cell: 1 counts a row once, 0 not at all.]",
                complaint("-1"));
        assertTrue(complaint("much").startsWith("[bad.csv, line 4, column 2 (w): \"much\" is not a number"));
        Table zeros = Runs.table(folder, "zeros.csv", "x,w,y\n1,0,a\n2,0,b\n3,0,a\n4,0,b");
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Runs.trainer(zeros, "data.weights=w", "split.validation=0"));
        assertTrue(refused.getMessage().contains("the weights of all 4 rows of a part are 0"), refused.getMessage());
    }
}
