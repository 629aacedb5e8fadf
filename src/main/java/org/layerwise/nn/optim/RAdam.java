package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code g += λ·w}; {@code m = β₁·m + (1 − β₁)·g}; {@code v = β₂·v + (1 − β₂)·g²}; with {@code ρ∞ = 2/(1 − β₂) − 1} and
 * {@code ρ = ρ∞ − 2·t·β₂ᵗ/(1 − β₂ᵗ)}: {@code w −= η·m̂·r·√(1 − β₂ᵗ)/(√v + ε)} where {@code ρ > 5}, with
 * {@code r = √((ρ − 4)·(ρ − 2)·ρ∞/((ρ∞ − 4)·(ρ∞ − 2)·ρ))}, else {@code w −= η·m̂}; {@code m̂ = m/(1 − β₁ᵗ)}. A schedule's
 * momentum takes the place of β₁.
 */
@Kind(
        id = "radam",
        title = "RAdam",
        doc = "Adam that begins like SGD with momentum, until the mean squares can be trusted: it warms up by itself.",
        paper =
                "Liu, Jiang, He, Chen, Liu, Gao, Han: On the Variance of the Adaptive Learning Rate and Beyond. ICLR 2020")
public record RAdam(
        @Param(value = "0.001", doc = SharedDocs.RATE, min = 0)
        double learningRate,

        @Param(value = "0.9", doc = SharedDocs.BETA1, min = 0, max = 1, maxInclusive = false)
        double beta1,

        @Param(value = "0.999", doc = SharedDocs.BETA2, min = 0, max = 1, maxInclusive = false)
        double beta2,

        @Param(value = "1e-8", doc = SharedDocs.EPSILON, min = 0, advanced = true)
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
        return 2;
    }

    /** Keeps 1 − β₁ᵗ, and r·√(1 − β₂ᵗ) or 0 while the mean squares are not to be trusted. */
    @Override
    public void begin(UpdateStep step) {
        double power = Math.pow(beta2, (double) step.count());
        double most = 2 / (1 - beta2) - 1;
        double length = most - 2.0 * step.count() * power / (1 - power);
        step.scalars()[0] = 1 - Math.pow(step.momentum(beta1), (double) step.count());
        step.scalars()[1] = length > 5
                ? Math.sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length) * (1 - power))
                : 0;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        double momentum = step.momentum(beta1);
        boolean trusted = step.scalars()[1] > 0;
        float stepSize = (float) (step.rate() / step.scalars()[0] * (trusted ? step.scalars()[1] : 1));
        float root = trusted ? 1 : 0;
        float eps = trusted ? (float) epsilon : 1;
        float keep1 = (float) momentum;
        float add1 = (float) (1 - momentum);
        float keep2 = (float) beta2;
        float add2 = (float) (1 - beta2);
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
            weights[i] = w - stepSize * m / ((float) Math.sqrt(v) * root + eps);
        }
    }
}
