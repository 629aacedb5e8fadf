package org.layerwise.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Shape;
import org.layerwise.math.JavaGemm;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;

class BatchNormTest {
    private final BatchNorm layer = new BatchNorm(0.1, 1e-5);
    private final List<Parameter> parameters = new ArrayList<>();

    private LayerKernel kernel(int width) {
        return kernel(width, false);
    }

    private LayerKernel kernel(int width, boolean frozen) {
        List<Shape> shapes = List.of(Shape.of(width));
        for (ParameterSpec spec : layer.parameters(shapes)) {
            FMatrixRMaj value = new FMatrixRMaj(spec.rows(), spec.columns());
            spec.initializer().fill(value.data, spec.shape(), new RandomStream(1));
            parameters.add(new Parameter("norm", spec.name(), spec.role(), value));
        }
        return layer.kernel(new KernelContext(
                shapes, shapes.getFirst(), parameters, 4, new JavaGemm(), new RandomStream(1), frozen));
    }

    private float[] value(int parameter) {
        return parameters.get(parameter).value().data;
    }

    private static FMatrixRMaj column(float... values) {
        return new FMatrixRMaj(values.length, 1, true, values);
    }

    @Test
    void startsAsTheIdentityOnStandardizedValues() {
        kernel(1);
        assertArrayEquals(new float[] {1}, value(0));
        assertArrayEquals(new float[] {0}, value(1));
        assertArrayEquals(new float[] {0}, value(2));
        assertArrayEquals(new float[] {1}, value(3));
    }

    @Test
    void runningStatisticsTakeTheNewOnesWithTheWeightOfMomentumAndTheVarianceUnbiased() {
        FMatrixRMaj output = column(0, 0);
        kernel(1).forward(new FMatrixRMaj[] {column(0, 2)}, output, Pass.TRAINING);
        assertArrayEquals(new float[] {0.1f}, value(2));
        assertArrayEquals(new float[] {1.1f}, value(3));
        float unit = (float) (1 / Math.sqrt(1 + 1e-5));
        assertArrayEquals(new float[] {-unit, unit}, output.data, 1e-7f);
    }

    @Test
    void oneRowGivesTheShiftAndLeavesTheRunningStatisticsAlone() {
        LayerKernel kernel = kernel(2);
        value(0)[0] = 5;
        value(1)[0] = -3;
        value(1)[1] = 0.25f;
        FMatrixRMaj output = new FMatrixRMaj(1, 2);
        kernel.forward(new FMatrixRMaj[] {new FMatrixRMaj(1, 2, true, 7f, 1e30f)}, output, Pass.TRAINING);
        assertArrayEquals(new float[] {-3, 0.25f}, output.data);
        assertArrayEquals(new float[] {0, 0}, value(2));
        assertArrayEquals(new float[] {1, 1}, value(3));
    }

    @Test
    void evaluationUsesTheRunningStatistics() {
        LayerKernel kernel = kernel(1);
        value(2)[0] = 10;
        value(3)[0] = 4;
        FMatrixRMaj output = column(0);
        kernel.forward(new FMatrixRMaj[] {column(14)}, output, Pass.EVALUATION);
        assertArrayEquals(new float[] {2}, output.data, 1e-5f);
    }

    @Test
    void aLargeMeanDoesNotDrownASmallVariance() {
        FMatrixRMaj output = column(0, 0, 0, 0);
        kernel(1).forward(new FMatrixRMaj[] {column(40000, 40001, 40002, 40003)}, output, Pass.TRAINING);
        float unit = (float) (0.5 / Math.sqrt(1.25 + 1e-5));
        assertArrayEquals(new float[] {-3 * unit, -unit, unit, 3 * unit}, output.data, 1e-6f);
    }

    @Test
    void frozenItTrainsAsItEvaluatesAndPassesGradientsOnByItsSlope() {
        LayerKernel kernel = kernel(2, true);
        float[][] numbers = {{3, -2}, {0.5f, 1}, {10, -1}, {4, 0.25f}};
        for (int k = 0; k < numbers.length; k++) {
            System.arraycopy(numbers[k], 0, value(k), 0, 2);
        }
        FMatrixRMaj[] input = {new FMatrixRMaj(2, 2, true, 14, 1, 8, -3)};
        FMatrixRMaj training = new FMatrixRMaj(2, 2);
        FMatrixRMaj evaluation = new FMatrixRMaj(2, 2);
        kernel.forward(input, evaluation, Pass.EVALUATION);
        kernel.forward(input, training, Pass.TRAINING);
        assertArrayEquals(evaluation.data, training.data);
        for (int k = 0; k < numbers.length; k++) {
            assertArrayEquals(numbers[k], value(k));
        }
        FMatrixRMaj gradient = new FMatrixRMaj(2, 2);
        kernel.backward(input, training, new FMatrixRMaj(2, 2, true, 1, 2, -4, 0.5f), new FMatrixRMaj[] {gradient});
        double first = 3 / Math.sqrt(4 + 1e-5);
        double second = -2 / Math.sqrt(0.25 + 1e-5);
        assertArrayEquals(
                new float[] {(float) first, (float) (2 * second), (float) (-4 * first), (float) (0.5 * second)},
                gradient.data,
                1e-6f);
        assertArrayEquals(new float[] {-3, 2.5f}, parameters.get(1).gradient().data, 1e-6f);
        assertArrayEquals( // Σ∂y·x̂, x̂ = (x − running mean)/√(running variance + ε)
                new float[] {(float) ((4 + 8) / Math.sqrt(4 + 1e-5)), (float) ((4 - 1) / Math.sqrt(0.25 + 1e-5))},
                parameters.get(0).gradient().data,
                1e-5f);
    }
}
