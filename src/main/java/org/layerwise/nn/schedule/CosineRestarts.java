package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = end + ½·(η₀ − end)·(1 + cos(π·t/T))}, t of T epochs or steps of the present cycle being done. The first cycle
 * has {@code first} (the paper's T₀), each other {@code factor} times as many as the one before (T_mult).
 */
@Kind(
        id = "cosine-restarts",
        title = "Cosine with warm restarts",
        doc = "Lowers the learning rate along half a cosine, again and again, in longer and longer cycles.",
        paper = "Loshchilov, Hutter: SGDR: Stochastic Gradient Descent with Warm Restarts. ICLR 2017")
public record CosineRestarts(
        @Param(value = "10", doc = "Epochs (or steps) of the first cycle: T₀.", min = 1, title = "First cycle")
        int first,

        @Param(value = "2", doc = "How many times longer each next cycle is: T_mult.", min = 1)
        int factor,

        @Param(value = "0", doc = "The learning rate it goes down to.", min = 0)
        double end,

        @Param(value = "epoch", doc = "What is counted: epochs, or steps over the whole run.", advanced = true)
        Unit unit)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        long within = unit.done(progress);
        long length = first;
        if (factor == 1) {
            within %= length;
        }
        while (within >= length) {
            within -= length;
            length *= factor;
        }
        return end + (base - end) * (1 + Math.cos(Math.PI * within / length)) / 2;
    }
}
