package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.init.Constant;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.kernel.BatchNormKernel;
import org.layerwise.nn.kernel.FrozenBatchNormKernel;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code y = γ·(x − μ)/√(σ² + ε) + β} for each feature of a row, or channel of an image or a sequence, whose places all count. In
 * training μ and σ² are the batch's mean and biased variance, and
 * {@code running = (1 − momentum)·running + momentum·new} with the unbiased variance; otherwise they are the running
 * ones. One number to a channel gives β and leaves the running statistics alone.
 */
@Kind(
        id = "batch-norm",
        title = "Batch normalization",
        doc =
                "Gives every unit, or channel, zero mean and unit variance over the batch, then a learned scale and shift.",
        paper = "Ioffe, Szegedy: Batch Normalization. ICML 2015",
        group = PaletteGroup.NORMALIZATION)
public record BatchNorm(
        @Param(value = "0.1", doc = "Weight of the newest batch in the running statistics.", min = 0, max = 1)
        double momentum,

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
                ParameterSpec.vector("bias", Role.BIAS, size, new Zeros()),
                ParameterSpec.vector("running_mean", Role.STATISTIC, size, new Zeros()),
                ParameterSpec.vector("running_var", Role.STATISTIC, size, new Constant(1)));
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        LayerKernel kernel = new BatchNormKernel(momentum, epsilon, context);
        return context.frozen() ? new FrozenBatchNormKernel(epsilon, context, kernel) : kernel;
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.normalize(
                inputs.getFirst(),
                parameters.get(0).value().data,
                parameters.get(1).value().data,
                parameters.get(2).value().data,
                parameters.get(3).value().data,
                (float) epsilon);
    }
}
