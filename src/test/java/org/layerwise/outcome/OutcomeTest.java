package org.layerwise.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Seed;
import org.layerwise.data.table.Table;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunListener;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

class OutcomeTest {
    @TempDir
    Path folder;

    private static Model trained(Table table, String... changes) {
        Trainer trainer = Runs.trainer(table, changes);
        trainer.run(new RunControl(), List.of(), RunListener.NONE);
        return trainer.model();
    }

    /** y = 3·x − z, with no noise: R² lost by shuffling x is 2·9·var(x)/var(y). */
    @Test
    void theImportanceOfALinearModelIsKnown() {
        StringBuilder text = new StringBuilder("x,z,none,y");
        for (int i = 0; i < 400; i++) {
            double x = i % 20 - 9.5;
            double z = Math.floorDiv(i, 20) - 9.5;
            text.append(String.format(Locale.ROOT, "%n%s,%s,%s,%s", x, z, (i * 7 % 11), 3 * x - z));
        }
        Table table = Runs.table(folder, "linear.csv", text.toString());
        // tanh of small numbers is linear: 0.001 in, 1000 out
        Model model =
                Models.tanh(table, 1, new double[][] {{3e-4}, {-1e-4}, {0}}, new double[] {0}, new double[] {1e4}, 0);
        PermutationImportance found =
                PermutationImportance.of(model, table, table.allRows(), 100, 10_000, new Seed(1), Watch.NONE);
        assertEquals(
                List.of("x", "z", "none"),
                found.columns().stream().map(ColumnImportance::column).toList());
        assertEquals(1, found.baseline(), 1e-4);
        assertEquals(2 * 9.0 / 10, found.columns().get(0).mean(), 0.02);
        assertEquals(2 * 1.0 / 10, found.columns().get(1).mean(), 0.01);
        assertEquals(0, found.columns().get(2).mean());
    }

    @Test
    void manyRowsAreSampledAndThatIsSaid() {
        Table table = Runs.numbers(folder, 500);
        Model model = trained(table, "training.epochs=20");
        PermutationImportance found =
                PermutationImportance.of(model, table, table.allRows(), 3, 100, new Seed(1), Watch.NONE);
        assertEquals(100, found.rows());
        assertEquals(500, found.of());
        assertEquals(found, PermutationImportance.of(model, table, table.allRows(), 3, 100, new Seed(1), Watch.NONE));
        assertEquals("x", found.columns().getFirst().column());
    }

    @Test
    void aComputationIsStoppedAtOnce() {
        Table table = Runs.numbers(folder, 100);
        Model model = trained(table, "training.epochs=1");
        List<Double> shares = new ArrayList<>();
        Watch stopping = share -> {
            shares.add(share);
            return shares.size() < 3;
        };
        assertThrows(
                CancellationException.class,
                () -> PermutationImportance.of(model, table, table.allRows(), 5, 100, new Seed(1), stopping));
        assertEquals(List.of(0.0, 0.1, 0.2), shares);
    }

    @Test
    void classesAndTheirRows() {
        Table table = Runs.classes(folder, 120);
        Model model = trained(table, "training.epochs=30");
        Outcome.Classes outcome =
                (Outcome.Classes) Outcome.of(model, table, table.allRows()).getFirst();
        Evaluation evaluation = Evaluation.of(model, table, table.allRows());
        assertTrue(Arrays.deepEquals(evaluation.confusion(), outcome.confusion()));
        int[] wrong = outcome.rows(0, 1);
        assertEquals(outcome.confusion()[0][1], wrong.length);
        for (int row : wrong) {
            assertEquals("down", table.cell(row, 2));
        }
        RocCurve curve = outcome.each().getFirst().roc().orElseThrow();
        assertEquals(evaluation.metrics().get("roc-auc").orElse(0), curve.area(), 1e-6);
        int[] worst = outcome.worst(5);
        assertEquals(5, worst.length);
        double first = outcome.probabilities()[worst[0]][outcome.actual()[worst[0]]];
        double second = outcome.probabilities()[worst[1]][outcome.actual()[worst[1]]];
        assertTrue(first <= second);
        assertEquals(
                first,
                IntStream.range(0, 120)
                        .mapToDouble(i -> outcome.probabilities()[i][outcome.actual()[i]])
                        .min()
                        .orElseThrow());
    }

    @Test
    void numbersAndTheirResiduals() {
        Residuals residuals =
                new Residuals(new int[] {7, 8, 9, 10}, new double[] {1, 5, 3, 0}, new double[] {2, 2, 3, 1});
        assertEquals(0.25, residuals.bias());
        assertArrayEquals(new int[] {1, 0}, residuals.worst(2));
        assertEquals(-0.5, residuals.quantile(0.5));
        Table table = Runs.numbers(folder, 80);
        Model model = trained(table, "training.epochs=5");
        Outcome.Numbers outcome =
                (Outcome.Numbers) Outcome.of(model, table, new int[] {3, 5}).getFirst();
        assertEquals(table.number(5, 2), outcome.residuals().actual()[1]);
        assertArrayEquals(new int[] {3, 5}, outcome.residuals().rows());
    }

    @Test
    void aSurfaceIsWhatTheRowsPredict() {
        Table table = Runs.classes(folder, 60);
        Model model = trained(table, "training.epochs=5");
        Table typical = TypicalRow.of(model, table, table.allRows());
        DecisionSurface surface = DecisionSurface.of(
                model, typical, new DecisionSurface.Axis("x", -1, 1), new DecisionSurface.Axis("y", -2, 2), 5);
        assertArrayEquals(new double[] {-1, -0.5, 0, 0.5, 1}, surface.x());
        Table point = Table.ofRows("p", List.of("x", "y", "class"), List.of(List.of("-0.5", "2", "")));
        Predictions.Classes there = (Predictions.Classes) new Predictor(model).predict(point, new int[] {0});
        Predictions.Classes all = (Predictions.Classes) surface.predictions();
        assertEquals(there.probabilities()[0][1], all.probabilities()[surface.row(1, 4)][1], 1e-6);
    }

    @Test
    void aTypicalRowHasTheMiddleAndTheMostFrequent() {
        Table table = Runs.table(
                folder,
                "typical.csv",
                "n,kind,when,y\n5,red,2024-01-05,1\n1,blue,2024-01-01,2\n,red,2024-01-03,3\n3,red,2024-01-09,4\n"
                        + "9,blue,2024-01-02,5\n8,red,2024-01-04,6\n2,blue,2024-01-06,7\n4,green,2024-01-07,8");
        Model model = trained(table, "training.epochs=1", "split.validation=0");
        Table typical = TypicalRow.of(model, table, table.allRows());
        assertEquals(1, typical.rowCount());
        assertEquals("4", typical.cell(0, 0));
        assertEquals("red", typical.cell(0, 1));
        assertEquals("2024-01-04", typical.cell(0, 2));
    }

    @Test
    void dependenceOnCategoriesAndDates() {
        Table table = Runs.table(
                folder,
                "mixed.csv",
                "kind,when,y\n"
                        + String.join(
                                "\n",
                                IntStream.range(0, 40)
                                        .mapToObj(i -> (i % 3 == 0 ? "red" : i % 3 == 1 ? "blue" : "green")
                                                + ",2024-01-" + String.format("%02d", i % 28 + 1) + ","
                                                + ((i % 3 == 0 ? 10 : 0) + i * 0.01))
                                        .toList()));
        Model model = trained(table, "training.epochs=200");
        PartialDependence kinds = PartialDependence.of(
                model, table, table.allRows(), "kind", new PredictedNumber(0), 10, 100, new Seed(1), Watch.NONE);
        assertEquals(List.of("red", "blue", "green"), kinds.cells());
        assertTrue(kinds.mean()[0] > kinds.mean()[1] + 5, Arrays.toString(kinds.mean()));
        PartialDependence dates = PartialDependence.of(
                model, table, table.allRows(), "when", new PredictedNumber(0), 5, 100, new Seed(1), Watch.NONE);
        assertEquals(5, dates.cells().size());
        assertTrue(dates.places()[1] - dates.places()[0] >= 86_400);
    }

    @Test
    void curvesNeedBothKindsOfRows() {
        assertTrue(
                RocCurve.of(new double[] {0.1, 0.9}, new boolean[] {true, true}).isEmpty());
        assertTrue(
                PrecisionRecallCurve.of(new double[] {0.1, 0.9}, new boolean[2]).isEmpty());
        assertThrows(
                IllegalArgumentException.class, () -> RocCurve.of(new double[] {Double.NaN}, new boolean[] {true}));
    }
}
