package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = x·Φ(x)}, {@code a′ = Φ(x) + x·φ(x)}, Φ and φ being the normal distribution's: the exact form, not the one by tanh. */
@Kind(
        id = "gelu",
        title = "GELU",
        doc = "Weighs each input by how likely a normal number is smaller: a smooth ReLU, usual in transformers.",
        paper = "Hendrycks, Gimpel: Gaussian Error Linear Units. arXiv:1606.08415, 2016",
        group = PaletteGroup.ACTIVATION)
public record Gelu() implements PlainFunction {
    /** 1/√(2π). */
    private static final double NORM = 0.3989422804014327;

    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            double v = Math.abs(x[i]);
            y[i] = (float) (Math.max(x[i], 0f) - v * NormalTail.of(v));
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            double v = x[i];
            double density = NORM * Exponential.exp(-0.5 * v * v);
            double below = 0.5 + Math.signum(v) * (0.5 - NormalTail.of(Math.abs(v)));
            dx[i] = (float) (dy[i] * (below + v * density));
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.DEAD;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.gelu(x);
    }
}
