package org.layerwise.nn.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.kernel.ConvolutionKernel;
import org.layerwise.nn.kernel.Grid;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Window;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.NoConstraint;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code y[r, s, f] = b[f] + Σ x[r·stride + i·dilation − before, s·stride + j·dilation − before, c]·w[i, j, c, f]} over i, j, c,
 * with zeros beyond the borders: {@code [height × width × channels]} to {@code [height′ × width′ × filters]}. W is
 * {@code [height × width × channels × filters]}, b {@code [filters]}.
 */
@Kind(
        id = "conv2d",
        title = "Conv2D",
        doc =
                "Slides filters over an image [height × width × channels]: each looks for the same small pattern everywhere.",
        paper =
                "LeCun, Bottou, Bengio, Haffner: Gradient-Based Learning Applied to Document Recognition. Proc. IEEE 86(11), 1998",
        group = PaletteGroup.CONVOLUTION)
public record Conv2d(
        @Param(value = "16", doc = "How many patterns, and so output channels.", min = 1, max = 65536)
        int filters,

        @Param(value = "3", doc = "Height of the window, in pixels.", min = 1, max = 1024)
        int height,

        @Param(value = "3", doc = "Width of the window, in pixels.", min = 1, max = 1024)
        int width,

        @Param(value = "1", doc = "From one place of the window to the next, in pixels.", min = 1, max = 1024)
        int stride,

        @Param(
                value = "1",
                doc = "From one pixel that the window covers to the next.",
                min = 1,
                max = 1024,
                advanced = true)
        int dilation,

        @Param(
                value = "same",
                doc = "Beyond the borders: zeros, so that stride 1 keeps the size (same), or nothing (valid).")
        Padding padding,

        @Param(
                value = "glorot-uniform",
                doc = "How the weights are drawn at first. He normal suits a ReLU that follows.")
        Initializer initializer,

        @Param(value = "none", doc = "Penalty on the weights; the bias is left out.")
        Regularizer regularizer,

        @Param(value = "true", doc = "Whether a bias is added.", advanced = true)
        boolean bias,

        @Param(value = "zeros", doc = "How the bias is drawn at first.", advanced = true)
        Initializer biasInitializer,

        @Param(value = "none", doc = "Penalty on the bias.", advanced = true)
        Regularizer biasRegularizer,

        @Param(value = "none", doc = "What the weights are held to after every update.", advanced = true)
        Constraint constraint)
        implements LayerSpec {

    /** With Glorot uniform weights, zero bias at first, no penalties and no constraint. */
    public Conv2d(int filters, int height, int width, int stride, int dilation, Padding padding) {
        this(
                filters,
                height,
                width,
                stride,
                dilation,
                padding,
                new GlorotUniform(),
                new NoPenalty(),
                true,
                new Zeros(),
                new NoPenalty(),
                new NoConstraint());
    }

    private List<Window> axes(Shape input) {
        return List.of(
                padding.over(input.sizes().get(0), height, stride, dilation, "height"),
                padding.over(input.sizes().get(1), width, stride, dilation, "width"));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shapes.requireImage(inputs.getFirst(), this);
        return Grid.output(axes(inputs.getFirst()), filters);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int channels = inputs.getFirst().last();
        int fanIn = Shapes.product(this, height, width, channels);
        int fanOut = Shapes.product(this, height, width, filters);
        ParameterSpec weight = ParameterSpec.filters(fanIn, filters, fanOut, initializer)
                .withDimensions(height, width, channels, filters)
                .withPenalty(regularizer)
                .withConstraint(constraint);
        return bias ? List.of(weight, ParameterSpec.bias(filters, biasInitializer, biasRegularizer)) : List.of(weight);
    }

    @Override
    public long scratch(List<Shape> inputs, int batch, boolean training) {
        Shape input = inputs.getFirst();
        return ConvolutionKernel.scratch(Grid.of(axes(input), input), batch);
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        Shape input = context.inputs().getFirst();
        return new ConvolutionKernel(Grid.of(axes(input), input), context);
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        FMatrixRMaj weight = parameters.getFirst().value();
        String x = inputs.getFirst();
        float[] shift = bias ? parameters.get(1).value().data : new float[filters];
        return writer.convolution(x, axes(writer.shape(x)), weight.data, shift);
    }
}
