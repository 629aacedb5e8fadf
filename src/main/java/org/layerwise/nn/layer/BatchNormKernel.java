package org.layerwise.nn.layer;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.op.Pass;

/** {@link BatchNorm}'s passes. With x̂ the normalized input: {@code ∂x = γ/√(σ² + ε)·(∂y − mean(∂y) − x̂·mean(∂y·x̂))}. */
final class BatchNormKernel implements LayerKernel {
    private final double momentum;
    private final double epsilon;
    private final KernelContext context;
    private final int columns;
    private final float[] normalized;
    private final double[] first;
    private final double[] second;
    private final float[] mean;
    private final float[] inverse;
    private final float[] runningInverse;

    BatchNormKernel(BatchNorm spec, KernelContext context) {
        int size = context.output().last();
        this.columns = size;
        this.momentum = spec.momentum();
        this.epsilon = spec.epsilon();
        this.context = context;
        this.normalized = new float[context.capacity() * context.output().size()];
        this.first = new double[size];
        this.second = new double[size];
        this.mean = new float[size];
        this.inverse = new float[size];
        this.runningInverse = new float[size];
    }

    /** How many numbers each channel has. */
    private int places(FMatrixRMaj matrix) {
        return matrix.numRows * matrix.numCols / columns;
    }

    private float[] values(int parameter) {
        return context.parameters().get(parameter).value().data;
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        if (pass == Pass.EVALUATION) {
            evaluate(inputs[0], output);
            return;
        }
        if (places(output) > 1) {
            batchStatistics(inputs[0]);
        } else {
            System.arraycopy(inputs[0].data, 0, mean, 0, columns);
            Arrays.fill(inverse, 0f);
        }
        int rows = places(output);
        float[] x = inputs[0].data;
        float[] y = output.data;
        float[] scale = values(0);
        float[] shift = values(1);
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                float unit = (x[row + j] - mean[j]) * inverse[j];
                normalized[row + j] = unit;
                y[row + j] = scale[j] * unit + shift[j];
            }
        }
    }

    /** With the running statistics; what the training pass left for the backward one stays. */
    private void evaluate(FMatrixRMaj input, FMatrixRMaj output) {
        float[] runningMean = values(2);
        float[] runningVariance = values(3);
        for (int j = 0; j < columns; j++) {
            runningInverse[j] = (float) (1 / Math.sqrt(runningVariance[j] + epsilon));
        }
        int rows = places(output);
        float[] x = input.data;
        float[] y = output.data;
        float[] scale = values(0);
        float[] shift = values(1);
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                y[row + j] = scale[j] * ((x[row + j] - runningMean[j]) * runningInverse[j]) + shift[j];
            }
        }
    }

    /** The batch's mean and 1/√(variance + ε), in two passes; the running statistics follow. */
    private void batchStatistics(FMatrixRMaj input) {
        int rows = places(input);
        float[] x = input.data;
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                first[j] += x[row + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            first[j] /= rows;
        }
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                double difference = x[row + j] - first[j];
                second[j] += difference * difference;
            }
        }
        float[] runningMean = values(2);
        float[] runningVariance = values(3);
        for (int j = 0; j < columns; j++) {
            mean[j] = (float) first[j];
            inverse[j] = (float) (1 / Math.sqrt(second[j] / rows + epsilon));
            runningMean[j] = (float) ((1 - momentum) * runningMean[j] + momentum * first[j]);
            runningVariance[j] = (float) ((1 - momentum) * runningVariance[j] + momentum * second[j] / (rows - 1));
        }
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        int rows = places(output);
        float[] dy = outputGradient.data;
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                first[j] += dy[row + j];
                second[j] += (double) dy[row + j] * normalized[row + j];
            }
        }
        float[] scaleGradient = context.parameters().get(0).gradient().data;
        float[] shiftGradient = context.parameters().get(1).gradient().data;
        for (int j = 0; j < columns; j++) {
            scaleGradient[j] = (float) second[j];
            shiftGradient[j] = (float) first[j];
        }
        FMatrixRMaj inputGradient = inputGradients[0];
        if (inputGradient == null) {
            return;
        }
        float[] scale = values(0);
        float[] dx = inputGradient.data;
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                double centred = dy[row + j] - first[j] / rows - normalized[row + j] * second[j] / rows;
                dx[row + j] = (float) (scale[j] * inverse[j] * centred);
            }
        }
    }
}
