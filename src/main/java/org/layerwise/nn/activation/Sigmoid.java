package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.math.VectorMath;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = 1/(1 + e⁻ˣ)}, {@code a′ = a·(1 − a)}. */
@Kind(
        id = "sigmoid",
        title = "Sigmoid",
        doc =
                "Squashes to 0 … 1: a probability of two classes. In hidden layers it saturates, is not zero-centered, and "
                        + "its slope is at most 1/4.",
        group = PaletteGroup.ACTIVATION)
public record Sigmoid() implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        VectorMath.sigmoid(x, y, from, to);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * y[i] * (1 - y[i]);
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.SATURATED_SIGMOID;
    }

    @Override
    public boolean isNonNegative() {
        return true;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.sigmoid(x);
    }
}
