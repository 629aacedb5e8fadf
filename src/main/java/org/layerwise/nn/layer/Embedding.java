package org.layerwise.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.nn.translate.OpWriter;

/**
 * A row of its table for each input: {@code y = W[x]}. X {@code [batch × n]} of whole numbers, such as category columns give that
 * are encoded as an index; W {@code weight [categories × dimensions]}; out {@code [batch × n × dimensions]}. What is
 * outside 0 … categories − 1 counts as 0, the unknown. The gradient of a row of W is the sum over the places where it was taken.
 */
@Kind(
        id = "embedding",
        title = "Embedding",
        doc = "Gives every category a learned list of numbers. Its inputs are category columns encoded as an index.",
        paper = "Guo, Berkhahn: Entity Embeddings of Categorical Variables. arXiv:1604.06737, 2016",
        group = PaletteGroup.CORE)
public record Embedding(
        @Param(value = "16", doc = "How many rows its table has: the categories, and 0 for an unknown one.", min = 1)
        int categories,

        @Param(value = "8", doc = "How many numbers represent a category.", min = 1, max = 65536)
        int dimensions,

        @Param(value = "uniform", doc = "How the numbers are drawn at first.", advanced = true)
        Initializer initializer,

        @Param(value = "none", doc = "Penalty on the numbers.")
        Regularizer regularizer)
        implements LayerSpec {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shapes.requireFlat(inputs.getFirst(), this);
        return Shape.of(inputs.getFirst().size(), dimensions);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        return List.of(ParameterSpec.matrix("weight", Role.KERNEL, categories, dimensions, initializer)
                .withPenalty(regularizer));
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new EmbeddingKernel(context.parameters().getFirst());
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.embedding(inputs.getFirst(), parameters.getFirst().value().data, categories, dimensions);
    }

    private record EmbeddingKernel(Parameter weight) implements LayerKernel {
        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int dimensions = weight.value().numCols;
            int count = inputs[0].numRows * inputs[0].numCols;
            for (int i = 0; i < count; i++) {
                System.arraycopy(
                        weight.value().data,
                        row(inputs[0].data[i]) * dimensions,
                        output.data,
                        i * dimensions,
                        dimensions);
            }
        }

        /** The table's row for an input; NaN has none either. */
        private int row(float x) {
            return x >= 0 && x < weight.value().numRows ? (int) x : 0;
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            int dimensions = weight.value().numCols;
            int count = inputs[0].numRows * inputs[0].numCols;
            float[] gradient = weight.gradient().data;
            Arrays.fill(gradient, 0, weight.size(), 0f);
            for (int i = 0; i < count; i++) {
                int to = row(inputs[0].data[i]) * dimensions;
                for (int j = 0; j < dimensions; j++) {
                    gradient[to + j] += outputGradient.data[i * dimensions + j];
                }
            }
            FMatrixRMaj inputGradient = inputGradients[0];
            if (inputGradient != null) {
                Arrays.fill(inputGradient.data, 0, count, 0f); // a step has no slope
            }
        }
    }
}
