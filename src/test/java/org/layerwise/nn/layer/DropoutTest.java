package org.layerwise.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Shape;
import org.layerwise.math.JavaGemm;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;

class DropoutTest {
    private static final int ROWS = 500;
    private static final int COLUMNS = 200;

    private static float[] ofOnes(double rate, Pass pass) {
        List<Shape> shapes = List.of(Shape.of(COLUMNS));
        LayerKernel kernel = new Dropout(rate)
                .kernel(new KernelContext(
                        shapes, shapes.getFirst(), List.of(), ROWS, new JavaGemm(), new RandomStream(1), false));
        FMatrixRMaj ones = new FMatrixRMaj(ROWS, COLUMNS);
        ones.fill(1);
        FMatrixRMaj output = new FMatrixRMaj(ROWS, COLUMNS);
        kernel.forward(new FMatrixRMaj[] {ones}, output, pass);
        return output.data;
    }

    @Test
    void dropsTheShareAskedForAndScalesTheRest() {
        for (double rate : new double[] {0, 0.1, 0.5, 0.95}) {
            int dropped = 0;
            for (float value : ofOnes(rate, Pass.TRAINING)) {
                if (value == 0) {
                    dropped++;
                } else {
                    assertEquals(1 / (1 - rate), value, 1e-6 / (1 - rate));
                }
            }
            double deviation = Math.sqrt(rate * (1 - rate) / (ROWS * COLUMNS));
            assertEquals(rate, dropped / (double) (ROWS * COLUMNS), 4 * deviation);
        }
    }

    @Test
    void keepsEverythingInEvaluation() {
        float[] ones = new float[ROWS * COLUMNS];
        java.util.Arrays.fill(ones, 1);
        assertArrayEquals(ones, ofOnes(0.5, Pass.EVALUATION));
    }
}
