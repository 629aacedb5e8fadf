package org.layerwise.nn.schedule;

/** How the learning rate changes over a run. */
public sealed interface Schedule permits ConstantRate {

    /**
     * The learning rate of one update.
     *
     * @param base the optimizer's own learning rate
     * @param step 1-based update over the whole run
     * @param epoch 1-based epoch
     */
    double rate(double base, long step, int epoch);
}
