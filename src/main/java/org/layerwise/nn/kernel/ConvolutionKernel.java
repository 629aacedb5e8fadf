package org.layerwise.nn.kernel;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.math.Gemm;
import org.layerwise.nn.param.Parameter;

/**
 * A convolution as products, with P the {@link Patches} of a few samples at a time, so that they stay in the processor's cache:
 * {@code Y = P·W + b}, {@code ∂W += Pᵀ·∂Y}, {@code ∂P = ∂Y·Wᵀ}. Samples follow each other in order, so results depend on the batch alone.
 */
public final class ConvolutionKernel implements LayerKernel {
    /** Numbers in the patches of one product: half a megabyte. */
    private static final int PATCHES = 1 << 17;

    private final Grid grid;
    private final int filters;
    private final Gemm gemm;
    private final Patches windows;
    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final int group;
    private final float[] patches;
    private final float[] sums;
    private final double[] totals;

    public ConvolutionKernel(Grid grid, KernelContext context) {
        this.grid = grid;
        this.filters = context.output().last();
        this.gemm = context.gemm();
        this.windows = new Patches(grid);
        this.weight = context.parameters().getFirst();
        this.bias = context.parameters().size() > 1 ? context.parameters().get(1) : null;
        int perSample = Math.multiplyExact(grid.positions(), grid.windowSize());
        this.group = Math.clamp(PATCHES / perSample, 1, context.capacity());
        this.patches = new float[Math.multiplyExact(group, perSample)];
        this.sums = new float[filters];
        this.totals = new double[filters];
    }

    /** How many numbers the patches of one product and a padded sample are. */
    public static long scratch(Grid grid, int batch) {
        long perSample = (long) grid.positions() * grid.windowSize();
        long padded = (long) grid.rows().padded() * grid.columns().padded() * grid.channels();
        return perSample * Math.clamp(PATCHES / perSample, 1, batch) + padded;
    }

    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        int positions = grid.positions();
        for (int first = 0; first < output.numRows; first += group) {
            int samples = Math.min(group, output.numRows - first);
            gather(inputs[0], first, samples);
            int begin = first * output.numCols;
            if (bias != null) {
                float[] shift = bias.value().data;
                for (int i = 0; i < samples * positions; i++) {
                    System.arraycopy(shift, 0, output.data, begin + i * filters, filters);
                }
            }
            gemm.multiply(
                    false,
                    false,
                    samples * positions,
                    filters,
                    grid.windowSize(),
                    patches,
                    0,
                    grid.windowSize(),
                    weight.value().data,
                    0,
                    filters,
                    bias == null ? 0f : 1f,
                    output.data,
                    begin,
                    filters);
        }
    }

    private void gather(FMatrixRMaj input, int first, int samples) {
        int size = grid.positions() * grid.windowSize();
        for (int i = 0; i < samples; i++) {
            windows.gather(input.data, (first + i) * input.numCols, patches, i * size);
        }
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        FMatrixRMaj inputGradient = inputGradients[0];
        Arrays.fill(totals, 0);
        for (int first = 0; first < output.numRows; first += group) {
            int samples = Math.min(group, output.numRows - first);
            gather(inputs[0], first, samples);
            int rows = samples * grid.positions();
            int begin = first * output.numCols;
            gemm.multiply(
                    true,
                    false,
                    grid.windowSize(),
                    filters,
                    rows,
                    patches,
                    0,
                    grid.windowSize(),
                    outputGradient.data,
                    begin,
                    filters,
                    first == 0 ? 0f : 1f,
                    weight.gradient().data,
                    0,
                    filters);
            if (bias != null) {
                addUp(outputGradient.data, begin, rows);
            }
            if (inputGradient != null) {
                gemm.multiply(
                        false,
                        true,
                        rows,
                        grid.windowSize(),
                        filters,
                        outputGradient.data,
                        begin,
                        filters,
                        weight.value().data,
                        0,
                        filters,
                        0f,
                        patches,
                        0,
                        grid.windowSize());
                scatter(inputGradient, first, samples);
            }
        }
        if (bias != null) {
            float[] shift = bias.gradient().data;
            for (int j = 0; j < filters; j++) {
                shift[j] = (float) totals[j];
            }
        }
    }

    private void scatter(FMatrixRMaj inputGradient, int first, int samples) {
        int size = grid.positions() * grid.windowSize();
        for (int i = 0; i < samples; i++) {
            windows.scatter(patches, i * size, inputGradient.data, (first + i) * inputGradient.numCols);
        }
    }

    /** Adds the rows of the gradient to the bias's, short runs of them in single precision. */
    private void addUp(float[] dy, int begin, int rows) {
        int i = 0;
        while (i < rows) {
            int end = Math.min(rows, i + 256);
            Arrays.fill(sums, 0);
            for (; i + 3 < end; i += 4) {
                int a = begin + i * filters;
                for (int j = 0; j < filters; j++) {
                    sums[j] += dy[a + j] + dy[a + filters + j] + (dy[a + 2 * filters + j] + dy[a + 3 * filters + j]);
                }
            }
            for (; i < end; i++) {
                int a = begin + i * filters;
                for (int j = 0; j < filters; j++) {
                    sums[j] += dy[a + j];
                }
            }
            for (int j = 0; j < filters; j++) {
                totals[j] += sums[j];
            }
        }
    }
}
