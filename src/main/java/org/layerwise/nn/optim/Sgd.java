package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code v = μ·v + g} (first step {@code v = g}); {@code w −= η·v}, or with Nesterov's look-ahead {@code w −= η·(g + μ·v)}.
 */
@Kind(
        id = "sgd",
        title = "SGD",
        doc = "Follows the gradient, with momentum if wished; the baseline that needs its learning rate tuned.",
        paper = "Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning. "
                + "ICML 2013")
public record Sgd(
        @Param(value = "0.01", doc = "Learning rate η.", min = 0)
        double learningRate,

        @Param(value = "0", doc = "Momentum μ: the share of the last velocity that is kept.", min = 0, max = 1)
        double momentum,

        @Param(
                value = "false",
                doc = "Look ahead along the velocity before following the gradient.",
                title = "Nesterov")
        boolean nesterov)
        implements Optimizer {
    @Override
    public int slots() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                weights[i] -= eta * gradient[i];
            }
            return;
        }
        float mu = (float) momentum;
        float[] velocity = slots[0];
        if (nesterov) {
            for (int i = from; i < to; i++) {
                float v = mu * velocity[i] + gradient[i];
                velocity[i] = v;
                weights[i] -= eta * (gradient[i] + mu * v);
            }
        } else {
            for (int i = from; i < to; i++) {
                float v = mu * velocity[i] + gradient[i];
                velocity[i] = v;
                weights[i] -= eta * v;
            }
        }
    }
}
