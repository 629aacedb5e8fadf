package org.layerwise.nn.kernel;

/**
 * One step in time of a recurrent layer, for a whole batch, between the products with its kernels. Rows are samples, each
 * of {@link #gates()} gates of as many columns as there are units.
 */
public interface RecurrentCell {

    /** How many gates it has. */
    int gates();

    /** Whether the product with the state before enters a gate otherwise than by being added to that with the input. */
    boolean keepsProductsApart();

    /** Whether it has a memory beside its state. */
    boolean hasMemory();

    /** Whether the state before reaches the next one also past the kernel. */
    boolean carriesState();

    /**
     * Turns a step's products into gates, and the state before into the next one.
     *
     * @param rows samples in the batch
     * @param step whose gates are meant
     * @param from the place of the state before
     * @param to the place of the next state
     */
    void forward(RecurrentBuffers buffers, int rows, int step, int from, int to);

    /**
     * Turns a step's gates into the gradients of its products, and {@link RecurrentBuffers#stateGradient}, which is that of
     * the next state, into the part of that of the state before which goes past the kernel, where there is one.
     *
     * @param rows samples in the batch
     * @param step whose gates are meant
     * @param from the place of the state before
     * @param to the place of the next state
     */
    void backward(RecurrentBuffers buffers, int rows, int step, int from, int to);
}
