package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code s = α·s + (1 − α)·g²}; {@code w −= η·g/(√s + ε)}. */
@Kind(
        id = "rmsprop",
        title = "RMSprop",
        doc = "Divides each gradient by a running root mean square of itself.",
        paper = "Tieleman, Hinton: Lecture 6.5, Neural Networks for Machine Learning. Coursera 2012")
public record RmsProp(
        @Param(value = "0.01", doc = "Learning rate η.", min = 0)
        double learningRate,

        @Param(
                value = "0.99",
                doc = "Share α of the old mean square that is kept.",
                min = 0,
                max = 1,
                maxInclusive = false)
        double alpha,

        @Param(value = "1e-8", doc = "Added to the root, so that nothing is divided by zero.", min = 0, advanced = true)
        double epsilon)
        implements Optimizer {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float keep = (float) alpha;
        float add = (float) (1 - alpha);
        float eps = (float) epsilon;
        float[] square = slots[0];
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = keep * square[i] + add * g * g;
            square[i] = s;
            weights[i] -= eta * g / ((float) Math.sqrt(s) + eps);
        }
    }
}
