package org.layerwise.nn.layer;

/** {@link Lstm}'s step. Gates i, f, g, o. */
record LstmCell(int units) implements RecurrentCell {
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
        for (int row = 0; row < rows; row++) {
            int gate = (step * rows + row) * width;
            sigmoid(gates, gate, 2 * units);
            tanh(gates, gate + 2 * units, gates, gate + 2 * units, units);
            sigmoid(gates, gate + 3 * units, units);
            int before = from * size + row * units;
            int after = to * size + row * units;
            for (int j = 0; j < units; j++) {
                memory[after + j] =
                        gates[gate + units + j] * memory[before + j] + gates[gate + j] * gates[gate + 2 * units + j];
            }
        }
        tanh(memory, to * size, buffers.memoryTanh, step * size, size);
        float[] states = buffers.states;
        float[] shown = buffers.memoryTanh;
        for (int row = 0; row < rows; row++) {
            int gate = (step * rows + row) * width + 3 * units;
            int after = to * size + row * units;
            int now = step * size + row * units;
            for (int j = 0; j < units; j++) {
                states[after + j] = gates[gate + j] * shown[now + j];
            }
        }
    }

    private static void sigmoid(float[] x, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            x[i] = (float) (1 / (1 + Math.exp(-x[i])));
        }
    }

    private static void tanh(float[] x, int offset, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] = (float) Math.tanh(x[offset + i]);
        }
    }

    @Override
    public void backward(RecurrentBuffers buffers, int rows, int step, int from, int to) {
        int size = rows * units;
        for (int row = 0; row < rows; row++) {
            int gate = (step * rows + row) * 4 * units;
            backwardRow(buffers, gate, step * size + row * units, from * size + row * units, row * units);
        }
    }

    /** One sample's gradients. */
    private void backwardRow(RecurrentBuffers buffers, int gate, int now, int before, int row) {
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
            float shown = memoryTanh[now + j];
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
