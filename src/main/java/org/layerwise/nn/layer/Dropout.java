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

/** Inverted dropout: in training each value is zero with probability p, else divided by {@code 1 − p}; otherwise X itself. */
@Kind(
        id = "dropout",
        title = "Dropout",
        doc = "Switches units off at random while training, so that none relies on another.",
        paper = "Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov: Dropout. JMLR 15, 2014",
        group = PaletteGroup.REGULARIZATION)
public record Dropout(
        @Param(value = "0.5", doc = "Probability of zeroing a unit.", min = 0, max = 0.95)
        double rate) implements LayerSpec {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public long scratch(List<Shape> inputs, int batch, boolean training) {
        return training ? (long) batch * inputs.getFirst().size() : 0;
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new DropoutKernel(
                rate, context.random(), context.capacity() * context.output().size());
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return inputs.getFirst();
    }

    private static final class DropoutKernel implements LayerKernel {
        private final RandomStream random;
        private final float[] factors;
        private final int threshold;
        private final float scale;

        DropoutKernel(double rate, RandomStream random, int size) {
            this.random = random;
            this.factors = new float[size];
            this.threshold = (int) Math.round(rate * (1 << 24));
            this.scale = (float) (1 / (1 - rate));
        }

        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int size = output.numRows * output.numCols;
            float[] x = inputs[0].data;
            if (pass == Pass.EVALUATION) {
                System.arraycopy(x, 0, output.data, 0, size);
                return;
            }
            for (int i = 0; i < size; i++) {
                float factor = (int) (random.nextLong() >>> 40) < threshold ? 0f : scale;
                factors[i] = factor;
                output.data[i] = x[i] * factor;
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
                for (int i = 0; i < size; i++) {
                    inputGradient.data[i] = outputGradient.data[i] * factors[i];
                }
            }
        }
    }
}
