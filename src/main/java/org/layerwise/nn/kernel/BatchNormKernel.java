package org.layerwise.nn.kernel;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.math.ThreadTeam;

/**
 * Batch normalization's passes. With x̂ the normalized input: {@code ∂x = γ/√(σ² + ε)·(∂y − mean(∂y) − x̂·mean(∂y·x̂))}. Each
 * way is two passes over the data: sums of each column, then the values. Few channels stand several times in one row of
 * columns, so that a row is always long; what is summed or factor is double, which with single-precision data makes loops
 * that the compiler turns into vectors.
 */
public final class BatchNormKernel implements LayerKernel {
    /** Columns in a row, at least. */
    private static final int LEAST_COLUMNS = 256;

    private final double momentum;
    private final double epsilon;
    private final KernelContext context;
    private final ThreadTeam team;
    private final int channels;
    private final int columns;
    private final double[] first;
    private final double[] second;
    private final double[] mean;
    private final double[] inverse;
    private final double[] factor;
    private final double[] slope;
    private final double[] shift;
    private final ThreadTeam.Range moments = this::moments;
    private final ThreadTeam.Range values = this::values;
    private final ThreadTeam.Range gradientMoments = this::gradientMoments;
    private final ThreadTeam.Range gradients = this::gradients;
    private float[] x = {};
    private float[] y = x;
    private float[] dy = x;
    private float[] dx = x;
    private int size;

    public BatchNormKernel(double momentum, double epsilon, KernelContext context) {
        this.channels = context.output().last();
        this.columns = (LEAST_COLUMNS + channels - 1) / channels * channels;
        this.momentum = momentum;
        this.epsilon = epsilon;
        this.context = context;
        this.team = context.team();
        this.first = new double[columns];
        this.second = new double[columns];
        this.mean = new double[columns];
        this.inverse = new double[columns];
        this.factor = new double[columns];
        this.slope = new double[columns];
        this.shift = new double[columns];
    }

    private float[] parameter(int place) {
        return context.parameters().get(place).value().data;
    }

    /** How many values each channel has. */
    private int places() {
        return size / channels;
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        x = inputs[0].data;
        y = output.data;
        size = output.numRows * output.numCols;
        float[] scale = parameter(0);
        float[] bias = parameter(1);
        switch (pass) {
            case TRAINING -> {
                statistics();
                for (int j = 0; j < channels; j++) {
                    factor[j] = scale[j] * inverse[j];
                    shift[j] = bias[j] - factor[j] * mean[j];
                }
            }
            case EVALUATION -> { // what the training pass left for the backward one stays
                float[] runningMean = parameter(2);
                float[] runningVariance = parameter(3);
                for (int j = 0; j < channels; j++) {
                    factor[j] = scale[j] / Math.sqrt(runningVariance[j] + epsilon);
                    shift[j] = bias[j] - factor[j] * runningMean[j];
                }
            }
        }
        repeat(factor);
        repeat(shift);
        team.split(size, values);
    }

    /** The batch's means and 1/√(variance + ε), 0 for a single row; the running statistics follow, unless frozen. */
    private void statistics() {
        int places = places();
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        team.spread(columns, size, moments);
        fold(first);
        fold(second);
        float[] runningMean = parameter(2);
        float[] runningVariance = parameter(3);
        for (int j = 0; j < channels; j++) {
            mean[j] = first[j] / places;
            inverse[j] = 0;
            double squares = Math.max(0, second[j] - first[j] * mean[j]);
            if (places > 1) {
                inverse[j] = 1 / Math.sqrt(squares / places + epsilon);
            }
            if (places > 1 && !context.frozen()) {
                runningMean[j] = (float) ((1 - momentum) * runningMean[j] + momentum * mean[j]);
                runningVariance[j] = (float) ((1 - momentum) * runningVariance[j] + momentum * squares / (places - 1));
            }
        }
        repeat(mean);
    }

    /** Σx and Σx² of some columns; in double precision, so that little is lost where the mean is large. */
    private void moments(int from, int to) {
        float[] in = x;
        double[] sums = first;
        double[] squares = second;
        for (int row = 0; row < size; row += columns) {
            int end = Math.min(to, size - row);
            for (int j = from; j < end; j++) {
                double value = in[row + j];
                sums[j] += value;
                squares[j] += value * value;
            }
        }
    }

    /** γ·x̂ + β of some elements. */
    private void values(int from, int to) {
        float[] in = x;
        float[] out = y;
        double[] a = factor;
        double[] b = shift;
        for (int at = from; at < to; ) {
            int row = at - at % columns;
            int end = Math.min(columns, to - row);
            for (int j = at - row; j < end; j++) {
                out[row + j] = (float) (a[j] * in[row + j] + b[j]);
            }
            at = row + end;
        }
    }

    /** Adds up each channel's columns, in order. */
    private void fold(double[] sums) {
        for (int column = channels; column < columns; column += channels) {
            for (int j = 0; j < channels; j++) {
                sums[j] += sums[column + j];
            }
        }
    }

    /** Gives each channel's columns what its first one has. */
    private void repeat(double[] numbers) {
        for (int column = channels; column < columns; column += channels) {
            System.arraycopy(numbers, 0, numbers, column, channels);
        }
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        x = inputs[0].data;
        dy = outputGradient.data;
        size = output.numRows * output.numCols;
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        team.spread(columns, size, gradientMoments);
        fold(first);
        fold(second);
        float[] scale = parameter(0);
        float[] scaleGradient = context.parameters().get(0).gradient().data;
        float[] biasGradient = context.parameters().get(1).gradient().data;
        int places = places();
        for (int j = 0; j < channels; j++) {
            double sum = second[j] * inverse[j];
            scaleGradient[j] = (float) sum;
            biasGradient[j] = (float) first[j];
            factor[j] = scale[j] * inverse[j];
            slope[j] = -factor[j] * inverse[j] * sum / places;
            shift[j] = -factor[j] * first[j] / places - slope[j] * mean[j];
        }
        FMatrixRMaj inputGradient = inputGradients[0];
        if (inputGradient != null) {
            dx = inputGradient.data;
            repeat(factor);
            repeat(slope);
            repeat(shift);
            team.split(size, gradients);
        }
    }

    /** Σ∂y and Σ∂y·(x − mean) of some columns. */
    private void gradientMoments(int from, int to) {
        float[] in = x;
        float[] gradient = dy;
        double[] sums = first;
        double[] products = second;
        double[] center = mean;
        for (int row = 0; row < size; row += columns) {
            int end = Math.min(to, size - row);
            for (int j = from; j < end; j++) {
                double g = gradient[row + j];
                sums[j] += g;
                products[j] += g * (in[row + j] - center[j]);
            }
        }
    }

    /** ∂x of some elements: a sum of multiples of ∂y and x. */
    private void gradients(int from, int to) {
        float[] in = x;
        float[] gradient = dy;
        float[] out = dx;
        double[] a = factor;
        double[] b = slope;
        double[] c = shift;
        for (int at = from; at < to; ) {
            int row = at - at % columns;
            int end = Math.min(columns, to - row);
            for (int j = at - row; j < end; j++) {
                out[row + j] = (float) (a[j] * gradient[row + j] + (b[j] * in[row + j] + c[j]));
            }
            at = row + end;
        }
    }
}
