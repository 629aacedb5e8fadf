package org.layerwise.nn.schedule;

/** How the learning rate changes over a run. */
public sealed interface Schedule permits ConstantRate {

    /**
     * The learning rate of one update.
     *
     * @param base the optimizer's own learning rate
     * @param progress the update, from 1
     */
    double rate(double base, Progress progress);

    /** The momentum (Adam's β₁) of one update, or NaN: the optimizer's own. */
    default double momentum(Progress progress) {
        return Double.NaN;
    }
}
