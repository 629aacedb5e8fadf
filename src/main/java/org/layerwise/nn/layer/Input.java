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
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** Where prepared columns enter a network. Its shape is known once the table is. */
@Kind(
        id = "input",
        title = "Input",
        doc = "Feeds columns of the table into the network: all features, or those named.",
        group = PaletteGroup.INPUT)
public record Input(
        @Param(value = "", doc = "Names of the table's columns, separated by commas; empty for all features.")
        List<String> columns,

        @Param(
                value = "",
                doc = "The shape that one row is given, such as 28, 28, 1; empty for a plain row.",
                advanced = true)
        List<Integer> shape)
        implements LayerSpec {

    /** Columns that a message names at most. */
    private static final int NAMED = 6;

    public Input {
        columns = List.copyOf(columns);
        shape = List.copyOf(shape);
    }

    /** All features, as a plain row. */
    public Input() {
        this(List.of(), List.of());
    }

    @Override
    public int minInputs() {
        return 0;
    }

    @Override
    public int maxInputs() {
        return 0;
    }

    /** The shape for {@code width} prepared columns. */
    public Shape shapeFor(int width) {
        return shapeFor(width, List.of());
    }

    /**
     * The shape for {@code width} prepared columns.
     *
     * @param leftOut columns that could be taken in where the shape needs more
     * @throws ProblemException when they do not fill the shape
     */
    public Shape shapeFor(int width, List<String> leftOut) {
        if (shape.isEmpty()) {
            return Shape.of(width);
        }
        Shape given = Shapes.given(shape);
        if (given.size() != width && given.size() == width + leftOut.size()) {
            String names = String.join(", ", leftOut.subList(0, Math.min(NAMED, leftOut.size())));
            throw new ProblemException(Problem.error(
                    Location.path("", "shape"),
                    Message.of(
                            "nn.layer/shape-without-columns",
                            given,
                            given.size(),
                            width,
                            leftOut.size(),
                            leftOut.size() > NAMED ? names + ", …" : names)));
        }
        if (given.size() != width) {
            throw new ProblemException(Problem.error(
                    Location.path("", "shape"), Message.of("nn.layer/shape-of-columns", given, given.size(), width)));
        }
        return given;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        throw new IllegalStateException("an input's shape comes from the table");
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        throw new IllegalStateException("an input computes nothing");
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        throw new IllegalStateException("an input's translation is the pipeline's");
    }
}
