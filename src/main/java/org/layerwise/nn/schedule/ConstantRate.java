package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;

/** {@code η = η₀}. */
@Kind(id = "constant", title = "Constant", doc = "The optimizer's own learning rate throughout.")
public record ConstantRate() implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        return base;
    }
}
