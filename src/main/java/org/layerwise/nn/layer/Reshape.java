package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.kernel.CopyKernel;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** The same numbers in the same order under another shape: {@code [784]} as {@code [28 × 28 × 1]}. */
@Kind(
        id = "reshape",
        title = "Reshape",
        doc =
                "Gives the same numbers another shape: a row as an image (height, width, channels) or a sequence (time, features).",
        group = PaletteGroup.SHAPE)
public record Reshape(
        @Param(value = "", doc = "The new shape, such as 7, 7, 4; empty for a plain row.")
        List<Integer> shape) implements LayerSpec {

    public Reshape {
        shape = List.copyOf(shape);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        if (shape.isEmpty()) {
            return Shape.of(input.size());
        }
        Shape wanted = Shapes.given(shape);
        if (wanted.size() != input.size()) {
            throw new ProblemException(Problem.error(
                    Location.path("", "shape"),
                    Message.of("nn.layer/shape-of-values", wanted, wanted.size(), input.withBatch(), input.size())));
        }
        return wanted;
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
