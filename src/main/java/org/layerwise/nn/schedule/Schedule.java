package org.layerwise.nn.schedule;

import java.util.Optional;

/** How the learning rate changes over a run. */
public sealed interface Schedule
        permits ConstantRate,
                StepDecay,
                MultiStepDecay,
                ExponentialDecay,
                PolynomialDecay,
                CosineDecay,
                CosineRestarts,
                CyclicalRate,
                OneCycle,
                WarmUp,
                ReduceOnPlateau {

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

    /**
     * Whether its curve spans the run: the rate of an update then depends on how many epochs the run has, and a run whose epochs
     * change takes another curve from there on.
     */
    default boolean usesLength() {
        return false;
    }

    /** When the rate falls because the monitored loss stands still; also where that is nested in another schedule. */
    default Optional<ReduceOnPlateau> plateau() {
        return Optional.empty();
    }
}
