package org.layerwise.nn.kernel;

/** What one direction of a recurrent layer keeps of its steps. Rows are samples; a step's rows follow those of the step before. */
final class RecurrentBuffers {
    /** {@code [steps × batch × gates·units]}: products, then gates, then gradients of the products. */
    final float[] gates;

    /** The same for the products with the states, where they are kept apart. */
    final float[] recurrent;

    /** {@code [places × batch × units]}. */
    final float[] states;

    /** {@code [places × batch × units]}. */
    final float[] memory;

    /** {@code [places × batch × units]}: tanh of the memory. */
    final float[] memoryTanh;

    /** {@code [batch × units]}. */
    final float[] stateGradient;

    /** {@code [batch × units]}. */
    final float[] memoryGradient;

    private RecurrentBuffers(RecurrentCell cell, int units, int steps, int places, int capacity, boolean training) {
        int row = capacity * units;
        this.gates = new float[Math.multiplyExact(steps, row * cell.gates())];
        this.recurrent = new float[cell.keepsProductsApart() ? gates.length : 0];
        this.states = new float[Math.multiplyExact(places, row)];
        this.memory = new float[cell.hasMemory() ? states.length : 0];
        this.memoryTanh = new float[memory.length];
        this.stateGradient = new float[training ? row : 0];
        this.memoryGradient = new float[training && cell.hasMemory() ? row : 0];
    }

    /** Room for every step, and for the way back. */
    static RecurrentBuffers ofAllSteps(RecurrentCell cell, int units, int steps, int capacity) {
        return new RecurrentBuffers(cell, units, steps, steps + 1, capacity, true);
    }

    /** Room for one step, from one place to the other. */
    static RecurrentBuffers ofOneStep(RecurrentCell cell, int units, int capacity) {
        return new RecurrentBuffers(cell, units, 1, 2, capacity, false);
    }
}
