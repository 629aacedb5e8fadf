package org.layerwise.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Seed;
import org.layerwise.data.table.Table;
import org.layerwise.nn.Golden;
import org.layerwise.train.Model;
import org.layerwise.train.Runs;
import tools.jackson.databind.JsonNode;

/** Curves and importances against scikit-learn's. */
class GoldenOutcomeTest {
    private static final JsonNode GOLDEN = Golden.file("outcome");
    private static final JsonNode NETWORK = GOLDEN.get("network");

    @TempDir
    Path folder;

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static boolean[] truths(JsonNode array) {
        boolean[] truths = new boolean[array.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = array.get(i).intValue() == 1;
        }
        return truths;
    }

    @Test
    void rocCurves() {
        for (JsonNode each : GOLDEN.get("curves")) {
            RocCurve curve = RocCurve.of(numbers(each.get("scores")), truths(each.get("positive")))
                    .orElseThrow();
            JsonNode expected = each.get("roc");
            assertArrayEquals(numbers(expected.get("falsePositiveRate")), curve.falsePositiveRate(), 1e-12);
            assertArrayEquals(numbers(expected.get("truePositiveRate")), curve.truePositiveRate(), 1e-12);
            assertEquals(expected.get("area").doubleValue(), curve.area(), 1e-12);
            double[] thresholds = numbers(expected.get("thresholds"));
            thresholds[0] = Double.POSITIVE_INFINITY;
            assertArrayEquals(thresholds, curve.thresholds());
        }
    }

    @Test
    void precisionAndRecall() {
        for (JsonNode each : GOLDEN.get("curves")) {
            boolean[] positive = truths(each.get("positive"));
            PrecisionRecallCurve curve = PrecisionRecallCurve.of(numbers(each.get("scores")), positive)
                    .orElseThrow();
            JsonNode expected = each.get("precisionRecall");
            assertEquals(expected.get("averagePrecision").doubleValue(), curve.averagePrecision(), 1e-12);
            // scikit-learn's list may end where all are found; what lies beyond has recall 1
            double[] recall = numbers(expected.get("recall"));
            double[] precision = numbers(expected.get("precision"));
            for (int i = 0; i < recall.length; i++) {
                assertEquals(recall[i], curve.recall()[i], 1e-12);
                assertEquals(precision[i], curve.precision()[i], 1e-12);
            }
            for (int i = recall.length; i < curve.recall().length; i++) {
                assertEquals(1, curve.recall()[i]);
            }
        }
    }

    @Test
    void calibration() {
        for (JsonNode each : GOLDEN.get("curves")) {
            double[] scores = numbers(each.get("scores"));
            boolean[] positive = truths(each.get("positive"));
            JsonNode expected = each.get("calibration");
            for (CalibrationCurve.Spacing spacing : CalibrationCurve.Spacing.values()) {
                CalibrationCurve curve = CalibrationCurve.of(scores, positive, 5, spacing);
                JsonNode bins = expected.get(spacing == CalibrationCurve.Spacing.UNIFORM ? "uniform" : "quantile");
                assertArrayEquals(
                        numbers(bins.get("predicted")),
                        curve.bins().stream()
                                .mapToDouble(CalibrationCurve.Bin::predicted)
                                .toArray(),
                        1e-12);
                assertArrayEquals(
                        numbers(bins.get("observed")),
                        curve.bins().stream()
                                .mapToDouble(CalibrationCurve.Bin::observed)
                                .toArray(),
                        1e-12);
                assertEquals(each.get("brier").doubleValue(), curve.brier(), 1e-12);
            }
            assertEquals(
                    expected.get("expectedError").doubleValue(),
                    CalibrationCurve.of(scores, positive, 5, CalibrationCurve.Spacing.UNIFORM)
                            .expectedError(),
                    1e-12);
        }
    }

    /** The golden network with its table, as a model that predicts in the target's own units. */
    private Model model(Table table) {
        return Models.tanh(
                table,
                numbers(NETWORK.get("kernel1").get(0)).length,
                IntStream.range(0, 3)
                        .mapToObj(i -> numbers(NETWORK.get("kernel1").get(i)))
                        .toArray(double[][]::new),
                numbers(NETWORK.get("bias1")),
                IntStream.range(0, 4)
                        .mapToDouble(i -> NETWORK.get("kernel2").get(i).get(0).doubleValue())
                        .toArray(),
                NETWORK.get("bias2").get(0).doubleValue());
    }

    private Table table() {
        StringBuilder text = new StringBuilder("x0,x1,x2,y");
        for (int i = 0; i < NETWORK.get("rows").size(); i++) {
            text.append('\n');
            for (double value : numbers(NETWORK.get("rows").get(i))) {
                text.append(value).append(',');
            }
            text.append(NETWORK.get("targets").get(i).doubleValue());
        }
        return Runs.table(folder, "golden.csv", text.toString());
    }

    @Test
    void partialDependence() {
        Table table = table();
        PartialDependence found = PartialDependence.of(
                model(table),
                table,
                table.allRows(),
                "x1",
                new PredictedNumber(0),
                1_000,
                1_000,
                new Seed(1),
                Watch.NONE);
        JsonNode expected = NETWORK.get("dependence");
        assertArrayEquals(numbers(expected.get("values")), found.places(), 1e-12);
        assertArrayEquals(numbers(expected.get("mean")), found.mean(), 1e-5);
        for (int row = 0; row < found.rows().length; row++) {
            assertArrayEquals(numbers(expected.get("rows").get(row)), found.rows()[row], 1e-5);
        }
    }

    @Test
    void permutationImportance() {
        Table table = table();
        PermutationImportance found = PermutationImportance.of(
                model(table), table, table.allRows(), 400, PermutationImportance.MOST_ROWS, new Seed(5), Watch.NONE);
        assertEquals("r2", found.figure());
        assertEquals(NETWORK.get("r2").doubleValue(), found.baseline(), 1e-5);
        double[] means = numbers(NETWORK.get("importance").get("mean"));
        double[] deviations = numbers(NETWORK.get("importance").get("deviation"));
        for (ColumnImportance column : found.columns()) {
            int which = Integer.parseInt(column.column().substring(1));
            // two means of 400 random draws each
            double error = deviations[which] * Math.sqrt(2.0 / 400);
            assertEquals(means[which], column.mean(), 4 * error, column.column());
            assertEquals(deviations[which], column.deviation(), 0.2 * deviations[which], column.column());
        }
    }
}
