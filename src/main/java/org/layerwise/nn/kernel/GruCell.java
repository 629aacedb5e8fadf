package org.layerwise.nn.kernel;

import org.layerwise.math.VectorMath;

/** A step of a gated recurrent unit. Gates r, z, n; the products with the state before are kept apart, because r scales that of n. */
public record GruCell(int units) implements RecurrentCell {
    @Override
    public int gates() {
        return 3;
    }

    @Override
    public boolean keepsProductsApart() {
        return true;
    }

    @Override
    public boolean hasMemory() {
        return false;
    }

    @Override
    public boolean carriesState() {
        return true;
    }

    @Override
    public void forward(RecurrentBuffers buffers, int rows, int step, int from, int to) {
        int width = 3 * units;
        for (int row = 0; row < rows; row++) {
            int gate = (step * rows + row) * width;
            forwardRow(buffers, gate, (from * rows + row) * units, (to * rows + row) * units);
        }
    }

    /** One sample's next state. */
    private void forwardRow(RecurrentBuffers buffers, int gate, int before, int after) {
        float[] gates = buffers.gates;
        float[] recurrent = buffers.recurrent;
        float[] states = buffers.states;
        for (int j = gate; j < gate + 2 * units; j++) {
            gates[j] += recurrent[j];
        }
        VectorMath.sigmoid(gates, gates, gate, gate + 2 * units);
        int renewing = gate + units;
        int candidate = gate + 2 * units;
        for (int j = 0; j < units; j++) {
            gates[candidate + j] += gates[gate + j] * recurrent[candidate + j];
        }
        VectorMath.tanh(gates, gates, candidate, candidate + units);
        for (int j = 0; j < units; j++) {
            float n = gates[candidate + j];
            states[after + j] = n + gates[renewing + j] * (states[before + j] - n);
        }
    }

    @Override
    public void backward(RecurrentBuffers buffers, int rows, int step, int from, int to) {
        int width = 3 * units;
        for (int row = 0; row < rows; row++) {
            int gate = (step * rows + row) * width;
            backwardRow(buffers, gate, (from * rows + row) * units, row * units);
        }
    }

    /** One sample's gradients, those of the products with the input and with the state apart. */
    private void backwardRow(RecurrentBuffers buffers, int gate, int before, int row) {
        float[] gates = buffers.gates;
        float[] recurrent = buffers.recurrent;
        float[] states = buffers.states;
        float[] gradient = buffers.stateGradient;
        int renewing = gate + units;
        int candidate = gate + 2 * units;
        for (int j = 0; j < units; j++) {
            float r = gates[gate + j];
            float z = gates[renewing + j];
            float n = gates[candidate + j];
            float dh = gradient[row + j];
            float dn = dh * (1 - z) * (1 - n * n);
            float dr = dn * recurrent[candidate + j] * r * (1 - r);
            float dz = dh * (states[before + j] - n) * z * (1 - z);
            gates[gate + j] = dr;
            recurrent[gate + j] = dr;
            gates[renewing + j] = dz;
            recurrent[renewing + j] = dz;
            gates[candidate + j] = dn;
            recurrent[candidate + j] = dn * r;
            gradient[row + j] = dh * z;
        }
    }
}
