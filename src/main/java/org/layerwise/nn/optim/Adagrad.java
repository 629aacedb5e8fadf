package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code s += g²}; {@code w −= η·g/(√s + ε)}. */
@Kind(
        id = "adagrad",
        title = "Adagrad",
        doc = "Divides each gradient by the root of the sum of all its squares: steps only get smaller.",
        paper = "Duchi, Hazan, Singer: Adaptive Subgradient Methods. JMLR 12, 2011")
public record Adagrad(
        @Param(value = "0.01", doc = "Learning rate η.", min = 0)
        double learningRate,

        @Param(
                value = "1e-10",
                doc = "Added to the root, so that nothing is divided by zero.",
                min = 0,
                advanced = true)
        double epsilon)
        implements Optimizer {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float eps = (float) epsilon;
        float[] sum = slots[0];
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = sum[i] + g * g;
            sum[i] = s;
            weights[i] -= eta * g / ((float) Math.sqrt(s) + eps);
        }
    }
}
