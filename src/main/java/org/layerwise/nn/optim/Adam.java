package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code g += λ·w}; {@code m = β₁·m + (1 − β₁)·g}; {@code v = β₂·v + (1 − β₂)·g²}; {@code w −= η·m̂/(√v̂ + ε)} with
 * {@code m̂ = m/(1 − β₁ᵗ)}, {@code v̂ = v/(1 − β₂ᵗ)}. A schedule's momentum takes the place of β₁.
 */
@Kind(
        id = "adam",
        title = "Adam",
        doc = "Momentum and a separate step size for each weight; a good first choice.",
        paper = "Kingma, Ba: Adam: A Method for Stochastic Optimization. ICLR 2015")
public record Adam(
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

    /** Without weight decay. */
    public Adam(double learningRate, double beta1, double beta2, double epsilon) {
        this(learningRate, beta1, beta2, epsilon, 0);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public int scalars() {
        return 2;
    }

    /** Keeps 1 − β₁ᵗ and 1 − β₂ᵗ. */
    @Override
    public void begin(UpdateStep step) {
        step.scalars()[0] = 1 - Math.pow(step.momentum(beta1), (double) step.count());
        step.scalars()[1] = 1 - Math.pow(beta2, (double) step.count());
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        double momentum = step.momentum(beta1);
        float stepSize = (float) (step.rate() / step.scalars()[0]);
        float root = (float) (1 / Math.sqrt(step.scalars()[1]));
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
            weights[i] = w - stepSize * m / ((float) Math.sqrt(v) * root + eps);
        }
    }
}
