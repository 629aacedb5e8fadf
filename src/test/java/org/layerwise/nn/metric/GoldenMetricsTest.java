package org.layerwise.nn.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** Metrics of classes and of numbers, as scikit-learn has them ({@code golden/metrics.py}). */
class GoldenMetricsTest {
    private static final JsonNode GOLDEN = Golden.file("metrics");
    private static final double TOLERANCE = 1e-12;

    static Stream<String> classes() {
        return Golden.names(GOLDEN.get("classes")).stream();
    }

    static Stream<String> values() {
        return Golden.names(GOLDEN.get("values")).stream();
    }

    private static FMatrixRMaj targets(JsonNode labels, int classes) {
        FMatrixRMaj targets = new FMatrixRMaj(labels.size(), classes == 2 ? 1 : classes);
        for (int i = 0; i < labels.size(); i++) {
            int label = labels.get(i).intValue();
            if (classes == 2) {
                targets.data[i] = label;
            } else {
                targets.data[i * classes + label] = 1;
            }
        }
        return targets;
    }

    /** In two parts, as batches come. */
    private static <T extends PredictionSink> T fed(T sink, FMatrixRMaj predictions, FMatrixRMaj targets) {
        int middle = predictions.numRows / 3;
        sink.add(rows(predictions, 0, middle), rows(targets, 0, middle));
        sink.add(rows(predictions, middle, predictions.numRows), rows(targets, middle, predictions.numRows));
        return sink;
    }

    private static FMatrixRMaj rows(FMatrixRMaj matrix, int from, int to) {
        int columns = matrix.numCols;
        return new FMatrixRMaj(to - from, columns, true, Arrays.copyOfRange(matrix.data, from * columns, to * columns));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void classesAreCountedAsElsewhere(String name) {
        JsonNode golden = GOLDEN.get("classes").get(name);
        int classes = golden.get("classes").intValue();
        FMatrixRMaj targets = targets(golden.get("labels"), classes);
        FMatrixRMaj predictions =
                new FMatrixRMaj(targets.numRows, targets.numCols, true, Golden.floats(golden.get("probabilities")));

        assertValue(golden.get("accuracy"), fed(new Accuracy().tally(classes), predictions, targets));
        assertValue(golden.get("logLoss"), fed(new LogLoss().tally(classes), predictions, targets));
        assertValue(golden.get("rocAuc"), fed(new RocAuc().tally(classes), predictions, targets));
        if (golden.has("topK")) {
            golden.get("topK").properties().forEach(entry -> {
                TopK metric = new TopK(Integer.parseInt(entry.getKey()));
                assertValue(entry.getValue(), fed(metric.tally(classes), predictions, targets));
            });
        }
        long[][] confusion = fed(new ClassCounts(classes), predictions, targets).matrix();
        assertEquals(
                golden.get("confusion").toString(),
                Arrays.deepToString(confusion).replace(" ", ""));
        for (String id : List.of("precision", "recall", "f1")) {
            Tally tally = fed(
                    ((ClassMetric) Catalog.of(MetricSpec.class).kind(id).withDefaults()).tally(classes),
                    predictions,
                    targets);
            assertValue(golden.get(id).get("macro"), tally);
            double[] expected = Golden.doubles(golden.get(id).get("perClass"));
            List<MetricValue> perClass = tally.perClass();
            assertEquals(expected.length, perClass.size());
            for (int c = 0; c < classes; c++) {
                assertEquals(expected[c], perClass.get(c).orElse(0), TOLERANCE, id + " of class " + c);
                assertEquals(
                        isKnown(id, confusion, c),
                        perClass.get(c) instanceof MetricValue.Known,
                        id + " of class " + c + " is known");
            }
        }
    }

    private static boolean isKnown(String id, long[][] confusion, int c) {
        boolean actual = Arrays.stream(confusion[c]).sum() > 0;
        boolean predicted = Arrays.stream(confusion).anyMatch(row -> row[c] > 0);
        return switch (id) {
            case "precision" -> predicted;
            case "recall" -> actual;
            default -> actual || predicted;
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    void errorsAreMeasuredAsElsewhere(String name) {
        JsonNode golden = GOLDEN.get("values").get(name);
        float[] truth = Golden.floats(golden.get("targets"));
        FMatrixRMaj targets = new FMatrixRMaj(truth.length, 1, true, truth);
        FMatrixRMaj predictions = new FMatrixRMaj(truth.length, 1, true, Golden.floats(golden.get("predictions")));

        assertValue(golden.get("rmse"), fed(new Rmse().tally(1), predictions, targets));
        assertValue(golden.get("mae"), fed(new Mae().tally(1), predictions, targets));
        Tally r2 = fed(new R2().tally(1), predictions, targets);
        if (name.startsWith("constant")) {
            assertEquals(new MetricValue.Unknown("the target is constant in these rows"), r2.value());
        } else {
            assertValue(golden.get("r2"), r2);
        }
    }

    @Test
    void severalTargetsAreMeasuredAsElsewhere() {
        JsonNode golden = GOLDEN.get("targets").get("three");
        double[] scales = Golden.doubles(golden.get("scales"));
        FMatrixRMaj targets = matrix(golden.get("targets"), scales.length);
        FMatrixRMaj predictions = matrix(golden.get("predictions"), scales.length);
        for (String id : List.of("rmse", "mae", "r2")) {
            ValueMetric metric =
                    (ValueMetric) Catalog.of(MetricSpec.class).kind(id).withDefaults();
            assertMeanAndEach(golden.get(id), fed(metric.tally(scales), predictions, targets));
        }
    }

    @Test
    void labelsAreCountedAsElsewhere() {
        JsonNode golden = GOLDEN.get("labels").get("four");
        FMatrixRMaj targets = matrix(golden.get("labels"), 4);
        FMatrixRMaj predictions = matrix(golden.get("probabilities"), 4);
        assertValue(golden.get("accuracy"), fed(new LabelTally(new Accuracy(), 4), predictions, targets));
        assertValue(golden.get("logLoss"), fed(new LabelTally(new LogLoss(), 4), predictions, targets));
        assertValue(golden.get("exact"), fed(new ExactMatch(), predictions, targets));
        assertMeanAndEach(golden.get("rocAuc"), fed(new LabelTally(new RocAuc(), 4), predictions, targets));
        for (String id : List.of("precision", "recall", "f1")) {
            ClassMetric metric =
                    (ClassMetric) Catalog.of(MetricSpec.class).kind(id).withDefaults();
            assertMeanAndEach(golden.get(id), fed(new LabelTally(metric, 4), predictions, targets));
        }
        long[][][] counts = fed(new LabelCounts(4), predictions, targets).counts();
        assertEquals(
                golden.get("confusion").toString(), Arrays.deepToString(counts).replace(" ", ""));
    }

    private static FMatrixRMaj matrix(JsonNode rows, int columns) {
        float[] values = Golden.floats(rows);
        return new FMatrixRMaj(values.length / columns, columns, true, values);
    }

    private static void assertMeanAndEach(JsonNode golden, Tally tally) {
        assertValue(golden.get("mean"), tally);
        double[] each = Golden.doubles(golden.get("each"));
        assertEquals(each.length, tally.perTarget().size());
        for (int k = 0; k < each.length; k++) {
            assertEquals(each[k], tally.perTarget().get(k).orElse(Double.NaN), TOLERANCE * Math.max(1, each[k]));
        }
    }

    private static void assertValue(JsonNode expected, Tally tally) {
        MetricValue.Known known = assertInstanceOf(MetricValue.Known.class, tally.value());
        assertEquals(expected.doubleValue(), known.value(), TOLERANCE * Math.max(1, Math.abs(known.value())));
    }
}
