package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = λ·x} where positive, {@code λ·α·(eˣ − 1)} elsewhere, λ = 1.0507009873554805, α = 1.6732632423543772. */
@Kind(
        id = "selu",
        title = "SELU",
        doc =
                "A scaled ELU that drives activations towards zero mean and unit variance by itself; start it with LeCun normal.",
        paper = "Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks. NeurIPS 2017",
        group = PaletteGroup.ACTIVATION)
public record Selu() implements PlainFunction {
    private static final double ALPHA = 1.6732632423543772;
    private static final double SCALE = 1.0507009873554805;

    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            double below = ALPHA * (Exponential.exp(Math.min(x[i], 0f)) - 1);
            y[i] = (float) (SCALE * (Math.max(x[i], 0f) + below));
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            float slope = (float) (SCALE * ALPHA * Exponential.exp(Math.min(x[i], 0f)));
            dx[i] = dy[i] * (x[i] > 0 ? (float) SCALE : slope);
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.NEVER;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.selu(x, (float) ALPHA, (float) SCALE);
    }
}
