package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code w −= η·(sign(β₁·m + (1 − β₁)·g) + λ·w)}; {@code m = β₂·m + (1 − β₂)·g}. A schedule's momentum takes the place of β₁.
 */
@Kind(
        id = "lion",
        title = "Lion",
        doc =
                "Steps of one size for every weight, by the sign of a mean gradient; wants a learning rate 3 to 10 times below Adam's.",
        paper = "Chen et al.: Symbolic Discovery of Optimization Algorithms. NeurIPS 2023")
public record Lion(
        @Param(value = "1e-4", doc = SharedDocs.RATE, min = 0)
        double learningRate,

        @Param(value = "0.9", doc = SharedDocs.BETA1, min = 0, max = 1, maxInclusive = false)
        double beta1,

        @Param(
                value = "0.99",
                doc = "Share β₂ of the old mean gradient that is remembered for the next step.",
                min = 0,
                max = 1,
                maxInclusive = false)
        double beta2,

        @Param(value = "0", doc = SharedDocs.DECOUPLED_DECAY, min = 0, omitDefault = true)
        double weightDecay)
        implements Optimizer {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        double momentum = step.momentum(beta1);
        float eta = (float) step.rate();
        float shrunk = (float) (1 - step.rate() * weightDecay);
        float keep1 = (float) momentum;
        float add1 = (float) (1 - momentum);
        float keep2 = (float) beta2;
        float add2 = (float) (1 - beta2);
        float[] mean = slots[0];
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = mean[i];
            mean[i] = DenormalGuard.moment(keep2 * m + add2 * g);
            weights[i] = shrunk * weights[i] - eta * Math.signum(keep1 * m + add1 * g);
        }
    }
}
