package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code m = β₁·m + (1 − β₁)·g}; {@code v = β₂·v + (1 − β₂)·g²}; {@code w −= η·m̂/(√v̂ + ε)} with
 * {@code m̂ = m/(1 − β₁ᵗ)}, {@code v̂ = v/(1 − β₂ᵗ)}.
 */
@Kind(
        id = "adam",
        title = "Adam",
        doc = "Momentum and a step of its own for each weight; a good first choice.",
        paper = "Kingma, Ba: Adam: A Method for Stochastic Optimization. ICLR 2015")
public record Adam(
        @Param(value = "0.001", doc = "Learning rate η.", min = 0)
        double learningRate,

        @Param(
                value = "0.9",
                doc = "Share β₁ of the old mean gradient that is kept.",
                min = 0,
                max = 1,
                maxInclusive = false)
        double beta1,

        @Param(
                value = "0.999",
                doc = "Share β₂ of the old mean square that is kept.",
                min = 0,
                max = 1,
                maxInclusive = false)
        double beta2,

        @Param(value = "1e-8", doc = "Added to the root, so that nothing is divided by zero.", min = 0, advanced = true)
        double epsilon)
        implements Optimizer {
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
        step.scalars()[0] = 1 - Math.pow(beta1, (double) step.count());
        step.scalars()[1] = 1 - Math.pow(beta2, (double) step.count());
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float stepSize = (float) (step.rate() / step.scalars()[0]);
        float root = (float) (1 / Math.sqrt(step.scalars()[1]));
        float keep1 = (float) beta1;
        float add1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float add2 = (float) (1 - beta2);
        float eps = (float) epsilon;
        float[] mean = slots[0];
        float[] square = slots[1];
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = keep1 * mean[i] + add1 * g;
            float v = keep2 * square[i] + add2 * g * g;
            mean[i] = m;
            square[i] = v;
            weights[i] -= stepSize * m / ((float) Math.sqrt(v) * root + eps);
        }
    }
}
