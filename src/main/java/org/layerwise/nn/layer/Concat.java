package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.op.OpWriter;
import org.layerwise.nn.op.Parameter;
import org.layerwise.nn.op.Pass;

/** {@code Y = [X₁ X₂ …]}: the inputs' features side by side. */
@Kind(id = "concat", title = "Concat", doc = "Puts the outputs of several layers side by side.", group = "Merge")
public record Concat() implements LayerSpec {
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
        inputs.forEach(shape -> Shapes.requireFlat(shape, "Concat"));
        return Shape.of(inputs.stream().mapToInt(Shape::size).sum());
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new ConcatKernel();
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.concat(inputs);
    }

    private record ConcatKernel() implements LayerKernel {
        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int offset = 0;
            for (FMatrixRMaj input : inputs) {
                for (int i = 0; i < output.numRows; i++) {
                    System.arraycopy(
                            input.data, i * input.numCols, output.data, i * output.numCols + offset, input.numCols);
                }
                offset += input.numCols;
            }
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            int offset = 0;
            for (int k = 0; k < inputs.length; k++) {
                int columns = inputs[k].numCols;
                FMatrixRMaj inputGradient = inputGradients[k];
                if (inputGradient != null) {
                    for (int i = 0; i < output.numRows; i++) {
                        System.arraycopy(
                                outputGradient.data,
                                i * output.numCols + offset,
                                inputGradient.data,
                                i * columns,
                                columns);
                    }
                }
                offset += columns;
            }
        }
    }
}
