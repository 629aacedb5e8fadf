package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = η₀·factor^⌊t/size⌋}, t being the epochs or steps done.
 */
@Kind(id = "step", title = "Step", doc = "Lowers the learning rate by a factor every so many epochs.")
public record StepDecay(
        @Param(value = "10", doc = "Epochs (or steps) between two falls.", min = 1)
        int size,

        @Param(
                value = "0.1",
                doc = "What the rate is multiplied by at each fall.",
                min = 0,
                minInclusive = false,
                max = 1)
        double factor,

        @Param(value = "epoch", doc = "What is counted: epochs, or steps over the whole run.", advanced = true)
        Unit unit)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        return base * Math.pow(factor, (double) Math.floorDiv(unit.done(progress), size));
    }
}
