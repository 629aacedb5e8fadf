package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** {@code Y = X + N(0, σ²)} in training, a number of its own for each value; otherwise X itself. {@code ∂X = ∂Y}. Any shape. */
@Kind(
        id = "gaussian-noise",
        title = "Gaussian noise",
        doc = "Adds noise while training, so that the network learns to do without exact values.",
        paper = "Bishop: Training with Noise is Equivalent to Tikhonov Regularization. Neural Computation 7, 1995",
        group = PaletteGroup.REGULARIZATION)
public record GaussianNoise(
        @Param(value = "0.1", doc = "Standard deviation of the noise.", min = 0)
        double deviation) implements LayerSpec {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new NoiseKernel(deviation, context.random());
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return inputs.getFirst();
    }

    private record NoiseKernel(double deviation, RandomStream random) implements LayerKernel {
        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int size = output.numRows * output.numCols;
            float[] x = inputs[0].data;
            switch (pass) {
                case EVALUATION -> System.arraycopy(x, 0, output.data, 0, size);
                case TRAINING -> {
                    for (int i = 0; i < size; i++) {
                        output.data[i] = (float) (x[i] + deviation * random.nextGaussian());
                    }
                }
            }
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            FMatrixRMaj inputGradient = inputGradients[0];
            if (inputGradient != null) {
                int size = output.numRows * output.numCols;
                System.arraycopy(outputGradient.data, 0, inputGradient.data, 0, size);
            }
        }
    }
}
