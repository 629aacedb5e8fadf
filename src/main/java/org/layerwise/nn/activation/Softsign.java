package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = x/(1 + |x|)}, {@code a′ = 1/(1 + |x|)²}. */
@Kind(
        id = "softsign",
        title = "Softsign",
        doc = "Squashes to −1 … 1 like tanh, but nears its limits slowly.",
        paper =
                "Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks. AISTATS 2010",
        group = PaletteGroup.ACTIVATION)
public record Softsign() implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] / (1 + Math.abs(x[i]));
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            float near = 1 / (1 + Math.abs(x[i]));
            dx[i] = dy[i] * near * near;
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.SATURATED_TANH;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.softsign(x);
    }
}
