package org.layerwise.nn.kernel;

import org.layerwise.math.VectorMath;

/** A step of a long short-term memory. Gates i, f, g, o. */
public record LstmCell(int units) implements RecurrentCell {
    @Override
    public int gates() {
        return 4;
    }

    @Override
    public boolean keepsProductsApart() {
        return false;
    }

    @Override
    public boolean hasMemory() {
        return true;
    }

    @Override
    public boolean carriesState() {
        return false;
    }

    @Override
    public void forward(RecurrentBuffers buffers, int rows, int step, int from, int to) {
        int size = rows * units;
        int width = 4 * units;
        float[] gates = buffers.gates;
        float[] memory = buffers.memory;
        float[] candidates =
                buffers.memoryTanh; // for now: functions of long ranges are far faster than of a row's part
        int first = step * rows * width;
        copy(gates, first + 2 * units, width, candidates, to * size, units, rows);
        VectorMath.sigmoid(gates, gates, first, first + rows * width);
        VectorMath.tanh(candidates, candidates, to * size, (to + 1) * size);
        copy(candidates, to * size, units, gates, first + 2 * units, width, rows);
        for (int row = 0; row < rows; row++) {
            int gate = first + row * width;
            int before = from * size + row * units;
            int after = to * size + row * units;
            for (int j = 0; j < units; j++) {
                memory[after + j] =
                        gates[gate + units + j] * memory[before + j] + gates[gate + j] * gates[gate + 2 * units + j];
            }
        }
        VectorMath.tanh(memory, buffers.memoryTanh, to * size, (to + 1) * size);
        float[] states = buffers.states;
        float[] shown = buffers.memoryTanh;
        for (int row = 0; row < rows; row++) {
            int gate = (step * rows + row) * width + 3 * units;
            int after = to * size + row * units;
            for (int j = 0; j < units; j++) {
                states[after + j] = gates[gate + j] * shown[after + j];
            }
        }
    }

    /** Copies a unit's worth of every row from one matrix into another; each begins somewhere and has its width. */
    private void copy(float[] from, int source, int sourceWidth, float[] to, int target, int targetWidth, int rows) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from, source + row * sourceWidth, to, target + row * targetWidth, units);
        }
    }

    @Override
    public void backward(RecurrentBuffers buffers, int rows, int step, int from, int to) {
        int size = rows * units;
        for (int row = 0; row < rows; row++) {
            int gate = (step * rows + row) * 4 * units;
            backwardRow(buffers, gate, to * size + row * units, from * size + row * units, row * units);
        }
    }

    /** One sample's gradients. */
    private void backwardRow(RecurrentBuffers buffers, int gate, int after, int before, int row) {
        float[] gates = buffers.gates;
        float[] memory = buffers.memory;
        float[] memoryTanh = buffers.memoryTanh;
        float[] stateGradient = buffers.stateGradient;
        float[] memoryGradient = buffers.memoryGradient;
        int forgetting = gate + units;
        int candidate = gate + 2 * units;
        int showing = gate + 3 * units;
        for (int j = 0; j < units; j++) {
            float i = gates[gate + j];
            float f = gates[forgetting + j];
            float g = gates[candidate + j];
            float o = gates[showing + j];
            float shown = memoryTanh[after + j];
            float dh = stateGradient[row + j];
            float dc = memoryGradient[row + j] + dh * o * (1 - shown * shown);
            gates[gate + j] = dc * g * i * (1 - i);
            gates[forgetting + j] = dc * memory[before + j] * f * (1 - f);
            gates[candidate + j] = dc * i * (1 - g * g);
            gates[showing + j] = dh * shown * o * (1 - o);
            memoryGradient[row + j] = dc * f;
        }
    }
}
