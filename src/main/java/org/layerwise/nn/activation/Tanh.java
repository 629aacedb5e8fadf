package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.math.VectorMath;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = tanh x}, {@code a′ = 1 − a²}. */
@Kind(
        id = "tanh",
        title = "Tanh",
        doc = "Squashes to −1 … 1, zero-centered; saturates where |x| is large.",
        paper = "LeCun, Bottou, Orr, Müller: Efficient BackProp. In: Neural Networks: Tricks of the Trade, 1998",
        group = PaletteGroup.ACTIVATION)
public record Tanh() implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        VectorMath.tanh(x, y, from, to);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (1 - y[i] * y[i]);
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.SATURATED_TANH;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.tanh(x);
    }
}
