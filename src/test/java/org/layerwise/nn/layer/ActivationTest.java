package org.layerwise.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Shape;
import org.layerwise.math.Blas;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.PRelu;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;

/** Functions of the last axis where a sample is more than one row. */
class ActivationTest {
    private static final Shape TWO_BY_THREE = Shape.of(2, 3);

    private static LayerKernel kernel(ActivationFunction function, Parameter... parameters) {
        return new Activation(function)
                .kernel(new KernelContext(
                        List.of(TWO_BY_THREE),
                        TWO_BY_THREE,
                        List.of(parameters),
                        1,
                        Blas.JAVA.gemm(),
                        new RandomStream(1),
                        false));
    }

    @Test
    void softmaxSumsToOneAtEveryPosition() {
        FMatrixRMaj x = new FMatrixRMaj(1, 6, true, 0, 0, 0, 0, (float) Math.log(2), 0);
        FMatrixRMaj y = new FMatrixRMaj(1, 6);
        kernel(new Softmax()).forward(new FMatrixRMaj[] {x}, y, Pass.EVALUATION);
        assertArrayEquals(new float[] {1f / 3, 1f / 3, 1f / 3, 0.25f, 0.5f, 0.25f}, y.data, 1e-6f);
    }

    @Test
    void preluLearnsASlopeForEachUnitOfTheLastAxis() {
        Activation layer = new Activation(new PRelu(0.25));
        assertEquals(
                List.of(3), layer.parameters(List.of(TWO_BY_THREE)).getFirst().dimensions());
        ParameterSpec declared = layer.parameters(List.of(TWO_BY_THREE)).getFirst();
        assertEquals("slope", declared.name());
        FMatrixRMaj slopes = new FMatrixRMaj(1, 3);
        declared.initializer().fill(slopes.data, declared.shape(), new RandomStream(1));
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f}, slopes.data);
        slopes.data[1] = 0.5f;
        Parameter slope = new Parameter("node", "slope", declared.role(), slopes);
        FMatrixRMaj x = new FMatrixRMaj(1, 6, true, -4, -2, 3, 8, -6, -1);
        FMatrixRMaj y = new FMatrixRMaj(1, 6);
        FMatrixRMaj dy = new FMatrixRMaj(1, 6, true, 1, 2, 3, 4, 5, 6);
        FMatrixRMaj dx = new FMatrixRMaj(1, 6);
        LayerKernel kernel = kernel(layer.function(), slope);
        kernel.forward(new FMatrixRMaj[] {x}, y, Pass.TRAINING);
        kernel.backward(new FMatrixRMaj[] {x}, y, dy, new FMatrixRMaj[] {dx});
        assertArrayEquals(new float[] {-1, -1, 3, 8, -3, -0.25f}, y.data);
        assertArrayEquals(new float[] {0.25f, 1, 3, 4, 2.5f, 1.5f}, dx.data);
        assertArrayEquals(new float[] {-4, -2 * 2 - 6 * 5, -6}, slope.gradient().data);
    }
}
