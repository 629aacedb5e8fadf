package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code g += λ·w}; {@code m = β₁·m + (1 − β₁)·g}; {@code u = max(β₂·u, |g| + ε)}; {@code w −= η·m̂/u} with
 * {@code m̂ = m/(1 − β₁ᵗ)}. A schedule's momentum takes the place of β₁.
 */
@Kind(
        id = "adamax",
        title = "Adamax",
        doc =
                "Adam with the largest recent gradient in place of the root mean square; steady where gradients are sparse.",
        paper = "Kingma, Ba: Adam: A Method for Stochastic Optimization. ICLR 2015, section 7.1")
public record Adamax(
        @Param(value = "0.002", doc = SharedDocs.RATE, min = 0)
        double learningRate,

        @Param(value = "0.9", doc = SharedDocs.BETA1, min = 0, max = 1, maxInclusive = false)
        double beta1,

        @Param(
                value = "0.999",
                doc = "Share β₂ of the old largest gradient that is kept.",
                min = 0,
                max = 1,
                maxInclusive = false)
        double beta2,

        @Param(
                value = "1e-8",
                doc = "Added to every gradient's size, so that nothing is divided by zero.",
                min = 1e-30,
                advanced = true)
        double epsilon,

        @Param(value = "0", doc = SharedDocs.COUPLED_DECAY, min = 0, omitDefault = true)
        double weightDecay)
        implements Optimizer {
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public int scalars() {
        return 1;
    }

    /** Keeps 1 − β₁ᵗ. */
    @Override
    public void begin(UpdateStep step) {
        step.scalars()[0] = 1 - Math.pow(step.momentum(beta1), (double) step.count());
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        double momentum = step.momentum(beta1);
        float stepSize = (float) (step.rate() / step.scalars()[0]);
        float keep1 = (float) momentum;
        float add1 = (float) (1 - momentum);
        float keep2 = (float) beta2;
        float eps = (float) epsilon;
        float decay = (float) weightDecay;
        float[] mean = slots[0];
        float[] largest = slots[1];
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i] + decay * w;
            float m = DenormalGuard.moment(keep1 * mean[i] + add1 * g);
            float u = Math.max(keep2 * largest[i], Math.abs(g) + eps);
            mean[i] = m;
            largest[i] = u;
            weights[i] = w - stepSize * m / u;
        }
    }
}
