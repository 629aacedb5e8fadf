package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.kernel.CopyKernel;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** {@code [a × b × … ]} to {@code [a·b·…]}: the same numbers in the same order, as one plain row. */
@Kind(
        id = "flatten",
        title = "Flatten",
        doc = "Makes one plain row of an image or a sequence, for the Dense layers that follow.",
        group = PaletteGroup.SHAPE)
public record Flatten() implements LayerSpec {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.of(inputs.getFirst().size());
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new CopyKernel();
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return inputs.getFirst();
    }
}
