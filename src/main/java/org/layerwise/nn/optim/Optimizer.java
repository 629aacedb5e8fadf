package org.layerwise.nn.optim;

/**
 * How a gradient becomes an update. A kind is stateless; what it remembers between updates stands in {@link #slots()} arrays
 * per parameter and {@link #scalars()} numbers for all of them, all zero at first and owned by the caller. Legal order for
 * each update: {@link #begin} once, then {@link #update} for every parameter.
 */
public sealed interface Optimizer
        permits Sgd, Adagrad, Adadelta, RmsProp, Adam, AmsGrad, AdamW, Adamax, NAdam, RAdam, Lion {

    /** The learning rate η before any schedule. */
    double learningRate();

    /** Its own weight decay λ, apart from the layers' penalties. */
    double weightDecay();

    /** How many numbers it remembers for each weight. */
    int slots();

    /** How many numbers it keeps in {@link UpdateStep#scalars} for all weights together. */
    default int scalars() {
        return 0;
    }

    /** Computes once what all parameters of one update share. */
    default void begin(UpdateStep step) {}

    /**
     * Updates a part of one parameter; parts are independent of each other.
     *
     * @param weights {@code [size]}. Modified from {@code from} to before {@code to}.
     * @param gradient {@code [size]}. Not modified.
     * @param slots {@code [slots()][size]}. Modified in the same range.
     * @param step this update's count, rate and shared numbers
     */
    void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step);
}
