package org.layerwise.nn.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.nn.Numbers;
import org.layerwise.nn.ReferenceLosses;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;

/** What every loss keeps to, for every kind in the catalog. */
class LossContractTest {

    static Stream<Loss> losses() {
        return Stream.concat(
                Catalog.of(Loss.class).kinds().stream().map(kind -> kind.withDefaults()),
                Stream.of(
                        new Huber(0.3),
                        new BinaryCrossEntropy(0.2, List.of(0.5, 3.0)),
                        new CategoricalCrossEntropy(0.2, List.of()),
                        new BinaryFocal(0, List.of()),
                        new BinaryFocal(3.5, List.of(0.25, 0.75)),
                        new CategoricalFocal(0.5, List.of())));
    }

    /** Where a loss has corners, inputs of exactly 0 may stand on one. */
    private static boolean hasCorners(Loss loss) {
        return loss instanceof MeanAbsoluteError || loss instanceof Perceptron;
    }

    /** Rates are positive. */
    private static FMatrixRMaj inputs(Loss loss, int rows, int columns, double scale) {
        FMatrixRMaj inputs = random(rows, columns, scale);
        if (loss.targets() == Loss.Targets.COUNTS) {
            for (int i = 0; i < rows * columns; i++) {
                inputs.data[i] = Math.abs(inputs.data[i]) + 0.5f;
            }
        }
        return inputs;
    }

    /** Targets that suit every loss: each row sums to 1, in one class or spread over them. */
    private static FMatrixRMaj targets(int rows, int columns, boolean spread) {
        FMatrixRMaj targets = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                boolean chosen = j == (i * i + 1) % columns;
                targets.data[i * columns + j] = spread ? (chosen ? 0.75f : 0.25f / (columns - 1)) : chosen ? 1 : 0;
            }
        }
        return targets;
    }

    private static FMatrixRMaj random(int rows, int columns, double scale) {
        RandomStream random = new RandomStream(5);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.data[i] = (float) (scale * random.nextGaussian());
        }
        return matrix;
    }

    private static void assertAgrees(Loss loss, FMatrixRMaj inputs, FMatrixRMaj targets) {
        double[][] x = Numbers.doubles(inputs);
        double[][] t = Numbers.doubles(targets);
        double expected = ReferenceLosses.loss(loss, x, t);
        assertEquals(expected, loss.value(inputs, targets), 1e-9 * Math.abs(expected) + 1e-12, loss.toString());
        FMatrixRMaj gradient = Numbers.nan(inputs.numRows, inputs.numCols, inputs.numRows);
        loss.gradient(inputs, targets, gradient);
        List<double[]> rows = new ArrayList<>();
        for (double[] row : x) {
            rows.add(Numbers.gradient(row, () -> ReferenceLosses.loss(loss, x, t)));
        }
        double[] slopes = Numbers.flat(rows.toArray(double[][]::new));
        for (int i = 0; i < slopes.length; i++) {
            assertEquals(slopes[i], gradient.data[i], 1e-4 * Math.abs(slopes[i]) + 1e-7, loss + " gradient " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valueAndGradientAreThoseOfTheReference(Loss loss) {
        for (int rows : new int[] {1, 3, 16}) {
            for (int columns : new int[] {2, 3, 7}) {
                for (double scale : hasCorners(loss) ? new double[] {1, 8} : new double[] {0, 1, 8}) {
                    assertAgrees(loss, inputs(loss, rows, columns, scale), targets(rows, columns, false));
                    assertAgrees(loss, inputs(loss, rows, columns, scale), targets(rows, columns, true));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void oneOutputWorks(Loss loss) {
        FMatrixRMaj targets = new FMatrixRMaj(4, 1, true, 1, 1, 1, 1);
        assertAgrees(loss, inputs(loss, 4, 1, 2), targets);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theMeanIsOverTheBatch(Loss loss) {
        FMatrixRMaj once = inputs(loss, 2, 3, 1);
        FMatrixRMaj twice = new FMatrixRMaj(4, 3);
        FMatrixRMaj target = targets(2, 3, false);
        FMatrixRMaj targets = new FMatrixRMaj(4, 3);
        for (int i = 0; i < 12; i++) {
            twice.data[i] = once.data[i % 6];
            targets.data[i] = target.data[i % 6];
        }
        assertEquals(loss.value(once, target), loss.value(twice, targets), 1e-12);
        FMatrixRMaj gradient = new FMatrixRMaj(2, 3);
        FMatrixRMaj halves = new FMatrixRMaj(4, 3);
        loss.gradient(once, target, gradient);
        loss.gradient(twice, targets, halves);
        for (int i = 0; i < 12; i++) {
            assertEquals(gradient.data[i % 6] / 2, halves.data[i], 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void extremeInputsStayFiniteAndRight(Loss loss) {
        for (float large : new float[] {1000, 10_000}) {
            float[] rows = {large, 0, -large, -large, large, large, large, large, large, -large, -large, -large, 0, 0, 9
            };
            FMatrixRMaj inputs = new FMatrixRMaj(5, 3, true, rows);
            if (loss.targets() == Loss.Targets.COUNTS) {
                for (int i = 0; i < rows.length; i++) {
                    inputs.data[i] = Math.max(rows[i], 0); // a rate of 0 is the extreme
                }
            }
            for (int target = 0; target < 3; target++) {
                FMatrixRMaj targets = new FMatrixRMaj(5, 3);
                for (int i = 0; i < 5; i++) {
                    targets.data[3 * i + target] = 1;
                }
                double expected = ReferenceLosses.loss(loss, Numbers.doubles(inputs), Numbers.doubles(targets));
                assertTrue(Double.isFinite(expected));
                assertEquals(expected, loss.value(inputs, targets), 1e-9 * Math.abs(expected) + 1e-9);
                FMatrixRMaj gradient = Numbers.nan(5, 3, 5);
                loss.gradient(inputs, targets, gradient);
                for (float slope : gradient.data) {
                    assertTrue(Float.isFinite(slope), () -> loss + " has the slope " + slope);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void comesBackFromItsJson(Loss loss) {
        assertEquals(loss, new JsonCodec("test").read(Loss.class, JsonCodec.write(loss), ""));
    }

    @Test
    void goldenCategoricalCrossEntropy() {
        FMatrixRMaj logits = new FMatrixRMaj(1, 3, true, 2, 1, 0);
        CategoricalCrossEntropy loss = new CategoricalCrossEntropy();
        assertEquals(0.4076059645, loss.value(logits, new FMatrixRMaj(1, 3, true, 1, 0, 0)), 1e-10);
        CategoricalCrossEntropy smoothed = new CategoricalCrossEntropy(0.1, List.of());
        assertEquals(0.5076059644, smoothed.value(logits, new FMatrixRMaj(1, 3, true, 1, 0, 0)), 1e-10);
    }

    @Test
    void anUntrainedNetworkLosesLnOfTheClasses() {
        FMatrixRMaj logits = new FMatrixRMaj(8, 10);
        double expected = Math.log(10);
        assertEquals(expected, new CategoricalCrossEntropy().value(logits, targets(8, 10, false)), 1e-12);
        FMatrixRMaj zeros = new FMatrixRMaj(8, 1);
        assertEquals(Math.log(2), new BinaryCrossEntropy().value(zeros, zeros), 1e-12);
    }

    @Test
    void extremeLogitsLoseWhatTheyAreOff() {
        FMatrixRMaj wrong = new FMatrixRMaj(1, 3, true, 1000, -1000, 0);
        assertEquals(2000, new CategoricalCrossEntropy().value(wrong, new FMatrixRMaj(1, 3, true, 0, 1, 0)), 1e-9);
        FMatrixRMaj sure = new FMatrixRMaj(2, 1, true, 1e4f, -1e4f);
        assertEquals(1e4, new BinaryCrossEntropy().value(sure, new FMatrixRMaj(2, 1, true, 0, 1)), 1e-9);
        assertEquals(0, new BinaryCrossEntropy().value(sure, new FMatrixRMaj(2, 1, true, 1, 0)), 1e-9);
    }

    @Test
    void meanSquaredErrorIsOverBatchAndOutputs() {
        FMatrixRMaj outputs = new FMatrixRMaj(2, 2, true, 1, 2, 3, 4);
        FMatrixRMaj targets = new FMatrixRMaj(2, 2, true, 0, 0, 0, 2);
        assertEquals((1 + 4 + 9 + 4) / 4.0, new MeanSquaredError().value(outputs, targets), 1e-12);
    }

    @Test
    void crossEntropiesAreFusedWithTheirActivation() {
        assertEquals(List.of(Softmax.class), new CategoricalCrossEntropy().fusedWith());
        assertEquals(List.of(Sigmoid.class), new BinaryCrossEntropy().fusedWith());
        assertEquals(List.of(), new MeanSquaredError().fusedWith());
        assertEquals(List.of(Sigmoid.class, Softmax.class), new Hinge().fusedWith());
    }
}
