package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = end + (η₀ − end)·(1 − t/T)^power}, t of T epochs or steps of the run being done.
 */
@Kind(
        id = "polynomial",
        title = "Polynomial",
        doc = "Lowers the learning rate to its end over the whole run: power 1 in a straight line.")
public record PolynomialDecay(
        @Param(value = "1", doc = "1 is linear; larger falls faster at first.", min = 0, minInclusive = false)
        double power,

        @Param(value = "0", doc = "The learning rate it goes down to.", min = 0)
        double end,

        @Param(value = "epoch", doc = "What is counted: epochs, or steps over the whole run.", advanced = true)
        Unit unit)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        return end + (base - end) * Math.pow(1 - unit.share(progress), power);
    }

    @Override
    public boolean usesLength() {
        return true;
    }
}
