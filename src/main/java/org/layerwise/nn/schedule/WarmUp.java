package org.layerwise.nn.schedule;

import java.util.Optional;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = then·(start + (1 − start)·min(t/steps, 1))}, t being the steps done: the schedule behind it counts from the
 * beginning of the run, so that its milestones stay where they are, and its rate is multiplied by the ramp.
 */
@Kind(
        id = "warm-up",
        title = "Warm-up",
        doc = "Begins with a share of the learning rate and rises in a straight line, under any other schedule.",
        paper = "Goyal et al.: Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour. arXiv 1706.02677, 2017")
public record WarmUp(
        @Param(value = "100", doc = "Steps until the rate is whole.", min = 1)
        int steps,

        @Param(value = "0.1", doc = "Share of the rate at the first step.", min = 0, max = 1)
        double start,

        @Param(value = "constant", doc = "The schedule that the ramp is laid over.")
        Schedule then)
        implements Schedule {
    @Override
    public double rate(double base, Progress progress) {
        double share = Math.min((double) (progress.step() - 1) / steps, 1);
        return then.rate(base, progress) * (start + (1 - start) * share);
    }

    @Override
    public double momentum(Progress progress) {
        return then.momentum(progress);
    }

    @Override
    public boolean usesLength() {
        return then.usesLength();
    }

    @Override
    public Optional<ReduceOnPlateau> plateau() {
        return then.plateau();
    }
}
