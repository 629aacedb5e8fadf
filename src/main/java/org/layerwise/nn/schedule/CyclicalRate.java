package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Up from {@code low·η₀} to {@code η₀} in {@code half} epochs or steps and down again in as many. The height of cycle c, from 1,
 * is the whole (triangular), {@code 2^(1 − c)} of it (triangular2), or {@code gammaᵗ} of it (exp-range), t being the epochs
 * or steps done.
 */
@Kind(
        id = "cyclical",
        title = "Cyclical",
        doc = "Lets the learning rate rise and fall in straight lines, between a share of it and the whole.",
        paper = "Smith: Cyclical Learning Rates for Training Neural Networks. arXiv 1506.01186, 2015")
public record CyclicalRate(
        @Param(value = "0.1", doc = "The lowest rate, as a share of the learning rate.", min = 0, max = 1)
        double low,

        @Param(
                value = "4",
                doc = "Epochs (or steps) from the lowest rate to the highest.",
                min = 1,
                title = "Half cycle")
        int half,

        @Param(value = "triangular", doc = "How the height changes from cycle to cycle: not, by halves, or by gamma.")
        Mode mode,

        @Param(
                value = "0.9999",
                doc = "For exp-range: the share of the height that is kept per epoch (or step).",
                min = 0,
                minInclusive = false,
                max = 1,
                advanced = true)
        double gamma,

        @Param(value = "epoch", doc = "What is counted: epochs, or steps over the whole run.", advanced = true)
        Unit unit)
        implements Schedule {

    /** How a cycle's height follows from its number and from the time. */
    public enum Mode {
        /** Always the whole. */
        TRIANGULAR,
        /** Half of the last cycle's. */
        TRIANGULAR2,
        /** Falling all the time. */
        EXP_RANGE
    }

    @Override
    public double rate(double base, Progress progress) {
        double done = (double) unit.done(progress);
        double cycle = Math.floor(1 + done / (2.0 * half));
        double height = Math.max(0, 1 - Math.abs(done / half - 2 * cycle + 1));
        double scale = switch (mode) {
            case TRIANGULAR -> 1;
            case TRIANGULAR2 -> Math.pow(2, 1 - cycle);
            case EXP_RANGE -> Math.pow(gamma, done);
        };
        return base * (low + (1 - low) * height * scale);
    }
}
