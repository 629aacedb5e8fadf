package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.math.Gemm;
import org.layerwise.math.Matrices;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.NoConstraint;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code Y = X·W + b}, X {@code [batch × in]}, W {@code [in × units]}, b {@code [units]};
 * {@code ∂W = Xᵀ·∂Y}, {@code ∂b = Σ∂Y}, {@code ∂X = ∂Y·Wᵀ}.
 */
@Kind(
        id = "dense",
        title = "Dense",
        doc = "Every unit sees every input: a weighted sum plus a bias.",
        group = PaletteGroup.CORE)
public record Dense(
        @Param(value = "16", doc = "How many outputs.", min = 1, max = 65536)
        int units,

        @Param(
                value = "glorot-uniform",
                doc = "How the weights are drawn at first. He normal suits a ReLU that follows.")
        Initializer initializer,

        @Param(value = "none", doc = "Penalty on the weights; the bias is left out.")
        Regularizer regularizer,

        @Param(value = "true", doc = "Whether a bias is added.", advanced = true)
        boolean bias,

        @Param(value = "zeros", doc = "How the bias is drawn at first.", advanced = true, omitDefault = true)
        Initializer biasInitializer,

        @Param(value = "none", doc = "Penalty on the bias.", advanced = true, omitDefault = true)
        Regularizer biasRegularizer,

        @Param(
                value = "none",
                doc = "What the weights are held to after every update.",
                advanced = true,
                omitDefault = true)
        Constraint constraint)
        implements LayerSpec {

    /** With zero bias at first, no penalty on it and no constraint. */
    public Dense(int units, Initializer initializer, Regularizer regularizer, boolean bias) {
        this(units, initializer, regularizer, bias, new Zeros(), new NoPenalty(), new NoConstraint());
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shapes.requireFlat(inputs.getFirst(), this);
        return Shape.of(units);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        ParameterSpec weight = ParameterSpec.matrix(
                        "weight", Role.KERNEL, inputs.getFirst().size(), units, initializer)
                .withPenalty(regularizer)
                .withConstraint(constraint);
        return bias
                ? List.of(
                        weight,
                        ParameterSpec.vector("bias", Role.BIAS, units, biasInitializer)
                                .withPenalty(biasRegularizer))
                : List.of(weight);
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new DenseKernel(context.gemm(), context.parameters());
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        FMatrixRMaj weight = parameters.getFirst().value();
        float[] shift = bias ? parameters.get(1).value().data : new float[units];
        return writer.dense(inputs.getFirst(), weight.data, weight.numRows, weight.numCols, shift);
    }

    private static final class DenseKernel implements LayerKernel {
        private final Gemm gemm;
        private final Parameter weight;
        private final @Nullable Parameter bias;
        private final double[] totals;

        DenseKernel(Gemm gemm, List<Parameter> parameters) {
            this.gemm = gemm;
            this.weight = parameters.getFirst();
            this.bias = parameters.size() > 1 ? parameters.get(1) : null;
            this.totals = new double[bias == null ? 0 : weight.value().numCols];
        }

        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            if (bias == null) {
                gemm.multiply(false, false, inputs[0], weight.value(), 0f, output);
            } else {
                Matrices.fillRows(output, bias.value().data);
                gemm.multiply(false, false, inputs[0], weight.value(), 1f, output);
            }
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            gemm.multiply(true, false, inputs[0], outputGradient, 0f, weight.gradient());
            if (bias != null) {
                Matrices.sumColumns(outputGradient, totals, bias.gradient().data);
            }
            FMatrixRMaj inputGradient = inputGradients[0];
            if (inputGradient != null) {
                gemm.multiply(false, true, outputGradient, weight.value(), 0f, inputGradient);
            }
        }
    }
}
