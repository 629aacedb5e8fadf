package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = max(0, x)}; the slope at 0 is taken as 0. */
@Kind(
        id = "relu",
        title = "ReLU",
        doc = "Zero below 0, unchanged above: quick, does not saturate, but a unit can die.",
        paper = "Nair, Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines. ICML 2010",
        group = PaletteGroup.ACTIVATION)
public record Relu() implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(0f, x[i]);
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) { // y's sign, never negative, is 0 or 1: no branch that half of the values miss
            dx[i] = dy[i] * Math.signum(y[i]);
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.DEAD;
    }

    @Override
    public boolean isNonNegative() {
        return true;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.relu(x);
    }
}
