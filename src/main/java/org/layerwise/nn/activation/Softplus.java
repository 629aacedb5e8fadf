package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.translate.OpWriter;

/** {@code a = ln(1 + e^βx)/β = max(x, 0) + ln(1 + e^−|βx|)/β}, {@code a′ = σ(βx)}. */
@Kind(
        id = "softplus",
        title = "Softplus",
        doc = "A ReLU with a rounded corner: always positive, so it also suits outputs that must be, such as rates.",
        paper =
                "Dugas, Bengio, Bélisle, Nadeau, Garcia: Incorporating Second-Order Functional Knowledge for Better Option Pricing. NeurIPS 2000",
        group = PaletteGroup.ACTIVATION)
public record Softplus(
        @Param(value = "1", doc = "How sharp the corner at 0 is.", min = 0, minInclusive = false)
        double beta) implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            double tail = Exponential.log1p(Exponential.exp(-beta * Math.abs(x[i])));
            y[i] = (float) (Math.max(x[i], 0f) + tail / beta);
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int i = from; i < to; i++) {
            dx[i] = (float) (dy[i] / (1 + Exponential.exp(-beta * x[i])));
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.NEVER;
    }

    @Override
    public boolean isNonNegative() {
        return true;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.softplus(x, (float) beta);
    }
}
