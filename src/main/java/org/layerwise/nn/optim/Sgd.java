package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code g += λ·w}; {@code v = μ·v + g} (first step {@code v = g}); {@code w −= η·v}, or with Nesterov's look-ahead
 * {@code w −= η·(g + μ·v)}. With μ = 0 there is no velocity, whatever momentum a schedule sets.
 */
@Kind(
        id = "sgd",
        title = "SGD",
        doc = "Follows the gradient, with momentum if wished; the baseline that needs its learning rate tuned.",
        paper = "Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning. "
                + "ICML 2013")
public record Sgd(
        @Param(value = "0.01", doc = SharedDocs.RATE, min = 0)
        double learningRate,

        @Param(value = "0", doc = "Momentum μ: the share of the last velocity that is kept.", min = 0, max = 1)
        double momentum,

        @Param(
                value = "false",
                doc = "Look ahead along the velocity before following the gradient.",
                title = "Nesterov")
        boolean nesterov,

        @Param(value = "0", doc = SharedDocs.COUPLED_DECAY, min = 0, omitDefault = true)
        double weightDecay)
        implements Optimizer {

    /** Without weight decay. */
    public Sgd(double learningRate, double momentum, boolean nesterov) {
        this(learningRate, momentum, nesterov, 0);
    }

    @Override
    public int slots() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float decay = (float) weightDecay;
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                float w = weights[i];
                weights[i] = w - eta * (gradient[i] + decay * w);
            }
            return;
        }
        float mu = (float) step.momentum(momentum);
        float[] velocity = slots[0];
        if (nesterov) {
            for (int i = from; i < to; i++) {
                float w = weights[i];
                float g = gradient[i] + decay * w;
                float v = DenormalGuard.moment(mu * velocity[i] + g);
                velocity[i] = v;
                weights[i] = w - eta * (g + mu * v);
            }
        } else {
            for (int i = from; i < to; i++) {
                float w = weights[i];
                float v = DenormalGuard.moment(mu * velocity[i] + (gradient[i] + decay * w));
                velocity[i] = v;
                weights[i] = w - eta * v;
            }
        }
    }
}
