package org.layerwise.nn.kernel;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.param.Parameter;

/**
 * Layer normalization's passes, on runs of the last axis, in double precision: runs of few numbers cancel out. With x̂ the normalized input and {@code g = γ·∂y}:
 * {@code ∂x = (g − mean(g) − x̂·mean(g·x̂))/√(σ² + ε)}.
 */
public final class LayerNormKernel implements LayerKernel {
    private final double epsilon;
    private final Parameter scale;
    private final Parameter shift;
    private final int width;
    private final double[] means;
    private final double[] inverses;
    private final double[] scaleSums;
    private final double[] shiftSums;

    public LayerNormKernel(double epsilon, KernelContext context) {
        this.epsilon = epsilon;
        this.scale = context.parameters().get(0);
        this.shift = context.parameters().get(1);
        this.width = context.output().last();
        int runs = context.capacity() * (context.output().size() / width);
        this.means = new double[runs];
        this.inverses = new double[runs];
        this.scaleSums = new double[width];
        this.shiftSums = new double[width];
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        int runs = output.numRows * output.numCols / width;
        float[] x = inputs[0].data;
        for (int run = 0; run < runs; run++) {
            int from = run * width;
            double mean = mean(x, from);
            double inverse = inverse(x, from, mean);
            if (pass == Pass.TRAINING) {
                means[run] = mean;
                inverses[run] = inverse;
            }
            for (int j = 0; j < width; j++) {
                double unit = (x[from + j] - mean) * inverse;
                output.data[from + j] = (float) (scale.value().data[j] * unit + shift.value().data[j]);
            }
        }
    }

    private double mean(float[] x, int from) {
        double sum = 0;
        for (int j = from; j < from + width; j++) {
            sum += x[j];
        }
        return sum / width;
    }

    private double inverse(float[] x, int from, double mean) {
        double sum = 0;
        for (int j = from; j < from + width; j++) {
            double difference = x[j] - mean;
            sum += difference * difference;
        }
        return 1 / Math.sqrt(sum / width + epsilon);
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        int runs = output.numRows * output.numCols / width;
        float[] x = inputs[0].data;
        float[] dy = outputGradient.data;
        Arrays.fill(scaleSums, 0);
        Arrays.fill(shiftSums, 0);
        for (int run = 0; run < runs; run++) {
            int from = run * width;
            for (int j = 0; j < width; j++) {
                scaleSums[j] += dy[from + j] * ((x[from + j] - means[run]) * inverses[run]);
                shiftSums[j] += dy[from + j];
            }
        }
        for (int j = 0; j < width; j++) {
            scale.gradient().data[j] = (float) scaleSums[j];
            shift.gradient().data[j] = (float) shiftSums[j];
        }
        FMatrixRMaj inputGradient = inputGradients[0];
        if (inputGradient != null) {
            for (int run = 0; run < runs; run++) {
                inputGradient(x, dy, run, inputGradient.data);
            }
        }
    }

    private void inputGradient(float[] x, float[] dy, int run, float[] dx) {
        int from = run * width;
        double mean = means[run];
        double inverse = inverses[run];
        float[] factors = scale.value().data;
        double sum = 0;
        double slope = 0;
        for (int j = 0; j < width; j++) {
            double g = (double) factors[j] * dy[from + j];
            sum += g;
            slope += g * ((x[from + j] - mean) * inverse);
        }
        double shared = sum / width;
        double share = slope / width;
        for (int j = 0; j < width; j++) {
            double g = (double) factors[j] * dy[from + j];
            dx[from + j] = (float) (inverse * (g - shared - share * ((x[from + j] - mean) * inverse)));
        }
    }
}
