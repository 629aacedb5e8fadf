package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code g += λ·w}; {@code s += g²}; {@code w −= η·g/(√s + ε)}. */
@Kind(
        id = "adagrad",
        title = "Adagrad",
        doc = "Divides each gradient by the root of the sum of all its squares: steps only get smaller.",
        paper = "Duchi, Hazan, Singer: Adaptive Subgradient Methods. JMLR 12, 2011")
public record Adagrad(
        @Param(value = "0.01", doc = SharedDocs.RATE, min = 0)
        double learningRate,

        @Param(value = "1e-10", doc = SharedDocs.EPSILON, min = 0, advanced = true)
        double epsilon,

        @Param(value = "0", doc = SharedDocs.COUPLED_DECAY, min = 0, omitDefault = true)
        double weightDecay)
        implements Optimizer {

    /** Without weight decay. */
    public Adagrad(double learningRate, double epsilon) {
        this(learningRate, epsilon, 0);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float eps = (float) epsilon;
        float decay = (float) weightDecay;
        float[] sum = slots[0];
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = DenormalGuard.gradient(gradient[i] + decay * w);
            float s = sum[i] + g * g;
            sum[i] = s;
            weights[i] = w - eta * g / ((float) Math.sqrt(s) + eps);
        }
    }
}
