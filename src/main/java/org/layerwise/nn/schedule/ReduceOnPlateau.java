package org.layerwise.nn.schedule;

import java.util.Optional;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = max(η₀·factorⁿ, floor)}, n being how often the monitored loss (of the validation part, or of training where
 * there is none) stood still: for more than {@code patience} epochs it did not fall below {@code best·(1 − threshold)}.
 * Epochs of a cool-down after each fall do not count.
 */
@Kind(
        id = "reduce-on-plateau",
        title = "Reduce on plateau",
        doc = "Lowers the learning rate by a factor whenever the validation loss no longer falls.")
public record ReduceOnPlateau(
        @Param(
                value = "0.1",
                doc = "What the rate is multiplied by at each fall.",
                min = 0,
                minInclusive = false,
                max = 1)
        double factor,

        @Param(value = "10", doc = "Epochs without improvement that are let pass.", min = 0)
        int patience,

        @Param(
                value = "1e-4",
                doc = "Share of the best loss by which another must be lower to be better.",
                min = 0,
                max = 1,
                advanced = true)
        double threshold,

        @Param(value = "0", doc = "Epochs after a fall that are not counted.", min = 0, advanced = true)
        int cooldown,

        @Param(value = "0", doc = "The rate never falls below this.", min = 0, advanced = true)
        double floor)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        int falls = progress.reductions();
        return falls == 0 ? base : Math.min(base, Math.max(base * Math.pow(factor, falls), floor));
    }

    @Override
    public Optional<ReduceOnPlateau> plateau() {
        return Optional.of(this);
    }
}
