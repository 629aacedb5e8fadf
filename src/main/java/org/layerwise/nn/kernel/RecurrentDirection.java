package org.layerwise.nn.kernel;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.math.Gemm;
import org.layerwise.nn.param.Parameter;

/**
 * One direction of a recurrent layer: its walk through time and back. The weights' gradients are one product each over all
 * steps at once.
 */
final class RecurrentDirection {
    private final RecurrentCell cell;
    private final Gemm gemm;
    private final FMatrixRMaj inputKernel;
    private final FMatrixRMaj stateKernel;
    private final FMatrixRMaj inputBias;
    private final FMatrixRMaj stateBias;
    private final FMatrixRMaj inputKernelGradient;
    private final FMatrixRMaj stateKernelGradient;
    private final FMatrixRMaj inputBiasGradient;
    private final FMatrixRMaj stateBiasGradient;
    private final int units;
    private final int features;
    private final int steps;
    private final int width;
    private final boolean isReverse;
    private final boolean sequence;
    private final int outputOffset;
    private final int outputStep;
    private final int capacity;
    private final float[] bias;
    private final double[] sums;
    private final RecurrentBuffers one;
    private @Nullable RecurrentBuffers all;

    /**
     * @param parameters kernels and biases, of input and state each
     * @param sequence whether every state is put out, not only the last one
     * @param outputOffset where this direction's states begin in a step's outputs
     * @param outputStep how many outputs a step has
     */
    RecurrentDirection(
            RecurrentCell cell,
            KernelContext context,
            List<Parameter> parameters,
            boolean isReverse,
            boolean sequence,
            int outputOffset,
            int outputStep) {
        this.cell = cell;
        this.gemm = context.gemm();
        this.inputKernel = parameters.get(0).value();
        this.stateKernel = parameters.get(1).value();
        this.inputBias = parameters.get(2).value();
        this.stateBias = parameters.get(3).value();
        this.inputKernelGradient = parameters.get(0).gradient();
        this.stateKernelGradient = parameters.get(1).gradient();
        this.inputBiasGradient = parameters.get(2).gradient();
        this.stateBiasGradient = parameters.get(3).gradient();
        this.units = stateKernel.numRows;
        this.features = inputKernel.numRows;
        this.width = stateKernel.numCols;
        this.steps = context.inputs().getFirst().sizes().getFirst();
        this.isReverse = isReverse;
        this.sequence = sequence;
        this.outputOffset = outputOffset;
        this.outputStep = outputStep;
        this.capacity = context.capacity();
        this.bias = new float[width];
        this.sums = new double[width];
        this.one = RecurrentBuffers.ofOneStep(cell, units, capacity);
    }

    /** The buffers of training, made with its first batch. */
    private RecurrentBuffers all() {
        RecurrentBuffers made = all;
        if (made == null) {
            made = RecurrentBuffers.ofAllSteps(cell, units, steps, capacity);
            all = made;
        }
        return made;
    }

    /**
     * Walks through time, keeping every step.
     *
     * @param x {@code [steps × batch × features]}. Not modified.
     * @param output {@code [batch × outputs]}. This direction's part is modified.
     */
    void train(float[] x, FMatrixRMaj output) {
        RecurrentBuffers buffers = all();
        int rows = output.numRows;
        int size = rows * units;
        prepareBias();
        fill(buffers.gates, 0, steps * rows, bias);
        gemm.multiply(
                false,
                false,
                steps * rows,
                width,
                features,
                x,
                0,
                features,
                inputKernel.data,
                0,
                width,
                1f,
                buffers.gates,
                0,
                width);
        int start = isReverse ? steps : 0;
        clear(buffers, start, size);
        for (int s = 0; s < steps; s++) {
            int step = isReverse ? steps - 1 - s : s;
            int from = before(step);
            int to = after(step);
            multiplyState(buffers, rows, step, from);
            cell.forward(buffers, rows, step, from, to);
            if (sequence || s == steps - 1) {
                show(buffers.states, to * size, output, step);
            }
        }
    }

    /**
     * Walks through time, keeping nothing.
     *
     * @param input {@code [batch × steps·features]}. Not modified.
     * @param output {@code [batch × outputs]}. This direction's part is modified.
     */
    void evaluate(FMatrixRMaj input, FMatrixRMaj output) {
        int rows = output.numRows;
        int size = rows * units;
        prepareBias();
        clear(one, 0, size);
        for (int s = 0; s < steps; s++) {
            int step = isReverse ? steps - 1 - s : s;
            int from = s % 2;
            fill(one.gates, 0, rows, bias);
            gemm.multiply(
                    false,
                    false,
                    rows,
                    width,
                    features,
                    input.data,
                    step * features,
                    steps * features,
                    inputKernel.data,
                    0,
                    width,
                    1f,
                    one.gates,
                    0,
                    width);
            multiplyState(one, rows, 0, from);
            cell.forward(one, rows, 0, from, 1 - from);
            if (sequence || s == steps - 1) {
                show(one.states, (1 - from) * size, output, step);
            }
        }
    }

    /** The place of the state before a step; places follow time in both directions. */
    private int before(int step) {
        return isReverse ? step + 1 : step;
    }

    private int after(int step) {
        return isReverse ? step : step + 1;
    }

    /** Both biases in one where the products are added. */
    private void prepareBias() {
        for (int j = 0; j < width; j++) {
            bias[j] = cell.keepsProductsApart() ? inputBias.data[j] : inputBias.data[j] + stateBias.data[j];
        }
    }

    private static void clear(RecurrentBuffers buffers, int place, int size) {
        Arrays.fill(buffers.states, place * size, (place + 1) * size, 0f);
        if (buffers.memory.length > 0) {
            Arrays.fill(buffers.memory, place * size, (place + 1) * size, 0f);
        }
    }

    private static void fill(float[] matrix, int offset, int rows, float[] row) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(row, 0, matrix, offset + i * row.length, row.length);
        }
    }

    private void multiplyState(RecurrentBuffers buffers, int rows, int step, int from) {
        int offset = step * rows * width;
        float[] target = buffers.gates;
        if (cell.keepsProductsApart()) {
            target = buffers.recurrent;
            fill(target, offset, rows, stateBias.data);
        }
        gemm.multiply(
                false,
                false,
                rows,
                width,
                units,
                buffers.states,
                from * rows * units,
                units,
                stateKernel.data,
                0,
                width,
                1f,
                target,
                offset,
                width);
    }

    /** Puts a state out. */
    private void show(float[] states, int offset, FMatrixRMaj output, int step) {
        int place = outputOffset + (sequence ? step * outputStep : 0);
        for (int row = 0; row < output.numRows; row++) {
            System.arraycopy(states, offset + row * units, output.data, row * output.numCols + place, units);
        }
    }

    /**
     * Walks back. The gradients of the parameters are overwritten.
     *
     * @param x {@code [steps × batch × features]}, as for the walk through time. Not modified.
     * @param outputGradient {@code [batch × outputs]}. Not modified.
     */
    void backward(float[] x, FMatrixRMaj outputGradient) {
        RecurrentBuffers buffers = all();
        int rows = outputGradient.numRows;
        int size = rows * units;
        float[] products = cell.keepsProductsApart() ? buffers.recurrent : buffers.gates;
        float past = cell.carriesState() ? 1f : 0f;
        Arrays.fill(buffers.stateGradient, 0, size, 0f);
        if (cell.hasMemory()) {
            Arrays.fill(buffers.memoryGradient, 0, size, 0f);
        }
        for (int s = steps - 1; s >= 0; s--) {
            int step = isReverse ? steps - 1 - s : s;
            if (sequence || s == steps - 1) {
                take(outputGradient, step, buffers.stateGradient);
            }
            cell.backward(buffers, rows, step, before(step), after(step));
            if (s > 0) {
                gemm.multiply(
                        false,
                        true,
                        rows,
                        units,
                        width,
                        products,
                        step * rows * width,
                        width,
                        stateKernel.data,
                        0,
                        width,
                        past,
                        buffers.stateGradient,
                        0,
                        units);
            }
        }
        weightGradients(x, products, rows);
    }

    private void take(FMatrixRMaj outputGradient, int step, float[] stateGradient) {
        int place = outputOffset + (sequence ? step * outputStep : 0);
        for (int row = 0; row < outputGradient.numRows; row++) {
            int from = row * outputGradient.numCols + place;
            for (int j = 0; j < units; j++) {
                stateGradient[row * units + j] += outputGradient.data[from + j];
            }
        }
    }

    private void weightGradients(float[] x, float[] products, int rows) {
        int all = steps * rows;
        RecurrentBuffers buffers = all();
        gemm.multiply(
                true,
                false,
                features,
                width,
                all,
                x,
                0,
                features,
                buffers.gates,
                0,
                width,
                0f,
                inputKernelGradient.data,
                0,
                width);
        gemm.multiply(
                true,
                false,
                units,
                width,
                all,
                buffers.states,
                before(0) * rows * units,
                units,
                products,
                0,
                width,
                0f,
                stateKernelGradient.data,
                0,
                width);
        sumRows(buffers.gates, all, inputBiasGradient.data);
        if (cell.keepsProductsApart()) {
            sumRows(products, all, stateBiasGradient.data);
        } else {
            System.arraycopy(inputBiasGradient.data, 0, stateBiasGradient.data, 0, width);
        }
    }

    /** The sums over rows, in double precision. */
    private void sumRows(float[] matrix, int rows, float[] result) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < rows; i++) {
            int row = i * width;
            for (int j = 0; j < width; j++) {
                sums[j] += matrix[row + j];
            }
        }
        for (int j = 0; j < width; j++) {
            result[j] = (float) sums[j];
        }
    }

    /**
     * The gradient of the inputs, after {@link #backward}.
     *
     * @param beta 0 overwrites it; 1 adds to it
     * @param inputGradient {@code [steps × batch × features]}. Modified.
     */
    void inputGradient(float beta, float[] inputGradient, int rows) {
        gemm.multiply(
                false,
                true,
                steps * rows,
                features,
                width,
                all().gates,
                0,
                width,
                inputKernel.data,
                0,
                width,
                beta,
                inputGradient,
                0,
                features);
    }
}
