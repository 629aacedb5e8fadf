package org.layerwise.nn.optim;

/**
 * How a gradient becomes an update. A kind is stateless; what it remembers between updates stands in {@link #slots()}
 * arrays per parameter, all zero at first and owned by the caller.
 */
public sealed interface Optimizer permits Sgd, RmsProp, Adagrad, Adam {

    /** The learning rate η before any schedule. */
    double learningRate();

    /** How many numbers it remembers for each weight. */
    int slots();

    /**
     * One update of one parameter.
     *
     * @param weights {@code [size]}. Modified.
     * @param gradient {@code [size]}. Not modified.
     * @param slots {@code [slots()][size]}. Modified.
     * @param rate this update's learning rate
     * @param step 1-based count of updates
     */
    void update(float[] weights, float[] gradient, float[][] slots, int size, double rate, long step);
}
