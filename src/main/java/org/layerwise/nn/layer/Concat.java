package org.layerwise.nn.layer;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** {@code Y = [X₁ X₂ …]} along the last axis: features, channels; the other axes agree. */
@Kind(
        id = "concat",
        title = "Concat",
        doc = "Puts the outputs of several layers side by side: features of rows and sequences, channels of images.",
        group = PaletteGroup.MERGE)
public record Concat() implements LayerSpec {
    @Override
    public int minInputs() {
        return 2;
    }

    @Override
    public int maxInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.stream().map(Concat::leading).distinct().count() > 1) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE,
                    Message.of("nn.layer/expects-same-but-last-axis", Shapes.title(this), Shapes.and(inputs))));
        }
        List<Integer> sizes = new ArrayList<>(leading(inputs.getFirst()));
        sizes.add(Shapes.counted(this, inputs.stream().mapToLong(Shape::last).sum()));
        return new Shape(sizes);
    }

    private static List<Integer> leading(Shape shape) {
        return shape.sizes().subList(0, shape.rank() - 1);
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new ConcatKernel(
                context.inputs().stream().mapToInt(Shape::last).toArray(),
                context.output().last());
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.concat(inputs);
    }

    /** On matrices whose rows are the runs of the last axis. */
    private static final class ConcatKernel implements LayerKernel {
        private final int[] widths;
        private final int width;

        ConcatKernel(int[] widths, int width) {
            this.widths = widths;
            this.width = width;
        }

        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int runs = output.numRows * output.numCols / width;
            int offset = 0;
            for (int k = 0; k < inputs.length; k++) {
                for (int i = 0; i < runs; i++) {
                    System.arraycopy(inputs[k].data, i * widths[k], output.data, i * width + offset, widths[k]);
                }
                offset += widths[k];
            }
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            int runs = output.numRows * output.numCols / width;
            int offset = 0;
            for (int k = 0; k < inputs.length; k++) {
                FMatrixRMaj inputGradient = inputGradients[k];
                if (inputGradient != null) {
                    for (int i = 0; i < runs; i++) {
                        System.arraycopy(
                                outputGradient.data, i * width + offset, inputGradient.data, i * widths[k], widths[k]);
                    }
                }
                offset += widths[k];
            }
        }
    }
}
