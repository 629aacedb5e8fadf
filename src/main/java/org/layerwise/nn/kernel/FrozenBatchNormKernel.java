package org.layerwise.nn.kernel;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.param.Parameter;

/**
 * Batch normalization's passes while it is frozen: the running statistics are used in training too, and stay as they are. So each
 * sample stands alone: {@code ∂x = γ/√(running variance + ε)·∂y}.
 */
public final class FrozenBatchNormKernel implements LayerKernel {
    private final LayerKernel evaluation;
    private final List<Parameter> parameters;
    private final double epsilon;
    private final int channels;
    private final double[] inverse;
    private final double[] scaleSums;
    private final double[] shiftSums;

    /** @param evaluation whose evaluation pass is used */
    public FrozenBatchNormKernel(double epsilon, KernelContext context, LayerKernel evaluation) {
        this.evaluation = evaluation;
        this.parameters = context.parameters();
        this.epsilon = epsilon;
        this.channels = context.output().last();
        this.inverse = new double[channels];
        this.scaleSums = new double[channels];
        this.shiftSums = new double[channels];
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        evaluation.forward(inputs, output, Pass.EVALUATION);
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        float[] scale = parameters.get(0).value().data;
        float[] mean = parameters.get(2).value().data;
        float[] variance = parameters.get(3).value().data;
        for (int j = 0; j < channels; j++) {
            inverse[j] = 1 / Math.sqrt(variance[j] + epsilon);
        }
        Arrays.fill(scaleSums, 0);
        Arrays.fill(shiftSums, 0);
        int size = outputGradient.numRows * outputGradient.numCols;
        float[] x = inputs[0].data;
        float[] dy = outputGradient.data;
        FMatrixRMaj inputGradient = inputGradients[0];
        for (int row = 0; row < size; row += channels) {
            for (int j = 0; j < channels; j++) {
                scaleSums[j] += dy[row + j] * (x[row + j] - mean[j]) * inverse[j];
                shiftSums[j] += dy[row + j];
                if (inputGradient != null) {
                    inputGradient.data[row + j] = (float) (scale[j] * inverse[j] * dy[row + j]);
                }
            }
        }
        for (int j = 0; j < channels; j++) {
            parameters.get(0).gradient().data[j] = (float) scaleSums[j];
            parameters.get(1).gradient().data[j] = (float) shiftSums[j];
        }
    }
}
