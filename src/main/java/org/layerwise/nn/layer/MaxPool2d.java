package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.MaxPoolKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code y[r, s, c] = max x[r·stride + i − before, s·stride + j − before, c]} over i, j within the borders: {@code [height × width × channels]} to {@code [height′ × width′ × channels]}. The first of equals gets the gradient.
 */
@Kind(
        id = "max-pool2d",
        title = "Max pooling 2D",
        doc =
                "Keeps the largest value of each window of an image [height × width × channels]: smaller, and unmoved by small shifts.",
        paper = "Ranzato, Huang, Boureau, LeCun: Unsupervised Learning of Invariant Feature Hierarchies. CVPR 2007",
        group = PaletteGroup.POOLING)
public record MaxPool2d(
        @Param(value = "2", doc = "Side of the square window, in pixels.", min = 1, max = 1024)
        int size,

        @Param(
                value = "0",
                doc = "From one window to the next, in pixels; 0 for windows side by side.",
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
        Shapes.requireImage(inputs.getFirst(), this);
        return pooling().output(inputs.getFirst());
    }

    @Override
    public long scratch(List<Shape> inputs, int batch, boolean training) {
        return training ? (long) batch * outputShape(inputs).size() : 0;
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new MaxPoolKernel(pooling().grid(context.inputs().getFirst()), context.capacity());
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        String x = inputs.getFirst();
        return writer.maxPool(x, pooling().axes(writer.shape(x)));
    }
}
