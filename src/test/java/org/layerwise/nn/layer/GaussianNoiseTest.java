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

class GaussianNoiseTest {
    private static final int ROWS = 500;
    private static final int COLUMNS = 200;

    private static float[] ofThrees(double deviation, Pass pass) {
        List<Shape> shapes = List.of(Shape.of(COLUMNS));
        LayerKernel kernel = new GaussianNoise(deviation)
                .kernel(new KernelContext(
                        shapes, shapes.getFirst(), List.of(), ROWS, new JavaGemm(), new RandomStream(1), false));
        FMatrixRMaj threes = new FMatrixRMaj(ROWS, COLUMNS);
        threes.fill(3);
        FMatrixRMaj output = new FMatrixRMaj(ROWS, COLUMNS);
        kernel.forward(new FMatrixRMaj[] {threes}, output, pass);
        return output.data;
    }

    @Test
    void addsNormalNoiseOfTheDeviationAskedFor() {
        for (double deviation : new double[] {0.01, 0.1, 2}) {
            double sum = 0;
            double squares = 0;
            int within = 0;
            for (float value : ofThrees(deviation, Pass.TRAINING)) {
                double noise = (value - 3) / deviation;
                sum += noise;
                squares += noise * noise;
                within += Math.abs(noise) < 1 ? 1 : 0;
            }
            int count = ROWS * COLUMNS;
            assertEquals(0, sum / count, 4 / Math.sqrt(count));
            assertEquals(1, squares / count, 4 * Math.sqrt(2.0 / count));
            assertEquals(0.6827, within / (double) count, 4 * Math.sqrt(0.6827 * 0.3173 / count));
        }
    }

    @Test
    void leavesEvaluationAlone() {
        float[] threes = new float[ROWS * COLUMNS];
        java.util.Arrays.fill(threes, 3);
        assertArrayEquals(threes, ofThrees(2, Pass.EVALUATION));
    }
}
