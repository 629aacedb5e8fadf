package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = end + ½·(η₀ − end)·(1 + cos(π·t/T))}, t of T epochs or steps of the run being done.
 */
@Kind(
        id = "cosine",
        title = "Cosine",
        doc = "Lowers the learning rate along half a cosine over the whole run.",
        paper = "Loshchilov, Hutter: SGDR: Stochastic Gradient Descent with Warm Restarts. ICLR 2017")
public record CosineDecay(
        @Param(value = "0", doc = "The learning rate it goes down to.", min = 0)
        double end,

        @Param(value = "epoch", doc = "What is counted: epochs, or steps over the whole run.", advanced = true)
        Unit unit)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        return end + (base - end) * (1 + Math.cos(Math.PI * unit.share(progress))) / 2;
    }

    @Override
    public boolean usesLength() {
        return true;
    }
}
