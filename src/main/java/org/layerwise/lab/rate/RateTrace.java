package org.layerwise.lab.rate;

import java.util.Arrays;
import java.util.Optional;

/**
 * The losses of one seed's updates as the learning rate rose.
 *
 * @param seed of weights and order of rows
 * @param losses of the batches, each before its update; as many as were made
 * @param diverged whether the smoothed loss rose to four times its smallest, or was no longer finite
 */
public record RateTrace(long seed, double[] losses, boolean diverged) {

    /** The losses, smoothed. */
    public double[] smoothed() {
        return SmoothedLoss.of(losses);
    }

    /** What this seed alone suggests. */
    public Optional<RateSuggestions> suggestions(RateRamp ramp) {
        return RateSuggestions.of(ramp.rates(losses.length), smoothed(), ramp.steps());
    }

    /** The rate at which it diverged; NaN when it did not. */
    public double divergesAt(RateRamp ramp) {
        return diverged ? ramp.rate(Math.max(1, losses.length)) : Double.NaN;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RateTrace(long otherSeed, double[] otherLosses, boolean otherDiverged)
                && seed == otherSeed
                && Arrays.equals(losses, otherLosses)
                && diverged == otherDiverged;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(seed) + Arrays.hashCode(losses);
    }
}
