package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.init.Constant;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.LayerNormKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code y = γ·(x − μ)/√(σ² + ε) + β}, μ and the biased variance σ² over the last axis: the units of a row, the channels of one
 * place in an image, the features of one time. γ is {@code weight}, β {@code bias}, each {@code [last axis]}. Training and
 * evaluation are alike, and samples do not touch each other. A last axis of one gives β.
 */
@Kind(
        id = "layer-norm",
        title = "Layer normalization",
        doc =
                "Gives every sample zero mean and unit variance over its units, then a learned scale and shift: does not need a batch.",
        paper = "Ba, Kiros, Hinton: Layer Normalization. arXiv:1607.06450, 2016",
        group = PaletteGroup.NORMALIZATION)
public record LayerNorm(
        @Param(value = "1e-5", doc = "Added to the variance.", min = 0, minInclusive = false, advanced = true)
        double epsilon)
        implements LayerSpec {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int size = inputs.getFirst().last();
        return List.of(
                ParameterSpec.vector("weight", Role.SCALE, size, new Constant(1)),
                ParameterSpec.vector("bias", Role.BIAS, size, new Zeros()));
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new LayerNormKernel(epsilon, context);
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.normalizeLast(
                inputs.getFirst(),
                parameters.get(0).value().data,
                parameters.get(1).value().data,
                (float) epsilon);
    }
}
