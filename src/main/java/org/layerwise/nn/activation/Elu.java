package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = x} where positive, {@code α·(eˣ − 1)} elsewhere; {@code a′ = α·eˣ} there. */
@Kind(
        id = "elu",
        title = "ELU",
        doc = "Unchanged above 0, bends softly towards −alpha below: outputs average nearer to 0 than a ReLU's.",
        paper =
                "Clevert, Unterthiner, Hochreiter: Fast and Accurate Deep Network Learning by Exponential Linear Units. ICLR 2016",
        group = PaletteGroup.ACTIVATION)
public record Elu(
        @Param(value = "1", doc = "The depth that large negative inputs reach.", min = 0)
        double alpha) implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            y[i] = (float) (Math.max(x[i], 0f) + alpha * (Exponential.exp(Math.min(x[i], 0f)) - 1));
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            float slope = (float) (alpha * Exponential.exp(Math.min(x[i], 0f)));
            dx[i] = dy[i] * (x[i] > 0 ? 1f : slope);
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.DEAD;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.elu(x, (float) alpha);
    }
}
