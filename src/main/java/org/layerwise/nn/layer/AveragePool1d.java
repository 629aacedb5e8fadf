package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.kernel.AveragePoolKernel;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code y[t, c] = Σ x[t·stride + i − before, c]/n} over the n of i within the borders: {@code [time × features]} to {@code [time′ × features]}.
 */
@Kind(
        id = "avg-pool1d",
        title = "Average pooling 1D",
        doc = "Takes the mean of each window of a sequence [time × features]: smaller and smoother.",
        paper =
                "LeCun, Bottou, Bengio, Haffner: Gradient-Based Learning Applied to Document Recognition. Proc. IEEE 86(11), 1998",
        group = PaletteGroup.POOLING)
public record AveragePool1d(
        @Param(value = "2", doc = "Length of the window, in steps.", min = 1, max = 1024)
        int size,

        @Param(
                value = "0",
                doc = "From one window to the next, in steps; 0 for windows side by side.",
                min = 0,
                max = 1024)
        int stride,

        @Param(
                value = "valid",
                doc = "Whether windows reach beyond the borders (same) or not (valid); what is there never counts.")
        Padding padding)
        implements LayerSpec {

    private Pooling pooling() {
        return new Pooling(size, stride, padding);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shapes.requireSequence(inputs.getFirst(), this);
        return pooling().output(inputs.getFirst());
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new AveragePoolKernel(pooling().grid(context.inputs().getFirst()));
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        String x = inputs.getFirst();
        return writer.averagePool(x, pooling().axes(writer.shape(x)));
    }
}
