package org.layerwise.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.nn.Numbers;
import org.layerwise.nn.ReferenceLosses;

/** What weights of rows and of classes make of every loss in the catalog. */
class LossWeightsTest {
    private static final int ROWS = 7;
    private static final int COLUMNS = 3;
    private static final float[] WEIGHTS = {0.5f, 2, 0, 1, 3.5f, 0.25f, 1};

    /** Every kind, and those that know class weights with some. */
    static Stream<Loss> losses() {
        return Stream.concat(
                Catalog.of(Loss.class).kinds().stream().map(kind -> kind.withDefaults()),
                Stream.of(
                        new BinaryCrossEntropy(0, List.of(0.5, 3.0)),
                        new BinaryFocal(2, List.of(0.0, 3.0)),
                        new CategoricalCrossEntropy(0, List.of(0.5, 3.0, 0.125)),
                        new CategoricalCrossEntropy(0.1, List.of(0.0, 3.0, 1.0)),
                        new CategoricalFocal(2, List.of(2.0, 1.0, 0.5))));
    }

    private static FMatrixRMaj inputs(int from, int rows) {
        RandomStream random = new RandomStream(8);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, COLUMNS);
        for (int i = -from * COLUMNS; i < matrix.data.length; i++) {
            float value = (float) Math.abs(2 * random.nextGaussian());
            if (i >= 0) {
                matrix.data[i] = value;
            }
        }
        return matrix;
    }

    private static FMatrixRMaj targets(int from, int rows) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, COLUMNS);
        for (int i = 0; i < rows; i++) {
            matrix.data[i * COLUMNS + ((from + i) * (from + i) + 1) % COLUMNS] = 1;
        }
        return matrix;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valueAndGradientAreThoseOfTheReference(Loss loss) {
        FMatrixRMaj inputs = inputs(0, ROWS);
        FMatrixRMaj targets = targets(0, ROWS);
        double[][] x = Numbers.doubles(inputs);
        double[][] t = Numbers.doubles(targets);
        double expected = ReferenceLosses.loss(loss, x, t, WEIGHTS);
        assertEquals(expected, loss.value(inputs, targets, WEIGHTS), 1e-9 * Math.abs(expected));
        FMatrixRMaj gradient = Numbers.nan(ROWS, COLUMNS, ROWS);
        loss.gradient(inputs, targets, WEIGHTS, gradient);
        List<double[]> rows = new ArrayList<>();
        for (double[] row : x) {
            rows.add(Numbers.gradient(row, () -> ReferenceLosses.loss(loss, x, t, WEIGHTS)));
        }
        double[] slopes = Numbers.flat(rows.toArray(double[][]::new));
        for (int i = 0; i < slopes.length; i++) {
            assertEquals(slopes[i], gradient.data[i], 1e-4 * Math.abs(slopes[i]) + 1e-7, loss + " gradient " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void meansOfPartsTimesTheirWeightsAddUpToTheWhole(Loss loss) {
        FMatrixRMaj all = targets(0, ROWS);
        float[] rest = java.util.Arrays.copyOfRange(WEIGHTS, 3, ROWS);
        double parts = loss.value(inputs(0, 3), targets(0, 3), WEIGHTS) * loss.weight(targets(0, 3), WEIGHTS)
                + loss.value(inputs(3, 4), targets(3, 4), rest) * loss.weight(targets(3, 4), rest);
        double whole = loss.value(inputs(0, ROWS), all, WEIGHTS) * loss.weight(all, WEIGHTS);
        assertEquals(whole, parts, 1e-9 * Math.abs(whole));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aWeightOfTwoIsARowTwice(Loss loss) {
        FMatrixRMaj twice = inputs(0, 4);
        FMatrixRMaj targets = targets(0, 4);
        System.arraycopy(twice.data, 0, twice.data, 3 * COLUMNS, COLUMNS);
        System.arraycopy(targets.data, 0, targets.data, 3 * COLUMNS, COLUMNS);
        float[] doubled = {2, 1, 1};
        assertEquals(loss.value(twice, targets), loss.value(inputs(0, 3), targets(0, 3), doubled), 1e-9);
        assertEquals(loss.weight(targets, null), loss.weight(targets(0, 3), doubled), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void rowsThatWeighNothingLoseNothing(Loss loss) {
        FMatrixRMaj gradient = Numbers.nan(2, COLUMNS, 2);
        assertEquals(0, loss.value(inputs(0, 2), targets(0, 2), new float[2]));
        assertEquals(0, loss.weight(targets(0, 2), new float[2]));
        loss.gradient(inputs(0, 2), targets(0, 2), new float[2], gradient);
        for (float slope : gradient.data) {
            assertTrue(slope == 0, () -> loss + " has the slope " + slope);
        }
    }

    @Test
    void countsByHand() {
        FMatrixRMaj outputs = new FMatrixRMaj(2, 1, true, 1, 4);
        FMatrixRMaj zeros = new FMatrixRMaj(2, 1);
        assertEquals((1 * 1 + 3 * 16) / 4.0, new MeanSquaredError().value(outputs, zeros, new float[] {1, 3}), 1e-12);
        FMatrixRMaj gradient = new FMatrixRMaj(2, 1);
        new MeanSquaredError().gradient(outputs, zeros, new float[] {1, 3}, gradient);
        assertArrayEquals(new float[] {2 * 1 / 4f, 2 * 4 * 3 / 4f}, gradient.data);
        FMatrixRMaj logits = new FMatrixRMaj(2, 2);
        FMatrixRMaj one = new FMatrixRMaj(2, 2, true, 1, 0, 0, 1);
        CategoricalCrossEntropy loss = new CategoricalCrossEntropy(0, List.of(1.0, 3.0));
        assertEquals(Math.log(2), loss.value(logits, one), 1e-12);
        assertEquals(4, loss.weight(one, null), 1e-12);
        assertArrayEquals(
                new float[] {-0.5f / 4, 0.5f / 4, 0.5f * 3 / 4, -0.5f * 3 / 4},
                gradient(loss, logits, one).data,
                1e-7f);
    }

    private static FMatrixRMaj gradient(Loss loss, FMatrixRMaj inputs, FMatrixRMaj targets) {
        FMatrixRMaj gradient = new FMatrixRMaj(inputs.numRows, inputs.numCols);
        loss.gradient(inputs, targets, gradient);
        return gradient;
    }

    @Test
    void classWeightsComeBackFromTheirJson() {
        Loss loss = new CategoricalCrossEntropy(0.1, List.of(1.0, 0.5, 2.0));
        assertEquals(
                "{\"kind\":\"categorical-cross-entropy\",\"smoothing\":0.1,\"classWeights\":[1.0,0.5,2.0]}",
                JsonCodec.write(loss).toString());
        assertEquals(loss, new JsonCodec("test").read(Loss.class, JsonCodec.write(loss), "loss"));
        assertEquals(
                "{\"kind\":\"categorical-cross-entropy\"}",
                JsonCodec.write(new CategoricalCrossEntropy()).toString());
    }

    @Test
    void classWeightsAreNotNegative() {
        ProblemException negative = assertThrows(ProblemException.class, () -> new BinaryFocal(2, List.of(1.0, -1.0)));
        assertEquals("classWeights: the weight of class 2 is -1.0. Use 0 or a positive number.", negative.getMessage());
        ProblemException nothing = assertThrows(ProblemException.class, () -> new BinaryFocal(2, List.of(0.0, 0.0)));
        assertEquals(
                "classWeights: all class weights are 0: nothing would be learned. Give a class a positive weight.",
                nothing.getMessage());
    }
}
