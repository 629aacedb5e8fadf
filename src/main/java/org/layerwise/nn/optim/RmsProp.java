package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code g += λ·w}; {@code s = α·s + (1 − α)·g²}; {@code w −= η·g/(√s + ε)}. Centered, {@code a = α·a + (1 − α)·g} and
 * {@code √(s − a²)} takes the place of {@code √s} (Graves: Generating Sequences With Recurrent Neural Networks, arXiv
 * 1308.0850, 2013; what rounding makes negative counts as 0). With momentum, {@code b = μ·b + g/(√s + ε)} and
 * {@code w −= η·b}; with μ = 0 there is none, whatever momentum a schedule sets.
 */
@Kind(
        id = "rmsprop",
        title = "RMSprop",
        doc = "Divides each gradient by a running root mean square of its own size.",
        paper = "Tieleman, Hinton: Lecture 6.5 – rmsprop. Coursera, 2012")
public record RmsProp(
        @Param(value = "0.01", doc = SharedDocs.RATE, min = 0)
        double learningRate,

        @Param(
                value = "0.99",
                doc = "Share α of the old mean square that is kept.",
                min = 0,
                max = 1,
                maxInclusive = false)
        double alpha,

        @Param(value = "1e-8", doc = SharedDocs.EPSILON, min = 0, advanced = true)
        double epsilon,

        @Param(
                aliases = "centred",
                value = "false",
                doc = "Divide by the standard deviation of the gradients rather than by their root mean square.",
                advanced = true,
                omitDefault = true)
        boolean centered,

        @Param(
                value = "0",
                doc = "Momentum μ: the share of the last step that is kept.",
                min = 0,
                max = 1,
                advanced = true,
                omitDefault = true)
        double momentum,

        @Param(value = "0", doc = SharedDocs.COUPLED_DECAY, min = 0, omitDefault = true)
        double weightDecay)
        implements Optimizer {

    /** Neither centered nor with momentum or weight decay. */
    public RmsProp(double learningRate, double alpha, double epsilon) {
        this(learningRate, alpha, epsilon, false, 0, 0);
    }

    /** The mean square; then, with momentum or centered, the last step; then, centered, the mean. */
    @Override
    public int slots() {
        return centered ? 3 : momentum == 0 ? 1 : 2;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        if (centered) {
            updateCentered(weights, gradient, slots, from, to, step);
        } else if (momentum == 0) {
            updatePlain(weights, gradient, slots[0], from, to, step);
        } else {
            updateWithMomentum(weights, gradient, slots, from, to, step);
        }
    }

    private void updatePlain(float[] weights, float[] gradient, float[] square, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float keep = (float) alpha;
        float add = (float) (1 - alpha);
        float eps = (float) epsilon;
        float decay = (float) weightDecay;
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = DenormalGuard.gradient(gradient[i] + decay * w);
            float s = DenormalGuard.moment(keep * square[i] + add * (g * g));
            square[i] = s;
            weights[i] = w - eta * g / ((float) Math.sqrt(s) + eps);
        }
    }

    private void updateWithMomentum(
            float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float keep = (float) alpha;
        float add = (float) (1 - alpha);
        float eps = (float) epsilon;
        float decay = (float) weightDecay;
        float mu = (float) step.momentum(momentum);
        float[] square = slots[0];
        float[] last = slots[1];
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = DenormalGuard.gradient(gradient[i] + decay * w);
            float s = DenormalGuard.moment(keep * square[i] + add * (g * g));
            float b = DenormalGuard.moment(mu * last[i] + g / ((float) Math.sqrt(s) + eps));
            square[i] = s;
            last[i] = b;
            weights[i] = w - eta * b;
        }
    }

    private void updateCentered(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float keep = (float) alpha;
        float add = (float) (1 - alpha);
        float eps = (float) epsilon;
        float decay = (float) weightDecay;
        float mu = momentum == 0 ? 0 : (float) step.momentum(momentum);
        float[] square = slots[0];
        float[] last = slots[1];
        float[] mean = slots[2];
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = DenormalGuard.gradient(gradient[i] + decay * w);
            float s = DenormalGuard.moment(keep * square[i] + add * (g * g));
            float a = DenormalGuard.moment(keep * mean[i] + add * g);
            float c = DenormalGuard.gradient(a);
            float b = DenormalGuard.moment(mu * last[i] + g / ((float) Math.sqrt(Math.max(s - c * c, 0)) + eps));
            square[i] = s;
            mean[i] = a;
            last[i] = b;
            weights[i] = w - eta * b;
        }
    }
}
