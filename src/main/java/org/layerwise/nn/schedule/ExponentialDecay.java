package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = η₀·factorᵗ}, t being the epochs or steps done.
 */
@Kind(id = "exponential", title = "Exponential", doc = "Lowers the learning rate by the same factor every epoch.")
public record ExponentialDecay(
        @Param(
                value = "0.95",
                doc = "What the rate is multiplied by every epoch (or step).",
                min = 0,
                minInclusive = false,
                max = 1)
        double factor,

        @Param(value = "epoch", doc = "What is counted: epochs, or steps over the whole run.", advanced = true)
        Unit unit)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        return base * Math.pow(factor, (double) unit.done(progress));
    }
}
