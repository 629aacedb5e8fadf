package org.layerwise.nn.layer;

import java.util.Arrays;
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

/** {@code y[c] = Σ x[…, c]/n} over the n places of a channel: {@code [height × width × channels]} or {@code [time × features]} to {@code [channels]}. */
@Kind(
        id = "global-average-pool",
        title = "Global average pooling",
        doc = "Takes the mean of each channel over a whole image or sequence: one number per pattern, wherever it was.",
        paper = "Lin, Chen, Yan: Network In Network. ICLR 2014",
        group = PaletteGroup.POOLING)
public record GlobalAveragePool() implements LayerSpec {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        if (input.rank() < 2) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE,
                    Message.of("nn.layer/expects-image-or-sequence", Shapes.title(this), input.withBatch())));
        }
        return Shape.of(input.last());
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new MeanKernel(context.output().last());
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.globalAveragePool(inputs.getFirst());
    }

    private static final class MeanKernel implements LayerKernel {
        private final int channels;
        private final double[] sums;

        MeanKernel(int channels) {
            this.channels = channels;
            this.sums = new double[channels];
        }

        @Override
        public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
            int size = inputs[0].numCols;
            float[] x = inputs[0].data;
            for (int sample = 0; sample < output.numRows; sample++) {
                Arrays.fill(sums, 0);
                for (int from = sample * size; from < (sample + 1) * size; from += channels) {
                    for (int k = 0; k < channels; k++) {
                        sums[k] += x[from + k];
                    }
                }
                for (int k = 0; k < channels; k++) {
                    output.data[sample * channels + k] = (float) (sums[k] * channels / size);
                }
            }
        }

        @Override
        public void backward(
                FMatrixRMaj[] inputs,
                FMatrixRMaj output,
                FMatrixRMaj outputGradient,
                @Nullable FMatrixRMaj[] inputGradients) {
            FMatrixRMaj inputGradient = inputGradients[0];
            if (inputGradient == null) {
                return;
            }
            int size = inputGradient.numCols;
            float share = (float) channels / size;
            for (int sample = 0; sample < output.numRows; sample++) {
                for (int to = sample * size; to < (sample + 1) * size; to += channels) {
                    for (int k = 0; k < channels; k++) {
                        inputGradient.data[to + k] = share * outputGradient.data[sample * channels + k];
                    }
                }
            }
        }
    }
}
