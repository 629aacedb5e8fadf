package org.layerwise.nn.kernel;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The mean of each window over its real places; every one of them gets its share of the gradient. */
public final class AveragePoolKernel implements LayerKernel {
    private final Grid grid;
    private final int row;

    public AveragePoolKernel(Grid grid) {
        this.grid = grid;
        this.row = grid.columns().input() * grid.channels();
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        Arrays.fill(output.data, 0, output.numRows * output.numCols, 0f);
        int to = 0;
        for (int sample = 0; sample < output.numRows; sample++) {
            for (int r = 0; r < grid.rows().output(); r++) {
                for (int c = 0; c < grid.columns().output(); c++) {
                    sum(inputs[0].data, sample * inputs[0].numCols, r, c, output.data, to);
                    to += grid.channels();
                }
            }
        }
    }

    private void sum(float[] x, int sample, int r, int c, float[] y, int to) {
        int top = top(r);
        int bottom = bottom(r);
        int left = left(c);
        int right = right(c);
        for (int i = top; i < bottom; i++) {
            for (int j = left; j < right; j++) {
                int from = sample + i * row + j * grid.channels();
                for (int k = 0; k < grid.channels(); k++) {
                    y[to + k] += x[from + k];
                }
            }
        }
        float share = 1f / ((bottom - top) * (right - left));
        for (int k = 0; k < grid.channels(); k++) {
            y[to + k] *= share;
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
        Arrays.fill(inputGradient.data, 0, output.numRows * inputGradient.numCols, 0f);
        int from = 0;
        for (int sample = 0; sample < output.numRows; sample++) {
            for (int r = 0; r < grid.rows().output(); r++) {
                for (int c = 0; c < grid.columns().output(); c++) {
                    spread(outputGradient.data, from, inputGradient.data, sample * inputGradient.numCols, r, c);
                    from += grid.channels();
                }
            }
        }
    }

    private void spread(float[] dy, int from, float[] dx, int sample, int r, int c) {
        int top = top(r);
        int bottom = bottom(r);
        int left = left(c);
        int right = right(c);
        float share = 1f / ((bottom - top) * (right - left));
        for (int i = top; i < bottom; i++) {
            for (int j = left; j < right; j++) {
                int to = sample + i * row + j * grid.channels();
                for (int k = 0; k < grid.channels(); k++) {
                    dx[to + k] += dy[from + k] * share;
                }
            }
        }
    }

    private int top(int r) {
        return begin(grid.rows(), r);
    }

    private int bottom(int r) {
        return end(grid.rows(), r);
    }

    private int left(int c) {
        return begin(grid.columns(), c);
    }

    private int right(int c) {
        return end(grid.columns(), c);
    }

    private static int begin(Window window, int place) {
        return Math.max(0, place * window.stride() - window.before());
    }

    private static int end(Window window, int place) {
        return Math.min(window.input(), place * window.stride() - window.before() + window.size());
    }
}
