package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** {@code Y = X₁ ⊙ X₂ ⊙ …}, all of one shape, of any rank; {@code ∂Xₖ = ∂Y ⊙} the others' product. */
@Kind(
        id = "multiply",
        title = "Multiply",
        doc = "Multiplies its inputs, value by value: one gates the others.",
        paper = "Dauphin, Fan, Auli, Grangier: Language Modeling with Gated Convolutional Networks. ICML 2017",
        group = PaletteGroup.MERGE)
public record Multiply() implements LayerSpec {
    @Override
    public int minInputs() {
        return 2;
    }

    @Override
    public int maxInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shapes.requireSame(inputs, this);
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new MultiplyKernel();
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.multiply(inputs);
    }

    private record MultiplyKernel() implements LayerKernel {
        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int size = output.numRows * output.numCols;
            System.arraycopy(inputs[0].data, 0, output.data, 0, size);
            for (int k = 1; k < inputs.length; k++) {
                multiply(output.data, inputs[k].data, size);
            }
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            int size = output.numRows * output.numCols;
            for (int k = 0; k < inputs.length; k++) {
                FMatrixRMaj inputGradient = inputGradients[k];
                if (inputGradient != null) {
                    System.arraycopy(outputGradient.data, 0, inputGradient.data, 0, size);
                    for (int other = 0; other < inputs.length; other++) {
                        if (other != k) {
                            multiply(inputGradient.data, inputs[other].data, size);
                        }
                    }
                }
            }
        }

        private static void multiply(float[] y, float[] x, int size) {
            for (int i = 0; i < size; i++) {
                y[i] *= x[i];
            }
        }
    }
}
