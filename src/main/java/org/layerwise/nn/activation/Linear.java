package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = x}. */
@Kind(
        id = "linear",
        title = "Linear",
        doc = "Passes its input on unchanged; the last activation of a regression.",
        group = PaletteGroup.ACTIVATION)
public record Linear() implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        System.arraycopy(x, from, y, from, to - from);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        System.arraycopy(dy, from, dx, from, to - from);
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.NEVER;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return x;
    }
}
