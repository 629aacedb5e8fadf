package org.layerwise.nn.kernel;

import org.layerwise.math.VectorMath;

/** A step of a simple recurrent layer. */
public record SimpleRnnCell(int units, Function function) implements RecurrentCell {
    /** What a step applies to its sum. */
    public enum Function {
        TANH,
        RELU
    }

    @Override
    public int gates() {
        return 1;
    }

    @Override
    public boolean keepsProductsApart() {
        return false;
    }

    @Override
    public boolean hasMemory() {
        return false;
    }

    @Override
    public boolean carriesState() {
        return false;
    }

    @Override
    public void forward(RecurrentBuffers buffers, int rows, int step, int from, int to) {
        int size = rows * units;
        float[] sums = buffers.gates;
        float[] states = buffers.states;
        switch (function) {
            case TANH -> {
                System.arraycopy(sums, step * size, states, to * size, size);
                VectorMath.tanh(states, states, to * size, (to + 1) * size);
            }
            case RELU -> {
                for (int k = 0; k < size; k++) {
                    states[to * size + k] = Math.max(sums[step * size + k], 0f);
                }
            }
        }
    }

    @Override
    public void backward(RecurrentBuffers buffers, int rows, int step, int from, int to) {
        int size = rows * units;
        int now = step * size;
        int after = to * size;
        float[] gradient = buffers.stateGradient;
        float[] sums = buffers.gates;
        float[] states = buffers.states;
        switch (function) {
            case TANH -> {
                for (int k = 0; k < size; k++) {
                    float h = states[after + k];
                    sums[now + k] = gradient[k] * (1 - h * h);
                }
            }
            case RELU -> {
                for (int k = 0; k < size; k++) {
                    sums[now + k] = states[after + k] > 0 ? gradient[k] : 0f;
                }
            }
        }
    }
}
