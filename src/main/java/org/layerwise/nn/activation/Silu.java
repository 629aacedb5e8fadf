package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = x·σ(x)}, {@code a′ = σ(x)·(1 + x·(1 − σ(x)))}. */
@Kind(
        id = "silu",
        title = "SiLU (Swish)",
        doc = "The input times its own sigmoid: a smooth ReLU that dips slightly below 0.",
        paper = "Elfwing, Uchibe, Doya: Sigmoid-Weighted Linear Units. Neural Networks 107, 2018",
        group = PaletteGroup.ACTIVATION)
public record Silu() implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            y[i] = (float) (x[i] / (1 + Exponential.exp(-(double) x[i])));
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            double v = x[i];
            double gate = 1 / (1 + Exponential.exp(-v));
            dx[i] = (float) (dy[i] * gate * (1 + v * (1 - gate)));
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.DEAD;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.silu(x);
    }
}
