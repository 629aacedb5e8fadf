package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code g += λ·w}; {@code m = β₁·m + (1 − β₁)·g}; {@code v = β₂·v + (1 − β₂)·g²}; with
 * {@code μₜ = β₁·(1 − ½·0.96^(t·ψ))} and {@code Πₜ = μ₁·…·μₜ}:
 * {@code w −= η·(g·(1 − μₜ)/(1 − Πₜ) + m·μₜ₊₁/(1 − Πₜ·μₜ·μₜ₊₁))/(√v̂ + ε)} with {@code v̂ = v/(1 − β₂ᵗ)}. The paper has
 * {@code Πₜ·μₜ₊₁} in the second place; the factor μₜ more is PyTorch 1.13's, whose numbers these are, and matters in the
 * first few updates. A schedule's momentum takes the place of β₁.
 */
@Kind(
        id = "nadam",
        title = "NAdam",
        doc = "Adam with Nesterov's look-ahead and a momentum that grows.",
        paper = "Dozat: Incorporating Nesterov Momentum into Adam. ICLR workshop 2016")
public record NAdam(
        @Param(value = "0.002", doc = SharedDocs.RATE, min = 0)
        double learningRate,

        @Param(value = "0.9", doc = SharedDocs.BETA1, min = 0, max = 1, maxInclusive = false)
        double beta1,

        @Param(value = "0.999", doc = SharedDocs.BETA2, min = 0, max = 1, maxInclusive = false)
        double beta2,

        @Param(value = "1e-8", doc = SharedDocs.EPSILON, min = 0, advanced = true)
        double epsilon,

        @Param(value = "0.004", doc = "How fast the momentum grows from half of β₁ to β₁: ψ.", min = 0, advanced = true)
        double momentumDecay,

        @Param(value = "0", doc = SharedDocs.COUPLED_DECAY, min = 0, omitDefault = true)
        double weightDecay)
        implements Optimizer {
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public int scalars() {
        return 4;
    }

    /** Keeps Πₜ, which the next update goes on from; then g's factor, m's factor and 1 − β₂ᵗ. */
    @Override
    public void begin(UpdateStep step) {
        double[] scalars = step.scalars();
        double momentum = step.momentum(beta1);
        double now = momentum * (1 - 0.5 * Math.pow(0.96, (double) step.count() * momentumDecay));
        double next = momentum * (1 - 0.5 * Math.pow(0.96, (double) (step.count() + 1) * momentumDecay));
        double product = (step.count() == 1 ? 1 : scalars[0]) * now;
        scalars[0] = product;
        scalars[1] = (1 - now) / (1 - product);
        scalars[2] = next / (1 - product * now * next);
        scalars[3] = 1 - Math.pow(beta2, (double) step.count());
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        double momentum = step.momentum(beta1);
        float gradientStep = (float) (step.rate() * step.scalars()[1]);
        float meanStep = (float) (step.rate() * step.scalars()[2]);
        float root = (float) (1 / Math.sqrt(step.scalars()[3]));
        float keep1 = (float) momentum;
        float add1 = (float) (1 - momentum);
        float keep2 = (float) beta2;
        float add2 = (float) (1 - beta2);
        float eps = (float) epsilon;
        float decay = (float) weightDecay;
        float[] mean = slots[0];
        float[] square = slots[1];
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = DenormalGuard.gradient(gradient[i] + decay * w);
            float m = DenormalGuard.moment(keep1 * mean[i] + add1 * g);
            float v = DenormalGuard.moment(keep2 * square[i] + add2 * (g * g));
            mean[i] = m;
            square[i] = v;
            weights[i] = w - (gradientStep * g + meanStep * m) / ((float) Math.sqrt(v) * root + eps);
        }
    }
}
