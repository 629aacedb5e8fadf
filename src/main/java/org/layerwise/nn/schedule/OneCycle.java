package org.layerwise.nn.schedule;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Over all steps of the run, along halves of cosines: up from {@code η₀/div} to {@code η₀}, reached at the share {@code pct} of
 * the steps, then down to {@code η₀/(div·finalDiv)} at the last step. The momentum (Adam's β₁) goes the other way. A run too
 * short to rise begins at {@code η₀}.
 */
@Kind(
        id = "one-cycle",
        title = "One cycle",
        doc = "One rise and one long fall of the learning rate over the run, momentum going the other way.",
        paper =
                "Smith, Topin: Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates. arXiv 1708.07120, 2017")
public record OneCycle(
        @Param(
                value = "0.3",
                doc = "Share of the steps in which the rate rises.",
                min = 0,
                max = 1,
                title = "Rising share")
        double pct,

        @Param(
                value = "25",
                doc = "The first rate is the learning rate divided by this.",
                min = 1,
                title = "First divisor")
        double div,

        @Param(
                value = "10000",
                doc = "The last rate is the first divided by this.",
                min = 1,
                title = "Last divisor",
                advanced = true)
        double finalDiv,

        @Param(
                value = "0.85",
                doc = "Momentum (Adam's β₁) where the rate is highest.",
                min = 0,
                max = 1,
                maxInclusive = false,
                title = "Lowest momentum")
        double lowMomentum,

        @Param(
                value = "0.95",
                doc = "Momentum (Adam's β₁) at the beginning and at the end.",
                min = 0,
                max = 1,
                maxInclusive = false,
                title = "Highest momentum")
        double highMomentum)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        return along(progress, base / div, base, base / div / finalDiv);
    }

    @Override
    public boolean usesLength() {
        return true;
    }

    @Override
    public double momentum(Progress progress) {
        return along(progress, highMomentum, lowMomentum, highMomentum);
    }

    private double along(Progress progress, double first, double top, double last) {
        double done = (double) (progress.step() - 1);
        double turn = Math.max(pct * (double) progress.steps() - 1, 0);
        double end = (double) (progress.steps() - 1);
        if (done < turn) {
            return between(first, top, done / turn);
        }
        return end > turn ? between(top, last, (done - turn) / (end - turn)) : top;
    }

    private static double between(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
