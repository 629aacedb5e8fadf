package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = x} where positive, {@code slope·x} elsewhere. */
@Kind(
        id = "leaky-relu",
        title = "Leaky ReLU",
        doc = "A ReLU with a small slope below 0, so that no unit dies.",
        paper = "Maas, Hannun, Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models. ICML 2013",
        group = PaletteGroup.ACTIVATION)
public record LeakyRelu(
        @Param(value = "0.01", doc = "The slope below 0.", min = 0, max = 1)
        double slope) implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        float leak = (float) slope;
        for (int i = from; i < to; i++) {
            y[i] = x[i] > 0 ? x[i] : leak * x[i];
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        float leak = (float) slope;
        for (int i = from; i < to; i++) {
            dx[i] = x[i] > 0 ? dy[i] : leak * dy[i];
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.DEAD;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.leakyRelu(x, (float) slope);
    }
}
