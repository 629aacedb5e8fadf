package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = x·tanh(ln(1 + eˣ)) = x·n/(n + 2)} with {@code n = eˣ·(eˣ + 2)}; {@code a′ = n/(n + 2) + 4x·eˣ·(eˣ + 1)/(n + 2)²}. */
@Kind(
        id = "mish",
        title = "Mish",
        doc = "The input times the tanh of its softplus: smooth, dips below 0, close to SiLU.",
        paper = "Misra: Mish, A Self Regularized Non-Monotonic Activation Function. BMVC 2020",
        group = PaletteGroup.ACTIVATION)
public record Mish() implements PlainFunction {
    /** From here on a = x to the last bit. */
    private static final float LARGE = 40;

    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            double power = Exponential.exp(Math.min(x[i], LARGE));
            double n = power * (power + 2);
            y[i] = (float) (x[i] * n / (n + 2));
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            double power = Exponential.exp(Math.min(x[i], LARGE));
            double n = power * (power + 2);
            double gate = n / (n + 2);
            double slope = 4 * power * (power + 1) / ((n + 2) * (n + 2));
            dx[i] = (float) (dy[i] * (gate + Math.min(x[i], LARGE) * slope));
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.DEAD;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.mish(x);
    }
}
