package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = min(max(x/6 + 1/2, 0), 1)}; the slope at both corners is taken as 0. */
@Kind(
        id = "hard-sigmoid",
        title = "Hard sigmoid",
        doc = "A sigmoid of three straight lines: quick, and exactly 0 or 1 outside −3 … 3, where nothing is learned.",
        paper = "Courbariaux, Bengio, David: BinaryConnect. NeurIPS 2015",
        group = PaletteGroup.ACTIVATION)
public record HardSigmoid() implements PlainFunction {
    private static final float SIXTH = 1f / 6f;

    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            y[i] = Math.min(Math.max(x[i] * SIXTH + 0.5f, 0f), 1f);
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            dx[i] = Math.abs(x[i]) < 3f ? dy[i] * SIXTH : 0f;
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
        return writer.hardSigmoid(x);
    }
}
