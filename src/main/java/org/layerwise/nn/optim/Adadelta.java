package org.layerwise.nn.optim;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code g += λ·w}; {@code s = ρ·s + (1 − ρ)·g²}; {@code Δ = g·√(a + ε)/√(s + ε)}; {@code a = ρ·a + (1 − ρ)·Δ²};
 * {@code w −= η·Δ}.
 */
@Kind(
        id = "adadelta",
        title = "Adadelta",
        doc = "Measures steps by the size of earlier steps, so that the learning rate hardly needs tuning.",
        paper = "Zeiler: ADADELTA: An Adaptive Learning Rate Method. arXiv 1212.5701, 2012")
public record Adadelta(
        @Param(value = "1", doc = SharedDocs.RATE, min = 0) double learningRate,

        @Param(
                value = "0.9",
                doc = "Share ρ of the old mean squares that is kept.",
                min = 0,
                max = 1,
                maxInclusive = false)
        double rho,

        @Param(value = "1e-6", doc = "Added within both roots.", min = 0, minInclusive = false, advanced = true)
        double epsilon,

        @Param(value = "0", doc = SharedDocs.COUPLED_DECAY, min = 0, omitDefault = true)
        double weightDecay)
        implements Optimizer {
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, int from, int to, UpdateStep step) {
        float eta = (float) step.rate();
        float keep = (float) rho;
        float add = (float) (1 - rho);
        float eps = (float) epsilon;
        float decay = (float) weightDecay;
        float[] square = slots[0];
        float[] moved = slots[1];
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = DenormalGuard.gradient(gradient[i] + decay * w);
            float s = DenormalGuard.moment(keep * square[i] + add * (g * g));
            float a = moved[i];
            float delta = DenormalGuard.gradient(g * (float) Math.sqrt((a + eps) / (s + eps)));
            square[i] = s;
            moved[i] = DenormalGuard.moment(keep * a + add * (delta * delta));
            weights[i] = w - eta * delta;
        }
    }
}
